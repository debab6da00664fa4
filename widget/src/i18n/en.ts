import { counter, type LaterTopic, type Messages } from './messages.js';

const n = counter('en');

/** What is said before anything is held. */
const first: Omit<Messages, LaterTopic> = {
  tickets: 'Tickets',
  loading: 'Loading tickets',
  retry: 'Try again',
  close: 'Close',
  back: 'Back',
  free: 'Free',
  total: 'Total',
  choose: 'Choose your tickets',
  left: (count) => n(count, '# left', '# left'),
  available: 'Available',
  heldByOthers: (count) => n(count, '# held by others, may return', '# held by others, may return'),
  opensIn: (wait) => `On sale in ${wait}`,
  opensOn: (moment) => `On sale ${moment}`,
  opensAfter: (tier) => `After ${tier}`,
  pill: { soon: 'Soon', soldOut: 'Sold out', ended: 'Ended', cancelled: 'Cancelled' },
  quantityOf: (tier) => `Quantity of ${tier}`,
  less: (tier) => `One less ${tier}`,
  more: (tier) => `One more ${tier}`,
  atLeast: (count) => n(count, 'At least #', 'At least #'),
  ticketCount: (count) => n(count, '# ticket', '# tickets'),
  chosen: (count, total) => n(count, `# ticket, ${total} in total`, `# tickets, ${total} in total`),
  hold: (count) => n(count, 'Hold # ticket', 'Hold # tickets'),
  holding: 'Holding your tickets…',
  holdNote: (minutes) => n(minutes, 'They are yours for # minute.', 'They are yours for # minutes.'),
  reduced: (tier, left) => (left === 0 ? `${tier} has just run out.` : n(left, `Only # ${tier} is left.`, `Only # ${tier} are left.`)),
  price: {
    instead: (now, before) => `${now} instead of ${before}`,
    from: (price) => `From ${price}`,
    open: 'You choose',
  },
  code: {
    ask: 'Have a code?',
    label: 'Promo or access code',
    apply: 'Apply',
    checking: 'Checking…',
    remove: (code) => `Remove code ${code}`,
    off: (amount) => `${amount} off`,
    offEach: (amount) => `${amount} off each ticket`,
    offOf: (off, tiers) => `${off}: ${tiers}`,
    opens: (tiers) => `Opens ${tiers}`,
    applied: (code) => `Code ${code} applied.`,
    removed: (code) => `Code ${code} removed.`,
    gone: (code) => `The code ${code} can no longer be used. Your choice is still here, at the prices shown now.`,
    goOn: 'Go on without the code',
    fault: {
      unknown: 'There is no such code here. Please check how it is written.',
      not_started: 'This code cannot be used yet.',
      ended: 'This code can no longer be used.',
      used_up: 'This code has been used as often as it can be.',
      not_for_these_tiers: 'This code is for other tickets.',
      used_by_buyer: 'This email address has used the code as often as it can.',
      unreachable: 'The code could not be checked. Please check your connection and try again.',
      rate_limited: 'That was a little fast. Please try again in a moment.',
      invalid: 'This code cannot be used.',
    },
  },
  timeLeft: 'Time left',
  spokenTime: (seconds) =>
    seconds >= 60
      ? n(seconds / 60, 'Your tickets are held for # more minute.', 'Your tickets are held for # more minutes.')
      : n(seconds, '# second left.', '# seconds left.'),
  elsewhere: {
    title: 'Have you just paid?',
    text: 'Then your tickets come by mail as soon as the payment is confirmed. You need not buy them again.',
  },
  policy: {
    none: 'You cannot give these tickets back by yourself; please ask the organizer.',
    notThese: 'These tickets are not refundable.',
    until: (span) => `Refundable until ${span} before it begins`,
    always: 'Refundable until it begins',
    kept: (until, fees) => `${until}; ${fees} is kept.`,
    each: (amount) => `${amount} a ticket`,
    except: (tiers) => `Not refundable: ${tiers}.`,
  },
  late: {
    expired:
      'Your hold ended before the payment arrived. If it still comes, it becomes tickets as long as there are any, or is paid back in full.',
    refunded: 'The payment arrived after your hold had ended and the tickets were gone. It is being paid back in full.',
  },
  released: 'Your tickets went back on sale. Your choice is still here.',
  soldOut: {
    title: 'Sold out',
    text: 'If tickets come back, they show up here at once.',
    held: (count) => n(count, '# ticket is held by others and may return.', '# tickets are held by others and may return.'),
  },
  ended: { title: 'Sales have ended', text: 'Tickets can no longer be bought here.' },
  cancelled: { title: 'This event is cancelled', text: 'Tickets are no longer sold.' },
  upcoming: { title: 'Not on sale yet', text: 'Sales have not begun.' },
  resume: (clock) => `Your tickets are held · ${clock}`,
  problem: {
    unreachable: { title: 'The ticket shop cannot be reached.', text: 'Please check your connection and try again.' },
    not_found: { title: 'This event was not found.', text: 'It may have been moved or taken down.' },
    rate_limited: { title: 'That was a little fast.', text: 'Please try again in a moment.' },
    overloaded: { title: 'Very many people are buying right now.', text: 'Please try again in a moment. Nothing was charged.' },
    unavailable: { title: 'The ticket shop is being looked after.', text: 'Please try again in a moment.' },
    sold_out: { title: 'Somebody was faster.', text: 'These tickets have just sold out.' },
    insufficient_quantity: { title: 'Not that many are left.', text: 'Please choose fewer tickets.' },
    limit_exceeded: { title: 'That is more than one order may hold.', text: 'Please choose fewer tickets.' },
    sales_not_started: { title: 'These tickets are not on sale yet.', text: 'Please come back when sales begin.' },
    sales_ended: { title: 'Sales of these tickets have ended.', text: 'Please choose others.' },
    event_not_on_sale: { title: 'This event is not on sale.', text: 'Tickets cannot be bought right now.' },
    order_state_invalid: { title: 'This order has moved on.', text: 'Please look at it again.' },
    validation_failed: { title: 'Something in the form is not right.', text: 'Please check what you wrote.' },
    payment_provider_error: {
      title: 'The payment could not be started.',
      text: 'Nothing was charged and your tickets are still held. Please try again.',
    },
    payment_failed: {
      title: 'The payment was refused.',
      text: 'Nothing was charged and your tickets are still held. Please try again, or pay another way.',
    },
    amount_not_payable: {
      title: 'This amount cannot be paid online.',
      text: 'Nothing was charged. Please go back and choose differently.',
    },
    promo_code_invalid: { title: 'This code cannot be used for this order.', text: 'Your tickets are still held.' },
    access_code_required: { title: 'These tickets need an access code.', text: 'Please enter it below.' },
    answers_required: { title: 'Some answers are missing.', text: 'Your tickets are still held.' },
    unknown: { title: 'Something went wrong on our side.', text: 'Please try again.' },
  },
  limits: {
    buyer: {
      title: 'That is more than one buyer may have.',
      text: (left) =>
        left === 0
          ? 'You already have as many tickets for this event as one buyer may have.'
          : n(left, 'Beside your other orders you can have # more ticket.', 'Beside your other orders you can have # more tickets.'),
    },
    network: {
      title: 'Many orders are waiting from your network.',
      text: 'Finish or cancel one of them, or try again in a few minutes.',
    },
  },
  reference: (requestId) => `Reference ${requestId}`,
};

/**
 * English. It is in the first load, so what is said in later steps comes with the chunk of those steps, which joins it: nothing speaks of
 * them before.
 */
export const messages = first as Messages;

/** Lets the words of the later steps join. */
export const joinMessages = (later: Pick<Messages, LaterTopic>): void => void Object.assign(messages, later);
