import type { BuyerField, DeclineReason, FieldFault } from '../state/model.js';

/** Words for a problem: what happened, and what to do now. */
export interface ProblemText {
  title: string;
  text: string;
}

/**
 * Everything the widget says. Functions where a number, a price or a name goes in;
 * names and prices arrive as finished text, counts as numbers so that each language can choose its plural.
 */
export interface Messages {
  tickets: string;
  loading: string;
  retry: string;
  close: string;
  back: string;
  free: string;
  total: string;
  choose: string;
  left(count: number): string;
  available: string;
  heldByOthers(count: number): string;
  opensIn(wait: string): string;
  opensOn(moment: string): string;
  opensAfter(tier: string): string;
  pill: Record<'soon' | 'soldOut' | 'ended' | 'cancelled', string>;
  quantityOf(tier: string): string;
  less(tier: string): string;
  more(tier: string): string;
  atLeast(count: number): string;
  ticketCount(count: number): string;
  chosen(count: number, total: string): string;
  hold(count: number): string;
  holding: string;
  holdNote(minutes: number): string;
  reduced(tier: string, left: number): string;
  details: {
    title: string;
    firstName: string;
    lastName: string;
    email: string;
    ticket(position: number, tier: string): string;
    nameOnTicket: string;
    sameAsBuyer: string;
    later: string;
    continue: string;
    confirmFree(count: number): string;
    saving: string;
    backHint: string;
  };
  fault: Record<Exclude<FieldFault, 'missing'>, string> & { missing: Record<BuyerField, string> };
  price: {
    /** Read out where the old price is struck through. */
    instead(now: string, before: string): string;
    from(price: string): string;
    open: string;
  };
  amount: {
    label: string;
    least(price: string): string;
    any: string;
    unreadable(example: string): string;
    high(price: string): string;
  };
  code: {
    ask: string;
    label: string;
    apply: string;
    checking: string;
    remove(code: string): string;
    off(amount: string): string;
    offEach(amount: string): string;
    /** `off` for some tiers only. */
    offOf(off: string, tiers: string): string;
    opens(tiers: string): string;
    applied(code: string): string;
    removed(code: string): string;
    gone(code: string): string;
    goOn: string;
    fault: Record<
      | 'unknown'
      | 'not_started'
      | 'ended'
      | 'used_up'
      | 'not_for_these_tiers'
      | 'used_by_buyer'
      | 'unreachable'
      | 'rate_limited'
      | 'invalid',
      string
    >;
  };
  question: { required: string; none: string; choose: string; missing: string; tick: string; name: string };
  timeLeft: string;
  spokenTime(seconds: number): string;
  payment: {
    title: string;
    pay(total: string): string;
    paying: string;
    form: string;
    note: string;
    /** The way to the provider's page, with the price. */
    go(total: string): string;
    going: string;
    /** The same, in place of a form that did not load. */
    elsewhere: string;
    redirectNote: string;
    tooLate: string;
    leaveTitle: string;
    leaveText: string;
    leave: string;
    stay: string;
  };
  declined: Record<DeclineReason, ProblemText>;
  confirming: {
    title: string;
    text: string;
    checkingTitle: string;
    checking: string;
    processingTitle: string;
    processing(email: string): string;
    slowTitle: string;
    slow(email: string): string;
  };
  done: {
    title(name: string): string;
    order(number: string, email: string): string;
    ticket(position: number): string;
    unnamed: string;
    qr(code: string): string;
    code: string;
    /** Of a ticket that does not open the door any more. */
    state: Record<'void' | 'checked_in', string>;
    calendar: string;
    more: string;
    /** `more` after something that cost nothing. */
    moreFree: string;
  };
  expired: {
    title: string;
    text: string;
    left(count: number): string;
    leftOf(tier: string, count: number): string;
    again(count: number): string;
    other: string;
  };
  late: { expired: string; refunded: string };
  repriced: { title: string; text(total: string): string };
  /** Back from a payment of which this tab knows nothing. */
  elsewhere: ProblemText;
  /** When tickets can be given back. */
  policy: {
    none: string;
    notThese: string;
    /** Without a full stop; `always` too. */
    until(span: string): string;
    always: string;
    kept(until: string, fees: string): string;
    each(amount: string): string;
    except(tiers: string): string;
  };
  released: string;
  soldOut: { title: string; text: string; held(count: number): string };
  ended: ProblemText;
  cancelled: ProblemText;
  upcoming: ProblemText;
  resume(clock: string): string;
  problem: Record<
    | 'unreachable'
    | 'not_found'
    | 'rate_limited'
    | 'overloaded'
    | 'unavailable'
    | 'sold_out'
    | 'insufficient_quantity'
    | 'limit_exceeded'
    | 'sales_not_started'
    | 'sales_ended'
    | 'event_not_on_sale'
    | 'order_state_invalid'
    | 'validation_failed'
    | 'payment_provider_error'
    | 'payment_failed'
    | 'amount_not_payable'
    | 'promo_code_invalid'
    | 'access_code_required'
    | 'answers_required'
    | 'unknown',
    ProblemText
  >;
  /** Limits that have another way on than fewer tickets in this order. */
  limits: { buyer: { title: string; text(left: number): string }; network: ProblemText };
  reference(requestId: string): string;
}

/** What is said after something was held, and not before. */
export type LaterTopic =
  'details' | 'fault' | 'amount' | 'question' | 'payment' | 'declined' | 'confirming' | 'done' | 'expired' | 'repriced';

/** Picks the plural form for a count and writes the count, in digits of the language, where `#` stands. */
export const counter = (locale: string) => {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count: number, one: string, other: string): string =>
    (rules.select(count) === 'one' ? one : other).replace('#', digits.format(count));
};
