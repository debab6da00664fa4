import type { Availability, Order } from '@echoplex/sdk';
import { clockOffset, EXPIRING_SECONDS, nextBoundary, secondsLeft } from '../state/clock.js';
import { codeFields, codesOf } from '../state/codes.js';
import { reduce } from '../state/machine.js';
import { initialState, type Action, type HeldOrder, type State } from '../state/model.js';
import { hasAmountFaults } from '../state/prices.js';
import { chosenItems } from '../state/selection.js';
import { announce } from './announce.js';
import { awaitConfirmation } from './await-confirmation.js';
import { createCodes } from './codes.js';
import { followEvent, type Live } from './live.js';
import { loadOffer } from './load-offer.js';
import { loadQuestions } from './load-questions.js';
import { createFormHolder } from './form-holder.js';
import { saidAbove, toProblem } from './problem.js';
import type { DetailsRules, Purchase, PurchaseOptions } from './types.js';

export type { Purchase, PurchaseOptions, TicketsClient } from './types.js';

/** Ties the pure state machine to the API, the socket, the tab's memory and the payment form. */
export const createPurchase = (options: PurchaseOptions): Purchase => {
  const { client, memory, emit, now } = options;
  const stopped = new AbortController();
  let state = initialState;
  let live: Live | null = null;
  let warned: string | null = null;
  let boundary: number | null = null;
  let watching = false;
  let rules: DetailsRules | null = null;

  const dispatch = (action: Action): void => {
    const before = state;
    state = reduce(state, action);
    if (state === before) return;
    remember(before);
    if (before.step === 'paying' && state.step !== 'paying') forms.close();
    options.changed(state, before);
    announce(emit, state, before);
  };

  const forms = createFormHolder({
    payments: options.payments,
    ready: (ready) => dispatch({ type: 'form', ready }),
    failed: (error) => {
      emit('echoplex-error', { code: 'payment_form', message: toProblem(error).detail, requestId: null });
      dispatch({ type: 'declined', reason: 'script' });
    },
  });

  const prepare = async (): Promise<void> => {
    rules ??= await options.prepareLater();
  };

  const codes = createCodes({
    client,
    event: options.event,
    tierIds: options.tierIds,
    signal: stopped.signal,
    state: () => state,
    dispatch,
  });

  /** The memory follows the order: written when it comes, cleared when it goes. */
  const remember = (before: State): void => {
    const { order, secret } = state;
    if (secret && order) {
      const codes = codesOf(state).map(({ code }) => code);
      if (order !== before.order)
        memory.write({ orderId: order.id, secret, expiresAt: order.expiresAt, ...(codes.length > 0 ? { codes } : {}) });
    } else if (before.secret && state.step !== 'loading') memory.clear();
  };

  const refuse = (error: unknown, requested?: readonly string[]): void => {
    if (stopped.signal.aborted) return;
    const problem = toProblem(error);
    emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
    const faults = state.step === 'details' && !saidAbove.has(problem.code) ? rules?.found(problem.faults, state) : undefined;
    dispatch({ type: 'refused', problem, ...(requested && { requested }), ...(faults && { faults }) });
    if (problem.code === 'order_state_invalid') void sync();
  };

  /** Questions were added meanwhile: shows them, with what is missing marked. */
  const askAgain = async (): Promise<void> => {
    const questions = await loadQuestions(client, options.event, stopped.signal);
    if (!questions) return;
    dispatch({ type: 'questions', questions });
    if (rules) dispatch({ type: 'faulty', faults: rules.faults(state) });
  };

  const held = (): HeldOrder | null => (state.order && state.secret ? { order: state.order, secret: state.secret } : null);

  /** Asks where the order really is and goes there. */
  const sync = async (): Promise<void> => {
    const current = held();
    if (!current) return;
    try {
      follow(await client.orders.get(current.order.id, { credential: current.secret, signal: stopped.signal }));
    } catch {
      // The refusal that led here is already shown.
    }
  };

  /** Goes where the order is, with what belongs to that place. */
  const follow = (order: Order): void => {
    dispatch({ type: 'synced', order });
    if (state.step === 'paying' && state.order && !forms.current) void forms.open(state.order);
  };

  const takeAvailability = (availability: Availability): void => {
    dispatch({ type: 'availability', availability, clockOffset: clockOffset(availability.serverTime, now()) });
    emit('echoplex-availability', { availability });
    void codes.changed();
  };

  const startFollowing = (eventId: string, late = false): void => {
    live?.stop();
    live = followEvent({
      ...options,
      eventId,
      late,
      shown: () => state.event,
      handlers: { availability: takeAvailability, event: (event) => dispatch({ type: 'event', event }) },
    });
  };

  const confirmed = async (): Promise<void> => {
    const current = held();
    if (!current) return;
    try {
      const order = await awaitConfirmation({
        client,
        orderId: current.order.id,
        secret: current.secret,
        signal: stopped.signal,
        onSlow: () => dispatch({ type: 'slow' }),
      });
      if (order) dispatch({ type: 'synced', order });
    } catch (error) {
      const problem = toProblem(error);
      emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
      dispatch({ type: 'slow' });
    }
  };

  /** After a reload: on to the payment form, or to waiting when the bank's page sent the buyer back. */
  const resume = (): void => {
    const clientSecret = state.order?.payment?.clientSecret;
    if (state.step !== 'paying' || !state.order) return;
    const returned = clientSecret ? options.takeReturn(clientSecret) : null;
    if (returned && !returned.failed) {
      dispatch({ type: 'paid' });
      void confirmed();
      return;
    }
    if (returned) dispatch({ type: 'declined', reason: 'card' });
    void forms.open(state.order);
  };

  return {
    get state() {
      return state;
    },
    async load() {
      dispatch({ type: 'load' });
      try {
        const offer = await loadOffer(client, options, stopped.signal);
        if (offer.resumed) await prepare();
        if (stopped.signal.aborted) return;
        dispatch({ type: 'loaded', ...offer, clockOffset: clockOffset(offer.availability.serverTime, now()) });
        const { event, tiers, availability, resumed } = offer;
        if (resumed && rules) dispatch({ type: 'restore', ...rules.restored(resumed.order) });
        emit('echoplex-ready', { event, tiers, availability });
        if (watching) startFollowing(event.id);
        resume();
      } catch (error) {
        if (stopped.signal.aborted) return;
        const problem = toProblem(error);
        dispatch({ type: 'failed', problem });
        emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
      }
    },
    watch() {
      watching = true;
      if (state.event && !live) startFollowing(state.event.id, true);
    },
    choose: (tierId, quantity) => dispatch({ type: 'choose', tierId, quantity }),
    amount: (tierId, text, value) => dispatch({ type: 'amount', tierId, text, value }),
    entry: (change) => dispatch({ type: 'entry', ...change }),
    checkCode: () => codes.check(),
    async dropCode(code) {
      const current = held();
      if (!current || state.step === 'choosing') return dispatch({ type: 'uncode', code });
      try {
        const signed = { credential: current.secret, signal: stopped.signal };
        dispatch({ type: 'repriced', order: await client.orders.update(current.order.id, { promoCode: null }, signed) });
      } catch (error) {
        refuse(error);
      }
    },
    async hold() {
      const items = chosenItems(state);
      if (state.busy || items.length === 0 || !state.event || hasAmountFaults(state)) return;
      dispatch({ type: 'hold' });
      try {
        const body = { items, ...codeFields(state), locale: options.locale() };
        const [order, questions] = await Promise.all([
          client.orders.create(state.event.id, body, { signal: stopped.signal }),
          loadQuestions(client, state.event.id, stopped.signal),
          prepare(),
        ]);
        if (questions) dispatch({ type: 'questions', questions });
        if (!order.secret) throw new Error('The answer that creates an order carries its secret.');
        dispatch({ type: 'held', order, secret: order.secret });
        const { id, expiresAt, total, currency } = order;
        emit('echoplex-hold', { orderId: id, expiresAt, items: order.items, total, currency });
      } catch (error) {
        refuse(
          error,
          items.map((item) => item.tierId),
        );
        void live?.refresh();
      }
    },
    write: (field, value) => dispatch({ type: 'write', field, value }),
    name: (index, value) => dispatch({ type: 'name', index, value }),
    answer: (key, text, value) => dispatch({ type: 'answer', key, text, value }),
    async submit() {
      await prepare();
      if (state.busy || !rules) return;
      dispatch({ type: 'submit', faults: rules.faults(state) });
      const current = held();
      if (state.busy !== 'saving' || !current) return;
      const signed = { credential: current.secret, signal: stopped.signal };
      try {
        await client.orders.update(current.order.id, rules.body(current.order, state), signed);
        const { id, total, currency } = current.order;
        emit('echoplex-checkout', { orderId: id, total, currency });
        options.record('checkout');
        follow(await client.orders.checkout(id, signed));
      } catch (error) {
        refuse(error);
        if (toProblem(error).code === 'answers_required') await askAgain();
      }
    },
    async pay() {
      const form = forms.current;
      if (state.busy || !form) return;
      dispatch({ type: 'pay' });
      if (state.busy !== 'paying') return;
      const outcome = await form.confirm();
      if (stopped.signal.aborted) return;
      if (!outcome.paid) return dispatch({ type: 'declined', reason: outcome.reason });
      dispatch({ type: 'paid' });
      await confirmed();
    },
    async reopenPayment() {
      if (state.order && state.step === 'paying') await forms.open(state.order);
    },
    leave: (asking) => dispatch({ type: 'leave', asking }),
    async release() {
      const current = held();
      if (!current || state.busy) return;
      dispatch({ type: 'release' });
      try {
        await client.orders.cancel(current.order.id, { credential: current.secret, signal: stopped.signal });
      } catch (error) {
        const problem = toProblem(error);
        // Paid or expired in the meantime: go there. Unreachable: the hold ends by itself, and nobody is kept here for it.
        if (problem.code === 'order_state_invalid') return refuse(error);
        emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
      }
      dispatch({ type: 'released' });
      void live?.refresh();
    },
    restart: () => dispatch({ type: 'restart' }),
    tick() {
      const moment = now();
      const left = secondsLeft(state, moment);
      if (left !== null && state.order && (state.step === 'details' || state.step === 'paying')) {
        const { id, expiresAt } = state.order;
        if (left <= EXPIRING_SECONDS && left > 0 && warned !== id) {
          warned = id;
          emit('echoplex-hold-expiring', { orderId: id, expiresAt, secondsLeft: left });
        }
        if (left === 0) dispatch({ type: 'expire' });
      }
      const next = nextBoundary(state, moment);
      if (boundary !== null && (next === null || next > boundary)) void live?.refresh();
      boundary = next;
    },
    refresh: () => void live?.refresh(),
    stop() {
      stopped.abort();
      live?.stop();
      forms.close();
    },
  };
};
