import type { ConnectLink, PaymentAccount } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { done, nextSteps, pairs } from './pairs.js';
import { wrap, type Terminal } from './terminal.js';

function headline({ stripeAccount, chargesEnabled }: PaymentAccount, { paint }: Terminal): string {
  if (stripeAccount === null) return `  ${paint.bold("The platform's account takes the money")}`;
  if (chargesEnabled) return `  ${paint.green('✓')} ${paint.bold('Payments go to your own account')}`;
  return `  ${paint.yellow('…')} ${paint.bold("Your account takes no payments yet; the platform's does meanwhile")}`;
}

/** Where an organization's money goes, and how that is changed. */
export function renderPaymentAccount(account: PaymentAccount, terminal: Terminal): string {
  const { stripeAccount, chargesEnabled, payoutsEnabled, detailsSubmitted, feePercent } = account;
  const word = (yes: boolean): string => (yes ? 'yes' : 'not yet');
  const connect: [string, string] = [stripeAccount === null ? 'Be paid directly' : 'Fill in the rest', `${program} payments connect`];
  const facts: [string, string | null][] = [
    ['Account', stripeAccount],
    ['Details', detailsSubmitted ? 'filled in' : 'not filled in yet'],
    ['Takes payments', word(chargesEnabled)],
    ['Pays out', word(payoutsEnabled)],
    ['Platform fee', `${feePercent} % of each payment`],
  ];
  return [
    headline(account, terminal),
    ...(stripeAccount === null ? [] : ['', pairs(facts, terminal)]),
    ...(chargesEnabled && stripeAccount !== null ? [] : ['', nextSteps([connect], terminal)]),
  ].join('\n');
}

/** That a page is open, or has to be opened, and what comes then. */
export function renderConnecting({ url }: ConnectLink, opened: boolean, terminal: Terminal): string {
  const { paint, width } = terminal;
  const what = opened ? 'Fill in the details in your browser:' : 'Open this page and fill in the details:';
  const note = 'It can be opened once and for a few minutes; for another one, run this command again.';
  return [`  ${what}`, '', `  ${paint.cyan(url)}`, '', ...wrap(note, Math.min(width, 80) - 2).map((line) => `  ${paint.dim(line)}`)].join(
    '\n',
  );
}

/** That payments go to the platform's account again. */
export function renderDisconnected(terminal: Terminal): string {
  return done("Disconnected; new payments go to the platform's account, and what was paid before is refunded from where it is", terminal);
}
