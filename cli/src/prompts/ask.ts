import type { createPromptModule } from 'inquirer';

type Ask = ReturnType<typeof createPromptModule>;

// Loaded only when somebody is asked: most commands never are, and start faster without.
async function load(): Promise<Ask> {
  const { default: inquirer } = await import('inquirer');
  // On stderr, so that what is asked never mixes with what is answered.
  return inquirer.createPromptModule({ output: process.stderr });
}

/** Gives back null when the text is fine, otherwise what is wrong with it. */
export type Check = (text: string) => string | null;

/** Turns a function that throws on bad input into a check. */
export function checkBy(parse: (text: string) => unknown): Check {
  return (text) => {
    try {
      parse(text);
      return null;
    } catch (error) {
      // What is asked for has no flag in front.
      return (error instanceof Error ? error.message : String(error)).replace(/^--\S+ /, '');
    }
  };
}

/** Asks for a line of text. */
export async function askText(message: string, { initial, check }: { initial?: string; check?: Check } = {}): Promise<string> {
  const ask = await load();
  const validate = (text: string): string | true => (text.trim() === '' ? 'Please type something.' : (check?.(text) ?? true));
  const { answer } = await ask([{ type: 'input', name: 'answer', message, validate, ...(initial !== undefined && { default: initial }) }]);
  return (answer as string).trim();
}

/** Asks for a line of text that may be left empty; undefined when it is. */
export async function askOptional(message: string, { check }: { check?: Check } = {}): Promise<string | undefined> {
  const ask = await load();
  const validate = (text: string): string | true => (text.trim() === '' ? true : (check?.(text) ?? true));
  const { answer } = await ask([{ type: 'input', name: 'answer', message, validate }]);
  return (answer as string).trim() || undefined;
}

/** Asks for one of many, of which those that fit what is typed are offered. */
export async function askSearch(message: string, find: (typed: string) => string[], initial: string): Promise<string> {
  const ask = await load();
  // What is offered before anything is typed begins with what is likely.
  const source = (typed: string | undefined): string[] => (typed ? find(typed) : [initial, ...find('').filter((one) => one !== initial)]);
  const { answer } = await ask([{ type: 'search', name: 'answer', message, source, pageSize: 7 }]);
  return answer as string;
}

/** Asks for a secret; what is typed does not show. */
export async function askSecret(message: string, { check }: { check?: Check } = {}): Promise<string> {
  const ask = await load();
  const validate = (text: string): string | true => (text === '' ? 'Please type it.' : (check?.(text) ?? true));
  const { answer } = await ask([{ type: 'password', name: 'answer', message, mask: '•', validate }]);
  return answer as string;
}

/** One of several to choose from. */
export interface Choice<T> {
  name: string;
  value: T;
  /** How it is called once it was chosen. */
  short?: string;
}

/** Asks for one of several. */
export async function askChoice<T>(message: string, choices: Choice<T>[]): Promise<T> {
  const ask = await load();
  const { answer } = await ask([{ type: 'select', name: 'answer', message, choices }]);
  return answer as T;
}

/** Asks for some of several, at least one. */
export async function askChoices<T>(message: string, choices: Choice<T>[]): Promise<T[]> {
  const ask = await load();
  const { answer } = await ask([{ type: 'checkbox', name: 'answer', message, choices, required: true }]);
  return answer as T[];
}

/** Asks for a yes. */
export async function askConfirmation(message: string, { initial = true } = {}): Promise<boolean> {
  const ask = await load();
  const { answer } = await ask([{ type: 'confirm', name: 'answer', message, default: initial }]);
  return answer as boolean;
}
