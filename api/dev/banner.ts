import { styleText } from 'node:util';
import { owner } from './demo/programme.js';

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
  /** Whether the payment emulator runs; otherwise cards go to the configured account. */
  testCards: boolean;
  /** When the demo's events are over, a word about how to get new ones. */
  hint?: string;
};

const width = 78;

/** The screen that `npm start` ends with: where everything is and what to do next. */
export function banner(facts: BannerFacts, color: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string => (color ? styleText(style, text) : text);
  const title = 'EchoPlex Tickets is running';
  const ready = `ready in ${facts.seconds.toFixed(1)} s`;
  const row = (name: string, what: string, more: string, style: Parameters<typeof styleText>[0] = 'cyan'): string =>
    `  ${name.padEnd(19)}${paint(style, what)}${' '.repeat(Math.max(1, 27 - what.length))}${paint('dim', more)}`.trimEnd();
  const command = (name: string, what: string): string => `  ${name.padEnd(19)}${paint('bold', what)}`;
  return [
    '',
    `  ${paint(['bold', 'green'], title)}${' '.repeat(width - title.length - ready.length)}${paint('dim', ready)}`,
    '',
    row("Organizer's site", facts.siteUrl, facts.testCards ? 'buy here; test card 4242 4242 4242 4242' : 'buy here'),
    row('API', facts.apiUrl, 'docs at /docs, contract at /openapi.yaml'),
    row('Mailbox', facts.mailboxUrl, 'every mail that is sent'),
    row('Database', facts.database, facts.ownDatabase ? 'yours, by DATABASE_URL' : `data stays in ${facts.stateDir}`, 'reset'),
    '',
    row('Organizer', owner.email, `password ${owner.password}`, 'reset'),
    `${command('Try the CLI', 'npx echoplex events list')}${' '.repeat(12)}${paint('dim', `(logged in as ${owner.email})`)}`,
    command('', 'npx echoplex orders list harbour-lights'),
    command('', 'npx echoplex analytics event harbour-lights'),
    '',
    ...(facts.hint ? [`  ${paint('yellow', facts.hint)}`, ''] : []),
    paint('dim', '  Ctrl-C stops everything.'),
    '',
  ].join('\n');
}
