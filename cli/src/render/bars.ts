const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A horizontal bar, exact to an eighth of a column. Whatever is not zero shows. */
export function bar(value: number, scale: number, width: number): string {
  if (value <= 0 || scale <= 0) return '';
  const units = Math.max(1, Math.min(width * 8, Math.round((value / scale) * width * 8)));
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '');
}

/** A meter of `width` columns. It is full only when all is sold and empty only when nothing is. */
export function meter(value: number, of: number, width = 8): string {
  if (of <= 0) return '▁'.repeat(width);
  const share = Math.round((value / of) * width);
  const filled = value >= of ? width : value <= 0 ? 0 : Math.min(width - 1, Math.max(1, share));
  return '▇'.repeat(filled) + '▁'.repeat(width - filled);
}

/** One column for each value. Zero is the lowest block, so that the smallest sale still stands out. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(0, ...values);
  return values.map((value) => (value <= 0 ? heights[0] : heights[Math.max(1, Math.round((value / most) * 7))])).join('');
}

/** Adds neighbours together until at most `most` values are left. `step` tells how many went into each. */
export function condense(values: readonly number[], most: number): { values: number[]; step: number } {
  const step = Math.max(1, Math.ceil(values.length / Math.max(1, most)));
  const sums: number[] = [];
  // From the end: the newest step is the one people look at, so it should be a whole one.
  for (let end = values.length; end > 0; end -= step)
    sums.unshift(values.slice(Math.max(0, end - step), end).reduce((sum, value) => sum + value, 0));
  return { values: sums, step };
}
