import { checkCount, type Finding } from './examine.js';
import type { Mended } from './mend.js';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `event evt_1, tier tier_2, found 3, expected 2`; what a row does not have is left out. */
const describe = (row: Record<string, unknown>): string =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');

function findingLines({ check, invariant, count, rows, advice }: Finding): string[] {
  const rest = count - rows.length;
  return [
    `✗ ${check}: not always so that ${invariant} (${plural(count, 'row')})`,
    ...rows.map((row) => `    ${describe(row)}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
    `  → ${advice}`,
  ];
}

function mendedLines({ expired, recounted, relisted, failed }: Mended): string[] {
  return [
    ...(expired > 0 ? [`+ ${plural(expired, 'order')} expired whose time was over`] : []),
    ...recounted.map(
      ({ kind, id, event, counter, from, to }) =>
        `+ ${kind} ${id}${kind === 'event' ? '' : ` of event ${event}`}: ${counter} ${from} → ${to}`,
    ),
    ...relisted.map((event) => `+ event ${event}: listed anew`),
    ...failed.map(({ event, reason }) => `! ${event === null ? '' : `event ${event}: `}${reason}`),
    ...(expired + recounted.length + relisted.length + failed.length === 0 ? ['Nothing was there to be mended.'] : []),
  ];
}

/** What was mended and what is left, for somebody who reads it. */
export function reportText(findings: Finding[], mended: Mended | null): string {
  const broken = findings.reduce((sum, { count }) => sum + count, 0);
  const verdict =
    broken === 0
      ? `✓ ${checkCount} invariants hold.`
      : `${plural(findings.length, 'invariant')} of ${checkCount} broken, by ${plural(broken, 'row')}.`;
  return [...(mended ? mendedLines(mended) : []), ...findings.flatMap(findingLines), verdict].join('\n');
}

/** The same as one JSON object, for a program. */
export const reportJson = (findings: Finding[], mended: Mended | null): string =>
  JSON.stringify({ ok: findings.length === 0, checks: checkCount, findings, ...(mended ? { mended } : {}) });
