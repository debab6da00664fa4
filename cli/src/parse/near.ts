/** How many letters have to be changed, added, left out or swapped with their neighbour to get from one word to the other. */
export function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? Infinity;
}

/** The known word that was probably meant: one wrong letter in three, three at most. Nothing when no word is that near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const most = Math.min(3, Math.max(1, Math.floor(typed.length / 3)));
  const near = known.map((word) => ({ word, away: distance(typed.toLowerCase(), word.toLowerCase()) })).sort((a, b) => a.away - b.away)[0];
  return near !== undefined && near.away <= most ? near.word : undefined;
}
