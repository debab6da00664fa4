import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Chalk } from 'chalk';
import { AuthenticationError, ConflictError, ConnectionError, ValidationError, type Problem, type Refund } from '@echoplex/sdk';
import { events, makeAnalytics, makeEvent, makeOrder, makeTier, organization } from '../../test/samples.js';
import { backstage, categories, makeCode, question, repeated, series } from '../../test/event-samples.js';
import { entries, makeAccount, makeProgress, makeRefund, report } from '../../test/payment-samples.js';
import { planRefund } from '../services/refunds.js';
import { renderOrganizations } from './account.js';
import { renderAnalytics } from './analytics.js';
import { renderCancelled, warningOf } from './cancellation.js';
import { renderCheck, renderCode, renderCodes } from './codes.js';
import { renderCreatedEvent, renderCreatedTier, renderDuplicated, renderPublished } from './created.js';
import { renderCategories, renderFound } from './discovery.js';
import { createReport } from './error.js';
import { renderEvent, renderEvents } from './events.js';
import { renderOrder, renderOrders } from './orders.js';
import { renderDisconnected, renderPaymentAccount } from './payment-account.js';
import { renderPayments } from './payments.js';
import { renderPayouts } from './payouts.js';
import { renderPlan, renderProgress, renderRefund, renderRefunds } from './refunds.js';
import { clean, cut, widthOf, wrap, type Terminal } from './terminal.js';
import { renderQuestion, renderQuestions } from './questions.js';
import { renderRepeated, renderSeries } from './series.js';
import { renderTier, renderTiers } from './tiers.js';

// A year is told where it is not the current one.
beforeAll(() => void jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }));
afterAll(() => void jest.useRealTimers());

const failedRefund = makeRefund({ status: 'failed', failure: 'The card was closed, and its bank knows no other one.' });
const troubled = [
  makeOrder({
    status: 'partially_refunded',
    refunded: 1250,
    dispute: { status: 'open', amount: 5150, reason: 'product_not_received', respondBy: '2026-12-01T22:59:59Z' },
  }),
  makeOrder({ status: 'refunded', refunded: 6400, dispute: { status: 'won', amount: 6400, reason: 'fraudulent', respondBy: null } }),
];
const terminal = (width: number, level: 0 | 1 = 0): Terminal => ({ width, isTerminal: true, paint: new Chalk({ level }) });
const longest = (text: string): number => Math.max(...text.split('\n').map(widthOf));

const screens: Record<string, (terminal: Terminal) => string> = {
  events: (to) => renderEvents(events, to),
  event: (to) => renderEvent(makeEvent(), to),
  tiers: (to) => renderTiers([makeTier(), makeTier({ salesEndAt: '2026-11-30T23:00:00Z', visibility: 'hidden' })], makeEvent(), to),
  orders: (to) => renderOrders([makeOrder(), makeOrder({ status: 'partially_refunded', total: 9_999_999 })], makeEvent(), to),
  order: (to) => renderOrder(makeOrder(), makeEvent(), to),
  'orders that were refunded or disputed': (to) => renderOrders([...troubled, makeOrder()], makeEvent(), to),
  'an order with everything': (to) => renderOrder(troubled[0]!, makeEvent(), to, [makeRefund({ ticketIds: ['a'] }), failedRefund]),
  'refunds of an order': (to) => renderRefunds([makeRefund({ status: 'pending' }), failedRefund], makeOrder(), makeEvent(), to),
  'no refunds': (to) => renderRefunds([], makeOrder(), makeEvent(), to),
  'a refund that is on its way': (to) =>
    renderRefund(makeRefund({ status: 'pending', failure: 'Stripe cannot be reached.' }), makeOrder(), to),
  'a plan': (to) => renderPlan(planRefund(makeOrder(), [makeRefund()], { restock: true, reason: 'It was '.repeat(40) }), makeOrder(), to),
  'refunds of an event': (to) => renderProgress(makeProgress(), makeEvent({ status: 'cancelled' }), to),
  'a cancelled event': (to) => renderCancelled(makeEvent({ status: 'cancelled' }), { notify: true, progress: makeProgress() }, to),
  'a cancelled event without refunds': (to) => renderCancelled(makeEvent({ status: 'cancelled' }), { notify: false, progress: null }, to),
  payments: (to) => renderPayments(entries, makeEvent(), to),
  payouts: (to) => renderPayouts(report, { from: '2026-11-01', to: undefined }, to),
  'a payment account': (to) => renderPaymentAccount(makeAccount(), to),
  'no payment account': (to) => renderPaymentAccount(makeAccount({ stripeAccount: null }), to),
  'a disconnected account': renderDisconnected,
  analytics: (to) => renderAnalytics(makeAnalytics(), makeEvent(), to),
  tier: (to) => renderTier(backstage, makeEvent(), to, 'General admission'),
  questions: (to) => renderQuestions([question], makeEvent(), [backstage], to),
  question: (to) => renderQuestion('Added', question, [backstage], to),
  codes: (to) => renderCodes([makeCode(), makeCode({ tierIds: [backstage.id], note: 'for the press' })], makeEvent(), [backstage], to),
  'no codes': (to) => renderCodes([], makeEvent(), [], to),
  code: (to) => renderCode('Created', makeCode({ tierIds: [backstage.id] }), makeEvent(), [backstage], to),
  'a tried code': (to) => renderCheck({ ...makeCode(), tiers: [backstage] }, makeEvent(), [backstage], to),
  'new dates': (to) => renderRepeated(repeated, to),
  series: (to) => renderSeries(series, to),
  'dates of a series': (to) => renderEvents(repeated.events, to),
  'what was found': (to) => renderFound({ data: events.map((event) => ({ ...event, distance: 640 })), nextCursor: null }, to),
  categories: (to) => renderCategories(categories, to),
  'a copy': (to) => renderDuplicated(makeEvent({ status: 'draft' }), to),
  'an event from a file': (to) =>
    renderCreatedEvent(makeEvent(), to, { tiers: { length: 3 }, questions: { length: 1 }, promoCodes: { length: 0 } }),
  organizations: (to) => renderOrganizations([organization], organization.id, to),
  'a created event': (to) => renderCreatedEvent(makeEvent(), to),
  'a created tier': (to) => renderCreatedTier(makeTier(), makeEvent({ status: 'draft' }), to),
};

describe.each(Object.entries(screens))('%s', (_, render) => {
  it.each([80, 100, 120])('fits %d columns, in colours too', (width) => {
    expect(longest(render(terminal(width)))).toBeLessThanOrEqual(width);
    expect(longest(render(terminal(width, 1)))).toBeLessThanOrEqual(width);
  });

  it('has no colour where there is none', () => {
    expect(render(terminal(80))).not.toContain('\u001b');
  });
});

it('publishing fits, apart from the snippet, which is copied as it is', () => {
  const text = renderPublished(makeEvent(), 'http://localhost:3000', terminal(80));
  const rest = text.split('\n').filter((line) => !line.includes('<script'));
  expect(longest(rest.join('\n'))).toBeLessThanOrEqual(80);
});

it('lists events', () => {
  const short = events.filter(({ status }) => status !== 'draft');
  expect(renderEvents(short, terminal(80)).split('\n')).toEqual([
    '  Event                 When                   Sold  Status    Slug',
    '  Harbour Lights        12 Dec, 20:00       412/500  on sale   harbour-lights',
    '  TypeScript Meetup #…  16 Dec, 19:00         22/80  on sale   typescript-meetup',
    '  Jazz Brunch           11 Jan 2027, 11:00    60/60  sold out  jazz-brunch',
    '',
    '  Gross needs a wider terminal, or --json',
  ]);
});

it('never cuts or leaves out the slug of an event', () => {
  for (const width of [60, 80, 100]) for (const { slug } of events) expect(renderEvents(events, terminal(width))).toContain(slug);
  // The bar goes before what was earned, and that before the long name is cut any further.
  const [wide = ''] = renderEvents(events, terminal(110)).split('\n');
  expect(wide).toContain('Gross');
  expect(renderEvents(events, terminal(110))).not.toContain('▇');
  expect(renderEvents(events, terminal(130))).toContain('▇');
  expect(renderEvents(events, terminal(130))).not.toContain('--json');
});

it('names the columns that had no room, below the way to the other rows', () => {
  const lines = renderOrders([makeOrder()], makeEvent(), terminal(80), 'echoplex orders list harbour-lights --all').split('\n');
  expect(lines.slice(-3)).toEqual([
    '  More: echoplex orders list harbour-lights --all',
    '',
    '  Email and Id need a wider terminal, or --json',
  ]);
});

it('says before an event is cancelled how much money goes back', () => {
  const said = (orders: number, amount: number): string => warningOf(makeEvent(), { notify: true, refundable: { orders, amount } });
  expect(said(412, 1_423_000)).toContain('412 paid orders get €14,230.00 back.');
  expect(said(1, 6400)).toContain('1 paid order gets €64.00 back.');
  expect(said(0, 0)).toContain('Nobody has paid');
  expect(warningOf(makeEvent(), { notify: false, refundable: null })).toMatch(/nobody is told\.\n {2}Nobody gets money back\.$/);
});

it('says what a refund would do before it is asked for', () => {
  const plan = (words: object, refunds: Refund[] = []): string => {
    const order = makeOrder();
    return renderPlan(planRefund(order, refunds, words), order, terminal(80)).replaceAll(/ +/g, ' ');
  };
  expect(plan({ restock: true })).toContain('Paid €64.00\n Goes back €64.00\n Tickets Q7RM-2XKD becomes void\n Places go back on sale');
  expect(plan({ amount: '5' }, [makeRefund(), failedRefund])).toContain(
    'Paid €64.00, of which €51.50 is left\n Goes back €5.00\n Tickets stay valid',
  );
  // Nothing of the money is left: the tickets go too.
  expect(plan({ amount: '51.50' }, [makeRefund()])).toContain('Q7RM-2XKD becomes void\n Places stay taken');
  expect(plan({ ticket: ['Q7RM-2XKD'], reason: 'Rain' })).toContain('Goes back €32.00');
});

it('knows what tickets cost only where it divides', () => {
  const [item] = makeOrder().items;
  const amount = (changes: object): number | null => planRefund(makeOrder(changes), [], { ticket: ['Q7RM-2XKD'] }).amount;
  expect(amount({ items: [{ ...item, discount: 1000 }] })).toBe(2700);
  expect(amount({ items: [{ ...item, discount: 999 }] })).toBeNull();
  expect(amount({ items: [item, { ...item, unitPrice: 5000 }] })).toBeNull();
});

it('says when the capacity limits a tier', () => {
  const said = (quantity: number | null, capacity: number | null): string =>
    renderCreatedTier(makeTier({ quantity }), makeEvent({ capacity }), terminal(80));
  expect(said(1500, 1200)).toContain("The event's capacity of 1,200 limits this.");
  for (const text of [said(1200, 1200), said(null, 1200), said(1500, null)]) expect(text).not.toContain('limits');
});

it('shows analytics', () => {
  expect(renderAnalytics(makeAnalytics(), makeEvent(), terminal(80)).split('\n')).toEqual([
    '  Harbour Lights · Sat 12 Dec, 20:00 Europe/Copenhagen   Fri 13 Nov – Thu 19 Nov',
    '',
    '  Orders 204     Tickets 412     Gross €14,230.00     Refunded €64.00',
    '',
    '  Tickets a day   ▂▂▂▃▄▇█   max 121 on Thu 19 Nov',
    '',
    '  Tier                Sold                            Left        Gross',
    '  General admission   █████████████████▉        326     74   €10,432.00',
    '  Balcony seat        ████▏                      76      4    €3,724.00',
    '  Early bird          ▌ sold out                 10      0      €240.00',
    '',
    '  Views 3,120   page 900 → widget 1,818 → checkout 402',
    '  from pier-nine.example.com 812',
  ]);
});

it('condenses a long series and says so', () => {
  const series = Array.from({ length: 200 }, (_, index) => ({
    start: new Date(Date.parse('2026-01-01T00:00:00Z') + index * 86_400_000).toISOString(),
    orders: 1,
    tickets: index,
    gross: 0,
  }));
  const text = renderAnalytics(makeAnalytics({ series }), makeEvent(), terminal(80));
  expect(text).toMatch(/Tickets in \d days {3}[▁-█]+ {3}max 199 on/);
  expect(longest(text)).toBeLessThanOrEqual(80);
});

it('leaves out what nobody sold', () => {
  const none = { orders: 0, tickets: 0, gross: 0, discount: 0, refunded: 0 };
  const text = renderAnalytics(makeAnalytics({ totals: none, series: [], from: null }), makeEvent(), terminal(80));
  expect(text).toContain('no orders yet');
  expect(text).not.toContain('Refunded');
  expect(text).not.toContain('a day');
});

describe('an error', () => {
  const problem = (changes: Partial<Problem>): Problem => ({
    type: 'urn:x',
    title: 'X',
    status: 422,
    code: 'validation_failed',
    detail: 'It does not fit.',
    requestId: 'req_01kaz',
    errors: [],
    ...changes,
  });

  it('names flags instead of fields', () => {
    const fault = (pointer: string) => ({ in: 'body' as const, pointer, code: 'x', message: 'Wrong.' });
    const error = new ValidationError(problem({ errors: ['/startsAt', '/venue/city', '/salesEndAt', '/capacity', ''].map(fault) }));
    const { text } = createReport(error, { terminal: terminal(80), flags: ['starts-at', 'city', 'sales-end'] });
    expect(text.split('\n').slice(1, 7)).toEqual([
      '  ✗ It does not fit.',
      '    --starts-at  Wrong.',
      '    --city  Wrong.',
      '    --sales-end  Wrong.',
      '    capacity  Wrong.',
      '    Wrong.',
    ]);
  });

  it('does not say the same twice, and names the event in what to do next', () => {
    const error = new ConflictError(
      problem({ code: 'event_not_publishable', errors: [{ in: 'body', pointer: '', code: 'x', message: 'It does not fit.' }] }),
    );
    expect(createReport(error, { terminal: terminal(80), event: 'harbour-lights' }).text).toBe(
      '\n  ✗ It does not fit.\n    Add a tier: echoplex tiers create harbour-lights\n    request req_01kaz\n\n',
    );
  });

  it('says where a lone fault is', () => {
    const error = new ValidationError(problem({ errors: [{ in: 'query', pointer: '/from', code: 'x', message: 'It does not fit.' }] }));
    expect(createReport(error, { terminal: terminal(80), flags: ['from'] }).text).toContain('✗ --from: It does not fit.');
  });

  it('says when to come back', () => {
    const error = new ValidationError(problem({ code: 'rate_limited' }), 12);
    expect(createReport(error, { terminal: terminal(80) }).text).toContain('Try again in 12 s.');
  });

  it('has an exit code of its kind', () => {
    const exit = (error: unknown) => createReport(error, { terminal: terminal(80) }).exitCode;
    expect(exit(new AuthenticationError(problem({ code: 'unauthenticated' })))).toBe(3);
    expect(exit(new AuthenticationError(problem({ code: 'invalid_credentials' })))).toBe(1);
    expect(exit(new ConnectionError('no'))).toBe(4);
    expect(exit(new Error('no'))).toBe(1);
  });

  it('is never wider than the terminal', () => {
    const error = new ValidationError(problem({ detail: 'word '.repeat(60) }));
    expect(longest(createReport(error, { terminal: terminal(80) }).text)).toBeLessThanOrEqual(80);
  });
});

describe('text from elsewhere', () => {
  it('cannot steer the terminal', () => {
    expect(clean('a\u001b[2Jb\nc\u202ed')).toBe('a [2Jb c d');
    const hostile = renderEvents(
      [makeEvent({ name: '\u001b]0;owned\u0007Party', sales: { sold: 0, held: 0, quantity: null, gross: 0 } })],
      terminal(80),
    );
    expect(hostile.includes('\u001b') || hostile.includes('\u0007')).toBe(false);
  });

  it('is cut and broken by columns, not by letters', () => {
    expect(cut('日本語のイベント', 7)).toBe('日本語…');
    expect(cut('short', 10)).toBe('short');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  });
});

it('says in fewer words on a narrow terminal what tiers and dates are, and leaves their ids whole', () => {
  const [, narrow = ''] = renderTiers([backstage], makeEvent(), terminal(80)).split('\n');
  expect(narrow).toMatch(new RegExp(`Backstage +€90\\.00 +20 +hidden +${backstage.id}`));
  const [, wide = ''] = renderTiers([backstage, makeTier()], makeEvent(), terminal(130)).split('\n');
  expect(wide).toMatch(/20\/20 +on sale, hidden +after General admission +tier_/);
  expect(renderEvents(repeated.events, terminal(130))).not.toContain('Sold');
});
