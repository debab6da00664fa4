import { styleText } from 'node:util';
import { demoCodes, owner } from './demo/programme.js';

/** What the banner says. */
export type BannerFacts = {
  siteUrl: string;
  apiUrl: string;
  mailboxUrl: string;
  database: string;
  /** Whether it is the one of DATABASE_URL. */
  ownDatabase: boolean;
  /** Where everything is kept, as the reader would write it. */
  stateDir: string;
  /** Seconds from the command to now. */
  seconds: number;
  /** The payment emulator; null when cards go to the configured account. */
  emulatorUrl: string | null;
  /** What should be known beside it, line by line. */
  hints?: readonly string[];
};

// With the indent 80 columns, as many as the narrowest usual terminal has.
const width = 78;
const nameWidth = 18;
const whatWidth = 24;

/** The screen that `npm start` ends with: where everything is and what to do next. */
export function banner(facts: BannerFacts, color: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string => (color ? styleText(style, text) : text);
  const title = 'EchoPlex Tickets is running';
  const ready = `ready in ${facts.seconds.toFixed(1)} s`;
  const row = (name: string, what: string, more: string, style: Parameters<typeof styleText>[0] = 'cyan'): string => {
    const start = `  ${name.padEnd(nameWidth)}${paint(style, what)}`;
    if (more === '') return start;
    const gap = Math.max(2, whatWidth - what.length);
    const fits = nameWidth + what.length + gap + more.length <= width;
    return start + (fits ? ' '.repeat(gap) : `\n${' '.repeat(2 + nameWidth)}`) + paint('dim', more);
  };
  return [
    '',
    `  ${paint(['bold', 'green'], title)}${' '.repeat(width - title.length - ready.length)}${paint('dim', ready)}`,
    '',
    row("Organizer's site", facts.siteUrl, facts.emulatorUrl ? 'buy here, card 4242 4242 4242 4242' : 'buy here'),
    row('API', facts.apiUrl, 'docs at /docs and /openapi.yaml'),
    row('Codes to try', `${demoCodes.discount}, ${demoCodes.access}`, 'prices fall, a hidden tier opens', 'reset'),
    row('Mailbox', facts.mailboxUrl, 'every mail that is sent'),
    ...(facts.emulatorUrl ? [row('Payment emulator', `${facts.emulatorUrl}/_emulator`, 'lost webhooks, disputes')] : []),
    row('Database', facts.database, facts.ownDatabase ? 'yours, by DATABASE_URL' : `data stays in ${facts.stateDir}`, 'reset'),
    '',
    row('Organizer', owner.email, `password ${owner.password}`, 'reset'),
    row('Try the CLI', 'npx echoplex events list', `(logged in as ${owner.email})`, 'bold'),
    row('', 'npx echoplex orders list harbour-lights', '', 'bold'),
    row('', 'npx echoplex analytics event harbour-lights', '', 'bold'),
    '',
    ...(facts.hints ?? []).map((hint) => `  ${paint('yellow', hint)}`),
    ...(facts.hints?.length ? [''] : []),
    paint('dim', '  Ctrl-C stops everything.'),
    '',
  ].join('\n');
}
