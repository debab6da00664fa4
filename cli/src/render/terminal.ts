import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';

/** What text is written to. */
export interface Terminal {
  /** Columns; Infinity where nobody looks, so that nothing is cut for a file or a pipe. */
  width: number;
  isTerminal: boolean;
  paint: ChalkInstance;
}

const plain = new Chalk({ level: 0 });

/** Colours as the terminal shows them, none anywhere else. Node's own test honours NO_COLOR, FORCE_COLOR and TERM=dumb. */
export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  if (!stream.isTTY) return { width: Infinity, isTerminal: false, paint: plain };
  const depth = stream.getColorDepth();
  const level = depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
  return { width: Math.max(40, stream.columns || 80), isTerminal: true, paint: new Chalk({ level }) };
}

/** Columns that a text takes. */
export const widthOf = (text: string): number => stringWidth(text);

/** A text from elsewhere on one line, unable to steer the terminal. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Cuts a text to so many columns, with an ellipsis at the end. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills a text up with spaces to so many columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + spaces : spaces + text;
}

/** Breaks a text between words so that no line is longer than `width`. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?! )/)) {
    if (line !== '' && widthOf(`${line} ${word}`) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
