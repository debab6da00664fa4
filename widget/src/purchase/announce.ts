import type { Order } from '@echoplex/sdk';
import type { State } from '../state/model.js';
import type { Emit } from './events.js';

/** Tells the page that an order is complete. */
export const announceComplete = (emit: Emit, { id, number, total, currency, tickets }: Order): void =>
  emit('echoplex-complete', { orderId: id, number, total, currency, tickets });

/** Tells the page that a hold ended or an order is complete. What was so already when the page was opened is no news. */
export const announce = (emit: Emit, state: State, before: State): void => {
  const { order } = state;
  if (state.step === 'expired' && before.step !== 'expired' && order) emit('echoplex-hold-expired', { orderId: order.id });
  if (state.step === 'done' && before.step !== 'done' && before.step !== 'loading' && order) announceComplete(emit, order);
};
