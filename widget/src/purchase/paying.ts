import type { Order } from '@echoplex/sdk';
import { returnAddress } from '../payment/return-address.js';
import type { PaymentMode, State } from '../state/model.js';
import { awaitConfirmation } from './await-confirmation.js';
import { createFormHolder } from './form-holder.js';
import { followOrder } from './follow-order.js';
import { isHeld, toProblem } from './problem.js';
import type { Paying, PayingContext } from './types.js';

/** The payment of an order: the form or the provider's page, and the wait for the tickets. */
export const createPaying = ({ options, signal, state, dispatch, held, refuse, live }: PayingContext): Paying => {
  const { client, emit } = options;
  let loop: Promise<void> | null = null;
  let opening = false;
  let gone = false;

  const fail = (error: unknown, code?: string): void => {
    const problem = toProblem(error);
    emit('echoplex-error', { code: code ?? problem.code, message: problem.detail, requestId: problem.requestId });
  };

  const forms = createFormHolder({
    payments: options.payments,
    ready: (ready) => dispatch({ type: 'form', ready }),
    failed: (error) => {
      fail(error, 'payment_form');
      dispatch({ type: 'declined', reason: 'script' });
    },
  });

  /** Begins the payment, or asks for it again: the answer has the present price, or another payment if the last can no longer be made. */
  const begin = async (mode: PaymentMode): Promise<Order | null> => {
    const current = held();
    if (!current) return null;
    const { order, secret } = current;
    const page = options.pageAddress();
    const way = mode === 'redirect' ? { successUrl: returnAddress(page, order), cancelUrl: returnAddress(page, order, 'cancelled') } : {};
    const begun = await client.orders.checkout(order.id, { mode, ...way }, { credential: secret, signal });
    if (signal.aborted) return null;
    dispatch({ type: 'synced', order: begun });
    return state().step === 'paying' ? begun : null;
  };

  const sync = async (): Promise<void> => {
    const current = held();
    if (!current) return;
    try {
      const order = await client.orders.get(current.order.id, { credential: current.secret, signal });
      if (!signal.aborted) dispatch({ type: 'synced', order });
    } catch {
      // What is shown stays; the refusal that may have led here is said already.
    }
  };

  const open = async (renew = false): Promise<void> => {
    if (opening || state().payment === 'redirect' || state().step !== 'paying') return;
    opening = true;
    try {
      const shown = held()?.order;
      const order = renew || !shown?.payment?.clientSecret ? await begin('embedded') : shown;
      if (order) await forms.open(order);
    } catch (error) {
      refuse(error);
    } finally {
      opening = false;
    }
  };

  const leave = (order: Order | null): void => {
    if (!order) return;
    const { url } = order.payment ?? {};
    if (!url || !/^https?:/u.test(url)) throw new Error('The order carries no page to pay on.');
    gone = true;
    dispatch({ type: 'redirect', gone: true });
    options.leave(url);
  };

  const redirect = async (): Promise<void> => {
    dispatch({ type: 'redirect' });
    if (state().busy !== 'redirecting') return;
    try {
      leave(await begin('redirect'));
    } catch (error) {
      refuse(error);
    }
  };

  const news = followOrder({ live, heard: () => void look() });

  /** Waits until it is known what became of the payment. */
  const confirm = async (): Promise<void> => {
    const current = held();
    if (!current) return;
    try {
      const order = await awaitConfirmation({
        client,
        orderId: current.order.id,
        secret: current.secret,
        signal,
        waiting: () => state().waiting,
        onNews: (order) => dispatch({ type: 'synced', order }),
        onSlow: () => dispatch({ type: 'slow' }),
        pause: (milliseconds) => news.pause(milliseconds, signal),
      });
      if (!order || state().order?.id !== order.id) return;
      dispatch({ type: 'synced', order });
      if (isHeld(order) && state().step === 'confirming')
        dispatch({ type: 'declined', reason: order.payment?.status === 'failed' ? 'bank' : 'unfinished' });
    } catch (error) {
      fail(error);
      dispatch({ type: 'slow' });
    }
  };

  /** The payment cannot be made any more: it is made already, or another one has to be begun. */
  const renew = async (): Promise<void> => {
    try {
      const order = await begin('embedded');
      if (!order) return;
      dispatch({ type: 'declined', reason: 'unfinished' });
      await forms.open(order);
    } catch (error) {
      refuse(error);
    }
  };

  const look = async (): Promise<void> => {
    news.wake();
    if (state().step !== 'paying' || state().busy === 'paying') return;
    await sync();
    // Back from the provider's page as if it had never been left.
    if (gone && state().busy === 'redirecting') {
      gone = false;
      dispatch({ type: 'declined', reason: 'calledOff' });
    }
  };

  /** Whether a payment may still become tickets. */
  const waits = ({ step, secret }: State): boolean => step === 'confirming' || (step === 'expired' && secret !== null);

  return {
    async checkout() {
      const order = await begin(state().payment);
      if (state().payment !== 'redirect' || !order) return;
      dispatch({ type: 'redirect' });
      leave(order);
    },
    open,
    async pay() {
      if (state().payment === 'redirect') return redirect();
      const form = forms.current;
      if (state().busy || !form) return;
      dispatch({ type: 'pay' });
      if (state().busy !== 'paying') return;
      const outcome = await form.confirm();
      if (signal.aborted || state().step !== 'paying') return;
      if (!outcome.paid) return outcome.reason === 'stale' ? renew() : dispatch({ type: 'declined', reason: outcome.reason });
      dispatch({ type: 'paid', ...(outcome.processing && { processing: true }) });
      await loop;
    },
    redirect,
    sync,
    look,
    changed(before) {
      const { step, order, busy } = state();
      if (before.step === 'paying' && step !== 'paying') forms.close();
      news.follow(step === 'paying' || waits(state()) ? held() : null);
      const repriced = before.order?.id === order?.id && before.order?.total !== order?.total;
      if (step === 'paying' && busy !== 'redirecting' && (before.step !== 'paying' || repriced)) void open(before.step === 'paying');
      if (waits(state()) && !loop) loop = confirm().finally(() => (loop = null));
    },
    stop() {
      news.follow(null);
      forms.close();
    },
  };
};
