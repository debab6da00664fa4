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
    held: (count) => n(count, 'The ticket is held, but not bought yet.', 'The tickets are held, but not bought yet.'),
    awaiting_payment: (count) =>
      n(count, 'The ticket is held until the payment arrives.', 'The tickets are held until the payment arrives.'),
    processing: (count) =>
      `Your bank is working on the payment. ${n(count, 'Your ticket comes by mail and appears', 'Your tickets come by mail and appear')} here as soon as it is through.`,
    expired: (count) =>
      `The hold ended before a payment arrived. If one still comes, it becomes ${n(count, 'a ticket', 'tickets')} as long as there are any, or is paid back in full.`,
    cancelled: () => 'This order was cancelled. What was paid is paid back.',
  },
  tickets: (count) => n(count, 'Your ticket', 'Your tickets'),
  discount: 'Discount',
  total: 'Total',
  refunded: 'Paid back',
  calendar: 'Add to calendar',
  refund: {
    pending: (amount) => `${amount} is on its way back to you`,
    succeeded: (amount) => `${amount} was paid back`,
    failed: (amount, count) => `${amount} could not be paid back; ${n(count, 'the ticket is', 'the tickets are')} still valid`,
  },
  dispute: {
    open: (count) => `Your bank is looking into this payment. ${n(count, 'Your ticket stays', 'Your tickets stay')} valid meanwhile.`,
    won: () => 'Your bank has looked into this payment and confirmed it.',
    lost: (count) => `Your bank has taken this payment back, so ${n(count, 'the ticket is', 'the tickets are')} no longer valid.`,
  },
  back: {
    begin: (count) => n(count, 'Give the ticket back', 'Give tickets back'),
    until: (moment) => `Possible until ${moment}`,
    title: (count) => n(count, 'Do you give your ticket back?', 'Which tickets do you give back?'),
    choose: (count) => n(count, 'Choose the ticket to see what you get back.', 'Choose tickets to see what you get back.'),
    amount: 'You get back',
    fee: 'Kept',
    asking: 'Working it out…',
    next: 'Go on',
    stop: 'Never mind',
    askTitle: (count) => n(count, 'Give # ticket back?', 'Give # tickets back?'),
    askText: (amount, count) =>
      `${amount} goes back the way you paid. ${n(count, 'The ticket is void at once, and others can buy it.', 'The tickets are void at once, and others can buy them.')}`,
    askFee: (fee) => `${fee} is kept.`,
    confirm: (amount) => `Refund ${amount}`,
    keep: (count) => n(count, 'Keep it', 'Keep them'),
    sending: 'Giving back…',
    done: {
      pending: {
        title: 'It is on its way',
        text: (amount) => `${amount} goes back the way you paid. We keep at it until it is done; this page may be closed.`,
      },
      succeeded: { title: 'Paid back', text: (amount) => `${amount} goes back the way you paid. Banks take up to ten days to show it.` },
      failed: {
        title: 'It did not work',
        text: (amount, count) => `${amount} could not be paid back. ${n(count, 'Your ticket is', 'Your tickets are')} still valid.`,
      },
    },
    close: 'Close',
  },
  not: {
    policy: (count) => `${n(count, 'This ticket', 'These tickets')} cannot be given back here. Please ask the organizer.`,
    too_late: () => 'The time for giving tickets back is over.',
    not_refundable: (count) => n(count, 'This ticket is not refundable.', 'These tickets are not refundable.'),
    checked_in: () => 'A ticket that was used cannot be given back.',
    nothing_left: () => 'There is nothing left to pay back.',
    disputed: () => 'Your bank disputes this payment. Nothing can be paid back until that is decided.',
    order_state: () => 'Tickets can be given back once the order is confirmed.',
  },
  refused: { title: 'That did not work.', text: 'Nothing has changed. Please try again.' },
};
