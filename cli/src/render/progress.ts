import { meter } from './bars.js';
import type { Terminal } from './terminal.js';

/** Shows on stderr that something is under way, on a terminal and only when it takes a moment. */
export async function withSpinner<T>(text: string, terminal: Terminal, work: Promise<T>): Promise<T> {
  return await withProgress(text, terminal, () => work);
}

/** Told how far things are. */
export type Progress = (text: string, done: number, total: number) => void;

/** The same for work of several steps: with a bar, as soon as there is more than one. */
export async function withProgress<T>(first: string, terminal: Terminal, start: (progress: Progress) => Promise<T>): Promise<T> {
  if (!terminal.isTerminal) return await start(() => undefined);
  let text = first;
  let show: () => unknown = () => undefined;
  const work = start((doing, done, total) => {
    text = total > 1 ? `${doing}   ${terminal.paint.cyan(meter(done, total, 16))} ${done}/${total}` : doing;
    show();
  });
  const slow = Symbol('slow');
  const early = await Promise.race([work, new Promise<symbol>((resolve) => setTimeout(resolve, 150, slow).unref())]);
  if (early !== slow) return early as T;
  const { default: ora } = await import('ora');
  const spinner = ora({ text, indent: 2, stream: process.stderr, discardStdin: false }).start();
  show = () => (spinner.text = text);
  try {
    return await work;
  } finally {
    spinner.stop();
  }
}
