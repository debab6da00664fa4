import { LineCounter, isScalar, parseDocument, visit } from 'yaml';
import { UsageError } from '../errors.js';

/** A number that was written with decimals, as it was written: `25.00` is money, and 25 may be cents. */
export class Decimal {
  constructor(readonly source: string) {}
}

/** What stands in a file, and where. */
export interface Document {
  value: unknown;
  /** The line of a place, counted from 1; undefined where nothing stands. */
  lineOf(path: readonly (string | number)[]): number | undefined;
}

const most = 1_000_000;

/**
 * Reads YAML or JSON.
 * @param file How the file is called in what is said about it.
 * @throws {UsageError} with everything that is no YAML.
 */
export function readDocument(text: string, file: string): Document {
  if (text.length > most) throw new UsageError(`${file} is too large: at most 1 MB.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const why = document.errors.map(({ pos: [from], message }) => `line ${lines.linePos(from).line}  ${message}`);
    throw new UsageError(`${file} cannot be read.`, { why, hint: 'It has to be YAML or JSON.' });
  }
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && /[.e]/i.test(node.source ?? '')) node.value = new Decimal(node.source ?? '');
    },
  });
  return {
    value: toValue(() => document.toJS({ maxAliasCount: 100 }), file),
    lineOf: (path) => {
      const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
      const from = node?.range?.[0];
      // An empty value has no place of its own, and is on the line of its name.
      return from === undefined || (isScalar(node) && node.source === '') ? undefined : lines.linePos(from).line;
    },
  };
}

function toValue(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, { hint: (cause as Error).message, cause });
  }
}
