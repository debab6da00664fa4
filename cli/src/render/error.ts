import { stripVTControlCharacters } from 'node:util';
import { ApiError, AuthenticationError, ConnectionError, NotFoundError, TimeoutError, type Fault, type Problem } from '@echoplex/sdk';
import { CliError, exitCodes, localProblem, StepError } from '../errors.js';
import { clean, wrap, type Terminal } from './terminal.js';
import { program } from '../config/program.js';

/** What is said about something that went wrong. */
export interface Report {
  exitCode: number;
  /** For a person: what, why, what next. */
  text: string;
  /** For a program, with `--json`. */
  problem: Omit<Problem, 'code'> & { code: string };
}

interface Context {
  terminal: Terminal;
  /** The command as it is typed, `events create`. */
  command?: string;
  /** The API that was spoken to. */
  apiUrl?: string | undefined;
  /** The flags that the command has, without dashes. */
  flags?: readonly string[];
  /** The event that the command is about. */
  event?: string | undefined;
  /** The event that was probably meant. */
  meant?: string | undefined;
  /** Whether `npm start` in this folder runs the API. */
  isDemo?: boolean | undefined;
  /** The arguments as they were typed, by name: they stand in for EVENT, TIER and the like in advice. */
  args?: Readonly<Record<string, unknown>> | undefined;
  /** What to do next after these codes, where this command knows better. */
  hints?: Readonly<Record<string, string>> | undefined;
}

interface Story {
  what: string;
  why?: string[];
  next?: string | undefined;
  requestId?: string;
}

const nextSteps: Record<string, string> = {
  unauthenticated: `Log in: ${program} login`,
  token_expired: `Log in again: ${program} login`,
  token_invalid: `Log in again: ${program} login`,
  invalid_credentials: `Check email and password, then: ${program} login`,
  forbidden: `See who you are: ${program} whoami`,
  not_found: `See what there is: ${program} events list   (of another organization: --org)`,
  event_not_publishable: `Add a tier: ${program} tiers create EVENT`,
  event_has_orders: `${program} events cancel EVENT --reason "…"`,
  event_state_invalid: `See how it stands: ${program} events get EVENT`,
  currency_locked: `Sell a copy in that currency: ${program} events duplicate EVENT`,
  tier_has_orders: `${program} tiers update TIER --hidden   (or --sales-end now)`,
  below_sold: `See what is sold: ${program} tiers list EVENT`,
  version_conflict: `Look at it as it is now, then try again: ${program} events get EVENT`,
  promo_code_taken: `Change that one: ${program} codes update EVENT CODE   (or choose another code)`,
  category_in_use: `See them: ${program} categories list`,
  slug_taken: 'Choose another: --slug',
  email_taken: `With that account: ${program} login   (forgotten: ${program} account forgot EMAIL)`,
  image_invalid: 'Take a JPEG, PNG, WebP or AVIF of at most 5 MB.',
  already_member: `See who is: ${program} orgs members`,
  last_owner: `Hand over ownership first: ${program} orgs members update MEMBER --role owner`,
  payment_provider_error: 'Nothing is lost; try again in a minute.',
  wrong_email: `Log in with the invited address: ${program} login --email EMAIL`,
};

// What a fault's place in the request is called on the command line, where that is not the field's name.
const renamed: Record<string, string> = {
  '/defaultCurrency': 'currency',
  '/venue/country': 'country',
  '/venue/name': 'venue',
  '/venue/city': 'city',
  '/venue/address': 'address',
  '/salesStartAt': 'sales-start',
  '/salesEndAt': 'sales-end',
  '/maxTicketsPerOrder': 'max-per-order',
  '/maxTicketsPerBuyer': 'max-per-buyer',
  '/embedOrigins': 'embed-origin',
  '/scopes': 'scope',
  '/expiresAt': 'expires',
  '/onlineUrl': 'online-url',
  '/tags': 'tag',
  '/availableAfter': 'available-after',
  '/minPerOrder': 'min',
  '/maxPerOrder': 'max',
  '/options': 'option',
  '/help': 'help-text',
  '/tierIds': 'tier',
  '/percentOff': 'percent',
  '/amountOff': 'amount',
  '/amountOffPer': 'per',
  '/dates': 'date',
  '/radiusKm': 'radius',
  '/venue/latitude': 'latitude',
  '/venue/longitude': 'longitude',
  '/account/firstName': 'first-name',
  '/account/lastName': 'last-name',
  '/refundPolicy/selfService': 'refunds',
  '/refundPolicy/hoursBefore': 'refund-until-hours',
  '/refundPolicy/feePercent': 'refund-fee-percent',
  '/refundPolicy/feeFixed': 'refund-fee',
  '/ticketIds': 'ticket',
};

/** Where a fault is, as the person who typed the command knows it. */
function placeOf({ pointer, in: place }: Fault, flags: readonly string[]): string {
  const field = pointer.split('/')[1] ?? '';
  const flag = renamed[pointer] ?? renamed[`/${field}`] ?? field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if ((place === 'body' || place === 'query') && flags.includes(flag)) return `--${flag}  `;
  return field === '' ? '' : `${pointer.slice(1).replaceAll('/', '.')}  `;
}

/** Advice with what was typed in place of EVENT, TIER and the like. */
function fill(advice: string | undefined, { event, args = {} }: Context): string | undefined {
  const typed: Record<string, unknown> = { tier: args.tier, code: args.code, order: args.order, event: event ?? args.event };
  const quoted = (text: string): string => (/^[\w.@-]+$/.test(text) ? text : `"${text}"`);
  return advice?.replaceAll(/\b(EVENT|TIER|CODE|ORDER)\b/g, (name) => {
    const value = typed[name.toLowerCase()];
    if (typeof value !== 'string') return name;
    // A tier is found by its name, and an order by its number, only where the event is named too.
    return (name === 'TIER' || name === 'ORDER') && event !== undefined ? `${quoted(value)} --event ${quoted(event)}` : quoted(value);
  });
}

/** What is known about faults in certain fields, whatever the problem. */
function adviceFor({ code, errors }: ApiError): string | undefined {
  const at = (pointer: string): boolean => errors.some((fault) => fault.pointer === pointer);
  if (at('/category')) return `See them: ${program} categories list`;
  const [least] = code === 'below_sold' ? errors : [];
  if (least?.pointer === '/quantity' && least.available) return `${program} tiers update TIER --quantity ${least.available}`;
  if (least?.pointer === '/capacity' && least.available) return `${program} events update EVENT --capacity ${least.available}`;
  if (least?.pointer === '/maxUses' && least.available) return `${program} codes update EVENT CODE --max-uses ${least.available}`;
  if (code === 'event_not_publishable' && at('/startsAt')) return `Move it: ${program} events update EVENT --starts-at …`;
  return undefined;
}

function storyOf(error: unknown, context: Context): Story {
  const { command, apiUrl, flags = [], event, meant, isDemo, hints = {} } = context;
  if (error instanceof NotFoundError && event !== undefined) {
    const next = meant === undefined ? nextSteps.not_found : `Did you mean ${meant}?`;
    return { what: `No event "${event}".`, next, requestId: error.requestId };
  }
  if (error instanceof ApiError) {
    // A lone fault often says the same as the problem itself; then only its place is news.
    const lone = error.errors.length === 1 ? error.errors.find(({ message }) => error.detail.endsWith(message)) : undefined;
    const place = lone ? placeOf(lone, flags).trim() : '';
    const others = error.errors.filter((fault) => fault !== lone);
    const why = others.map((fault) => clean(placeOf(fault, flags) + fault.message));
    const wait = error.retryAfter === null ? undefined : `Try again in ${Math.max(1, Math.ceil(error.retryAfter))} s.`;
    return {
      what: place.startsWith('--') ? `${place}: ${error.detail}` : error.detail,
      why,
      next: wait ?? fill(hints[error.code] ?? adviceFor(error) ?? nextSteps[error.code], context),
      requestId: error.requestId,
    };
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    const reason = (error.cause as { cause?: { code?: string } } | undefined)?.cause?.code;
    const what = error instanceof TimeoutError ? error.message : `${apiUrl ?? 'The API'} cannot be reached${reason ? ` (${reason})` : ''}.`;
    const start = 'Start it with npm start   (another address: --api-url https://…)';
    return { what, next: isDemo ? start : 'Is it running, and is the address right? Another one: --api-url https://…' };
  }
  if (error instanceof CliError) return { what: error.message, why: [...error.why], next: error.hint };
  if (isInterrupted(error)) return { what: 'Stopped; nothing was done.' };
  const message = error instanceof Error ? error.message : String(error);
  const [what = '', ...why] = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('See more help'));
  return { what, why, next: isUsage(error) && command ? `${program} ${command} --help` : undefined };
}

// inquirer's way to say that somebody pressed Ctrl-C at a question.
const isInterrupted = (error: unknown): boolean => (error as { name?: string } | null)?.name === 'ExitPromptError';
const isUsage = (error: unknown): boolean => (error as { oclif?: { exit?: number } } | null)?.oclif?.exit === exitCodes.usage;

function exitCodeOf(error: unknown, hints: Context['hints'] = {}): number {
  if (error instanceof CliError) return error.exitCode;
  // A command with its own advice sent a token or password as an argument: that was refused, not the session.
  if (error instanceof AuthenticationError)
    return error.code === 'invalid_credentials' || error.code in hints ? exitCodes.refused : exitCodes.notLoggedIn;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return exitCodes.unreachable;
  if (isInterrupted(error)) return exitCodes.interrupted;
  return isUsage(error) ? exitCodes.usage : exitCodes.refused;
}

function problemOf(error: unknown, story: Story): Report['problem'] {
  if (error instanceof ApiError) return error.problem;
  const detail = [story.what, ...(story.why ?? [])].join(' ');
  if (error instanceof CliError) return localProblem(error.code, 'Not done', detail);
  if (error instanceof TimeoutError) return localProblem('timeout', 'No answer in time', detail);
  if (error instanceof ConnectionError) return localProblem('connection_failed', 'The API cannot be reached', detail);
  return isUsage(error) ? localProblem('wrong_usage', 'Wrong usage', detail) : localProblem('cli_error', 'Not done', detail);
}

/** Says what went wrong, why, and what to do next. */
export function createReport(error: unknown, context: Context): Report {
  if (error instanceof StepError) {
    // Its fields are those of a file or of a question, not of this command's flags.
    const report = createReport(error.cause, { ...context, flags: [], event: undefined });
    const story = storyOf(error.cause, { ...context, flags: [], event: undefined });
    return { ...report, text: textOf({ ...story, what: `${error.step}: ${story.what}`, next: error.state }, context.terminal) };
  }
  const story = storyOf(error, context);
  return { exitCode: exitCodeOf(error, context.hints), text: textOf(story, context.terminal), problem: problemOf(error, story) };
}

function textOf(story: Story, { paint, width }: Terminal): string {
  const room = Math.min(width, 100) - 4;
  const [first = '', ...more] = wrap(clean(story.what), room);
  const lines = [
    `  ${paint.red('✗')} ${paint.bold(first)}`,
    ...more.map((line) => `    ${paint.bold(line)}`),
    ...(story.why ?? []).flatMap((line) => wrap(line, room)).map((line) => `    ${line}`),
    ...(story.next ? wrap(story.next, room).map((line) => `    ${paint.cyan(line)}`) : []),
    ...(story.requestId ? [`    ${paint.dim(`request ${clean(story.requestId)}`)}`] : []),
  ];
  return `\n${lines.join('\n')}\n\n`;
}
