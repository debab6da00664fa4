import type { Terminal } from './terminal.js';

/** Shows on stderr that something is under way, on a terminal and only when it takes a moment. */
export async function withSpinner<T>(text: string, terminal: Terminal, work: Promise<T>): Promise<T> {
  if (!terminal.isTerminal) return await work;
  const slow = Symbol('slow');
  const first = await Promise.race([work, new Promise<symbol>((resolve) => setTimeout(resolve, 150, slow).unref())]);
  if (first !== slow) return first as T;
  const { default: ora } = await import('ora');
  const spinner = ora({ text, indent: 2, stream: process.stderr, discardStdin: false }).start();
  try {
    return await work;
  } finally {
    spinner.stop();
  }
}
