import type { State } from '../state/model.js';
import type { Emit } from './events.js';

/** Tells the page that a hold ended or an order is complete. What was so already when the page was opened is no news. */
export const announce = (emit: Emit, state: State, before: State): void => {
  const { order } = state;
  if (state.step === 'expired' && before.step !== 'expired' && order) emit('echoplex-hold-expired', { orderId: order.id });
  if (state.step === 'done' && before.step !== 'done' && before.step !== 'loading' && order) {
    const { id, number, total, currency, tickets } = order;
    emit('echoplex-complete', { orderId: id, number, total, currency, tickets });
  }
};
