import { counter } from '../messages.js';
import type { OrderMessages } from './messages.js';

const n = counter('en');

/** English. */
export const orderMessages: OrderMessages = {
  loading: 'Loading your order',
  notFound: { title: 'This order cannot be shown.', text: 'The link may be incomplete. Please use the one in your mail.' },
  number: (number) => `Order ${number}`,
  status: {
    held: 'Held',
    awaiting_payment: 'Awaiting payment',
    processing: 'Payment under way',
    confirmed: 'Confirmed',
    partially_refunded: 'Partly refunded',
    refunded: 'Refunded',
    expired: 'Expired',
    cancelled: 'Cancelled',
  },
  explain: {
    held: 'The tickets are held, but not bought yet.',
    awaiting_payment: 'The tickets are held until the payment arrives.',
    processing: 'Your bank is working on the payment. Your tickets come by mail and appear here as soon as it is through.',
    expired:
      'The hold ended before a payment arrived. If one still comes, it becomes tickets as long as there are any, or is paid back in full.',
    cancelled: 'This order was cancelled. What was paid is paid back.',
  },
  tickets: 'Your tickets',
  discount: 'Discount',
  total: 'Total',
  refunded: 'Paid back',
  calendar: 'Add to calendar',
  refund: {
    pending: (amount) => `${amount} is on its way back to you`,
    succeeded: (amount) => `${amount} was paid back`,
    failed: (amount) => `${amount} could not be paid back; the tickets are still valid`,
  },
  dispute: {
    open: 'Your bank is looking into this payment. Your tickets stay valid meanwhile.',
    won: 'Your bank has looked into this payment and confirmed it.',
    lost: 'Your bank has taken this payment back, so the tickets are no longer valid.',
  },
  back: {
    begin: 'Give tickets back',
    until: (moment) => `Possible until ${moment}`,
    title: 'Which tickets do you give back?',
    choose: 'Choose tickets to see what you get back.',
    amount: 'You get back',
    fee: 'Kept',
    asking: 'Working it out…',
    next: 'Go on',
    stop: 'Never mind',
    askTitle: (count) => n(count, 'Give # ticket back?', 'Give # tickets back?'),
    askText: (amount) => `${amount} goes back the way you paid. The tickets are void at once, and others can buy them.`,
    askFee: (fee) => `${fee} is kept.`,
    confirm: (amount) => `Refund ${amount}`,
    keep: 'Keep them',
    sending: 'Giving back…',
    done: {
      pending: {
        title: 'It is on its way',
        text: (amount) => `${amount} goes back the way you paid. We keep at it until it is done; this page may be closed.`,
      },
      succeeded: { title: 'Paid back', text: (amount) => `${amount} goes back the way you paid. Banks take up to ten days to show it.` },
      failed: { title: 'It did not work', text: (amount) => `${amount} could not be paid back. Your tickets are still valid.` },
    },
    close: 'Close',
  },
  not: {
    policy: 'These tickets cannot be given back here. Please ask the organizer.',
    too_late: 'The time for giving tickets back is over.',
    not_refundable: 'These tickets are not refundable.',
    checked_in: 'A ticket that was used cannot be given back.',
    nothing_left: 'There is nothing left to pay back.',
    order_state: 'Tickets can be given back once the order is confirmed.',
  },
  refused: { title: 'That did not work.', text: 'Nothing has changed. Please try again.' },
};
