/** Seconds with one decimal, for people. @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Shows that something long is going on: on a terminal one line that counts the seconds, elsewhere a line at the start and one every
 * ten seconds, so that a log neither looks stuck nor fills up.
 * @param {string} what in the present: "Installing 900 packages"
 * @returns {{done(note?: string): void, failed(note?: string): void, stopping(): void}} exactly one of them is to be called
 */
export function progress(what) {
  const out = process.stderr;
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const live = Boolean(out.isTTY) && !process.env.CI;
  const draw = () =>
    out.write(live ? `\r\x1b[2K  ${what} … ${Math.floor(elapsed() / 1000)} s` : `  ${what} … ${Math.floor(elapsed() / 1000)} s\n`);
  if (live) draw();
  else out.write(`  ${what} …\n`);
  const timer = setInterval(draw, live ? 1000 : 10_000);
  const close = (sign, note) => {
    clearInterval(timer);
    out.write(`${live ? '\r\x1b[2K' : ''}  ${sign} ${note ?? what} (${seconds(elapsed())})\n`);
  };
  const stopping = () => {
    clearInterval(timer);
    out.write(`${live ? '\r\x1b[2K' : ''}  Stopping …\n`);
  };
  return { done: (note) => close('✓', note), failed: (note) => close('✗', note), stopping };
}
