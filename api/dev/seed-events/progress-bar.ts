import type { WriteStream } from 'node:tty';

const width = 30;

/**
 * Shows how far something long has come: on a terminal one line that grows, elsewhere a line at every tenth, so that a log neither looks stuck
 * nor fills up.
 * @returns to be told how many are done
 */
export function progressBar(what: string, total: number, out: Pick<WriteStream, 'isTTY' | 'write'>): (done: number) => void {
  let tenth = -1;
  return (done) => {
    const share = done / total;
    const text = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what}`;
    if (out.isTTY) {
      const filled = Math.round(share * width);
      out.write(`\r\x1b[2K  ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${text}${share < 1 ? '' : '\n'}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      out.write(`  ${text}\n`);
    }
  };
}
