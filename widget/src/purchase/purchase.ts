import type { Availability } from '@echoplex/sdk';
import { clockOffset, EXPIRING_SECONDS, nextBoundary, secondsLeft } from '../state/clock.js';
import { codeFields, codesOf } from '../state/codes.js';
import { reduce } from '../state/machine.js';
import { initialState, type Action, type HeldOrder, type State } from '../state/model.js';
import { hasAmountFaults } from '../state/prices.js';
import { chosenItems } from '../state/selection.js';
import { announce, announceComplete } from './announce.js';
import { createCodes } from './codes.js';
import { followEvent, type Live } from './live.js';
import { loadOffer } from './load-offer.js';
import { loadQuestions } from './load-questions.js';
import { saidAbove, toProblem } from './problem.js';
import { resumable } from './resumable.js';
import type { LaterLogic, Paying, Purchase, PurchaseOptions } from './types.js';

export type { Purchase, PurchaseOptions } from './types.js';
export type { TicketsClient } from '../operations.js';

/** Ties the pure state machine to the API, the socket, the tab's memory and the payment form. */
export const createPurchase = (options: PurchaseOptions): Purchase => {
  const { client, memory, emit, now } = options;
  const stopped = new AbortController();
  let state: State = { ...initialState, payment: options.payment };
  let live: Live | null = null;
  let warned: string | null = null;
  let boundary: number | null = null;
  let watching = false;
  let later: LaterLogic | null = null;
  let paying: Paying | null = null;

  const dispatch = (action: Action): void => {
    const before = state;
    state = reduce(state, action);
    if (state === before) return;
    remember(before);
    options.changed(state, before);
    announce(emit, state, before);
    paying?.changed(before);
  };

  const report = (error: unknown): ReturnType<typeof toProblem> => {
    const problem = toProblem(error);
    emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
    return problem;
  };

  const prepare = async (): Promise<void> => {
    later ??= await options.prepareLater();
    paying ??=
      later?.createPaying({ options, signal: stopped.signal, state: () => state, dispatch, held, refuse, live: () => live }) ?? null;
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
      if (order !== before.order || state.inDoubt !== before.inDoubt)
        memory.write({
          orderId: order.id,
          secret,
          expiresAt: order.expiresAt,
          ...(codes.length > 0 ? { codes } : {}),
          ...(state.inDoubt ? { sent: true } : {}),
        });
    } else if (before.secret && state.step !== 'loading') memory.clear();
  };

  const refuse = (error: unknown, requested?: readonly string[]): void => {
    if (stopped.signal.aborted) return;
    const problem = report(error);
    const faults = state.step === 'details' && !saidAbove.has(problem.code) ? later?.rules.found(problem.faults, state) : undefined;
    dispatch({ type: 'refused', problem, ...(requested && { requested }), ...(faults && { faults }) });
    if (problem.code === 'order_state_invalid') void paying?.sync();
  };

  /** Questions were added meanwhile: shows them, with what is missing marked. */
  const askAgain = async (): Promise<void> => {
    const questions = await loadQuestions(client, options.event, stopped.signal);
    if (!questions) return;
    dispatch({ type: 'questions', questions });
    if (later) dispatch({ type: 'faulty', faults: later.rules.faults(state) });
  };

  const held = (): HeldOrder | null => (state.order && state.secret ? { order: state.order, secret: state.secret } : null);

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
    paying?.changed(state);
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
        const { event, tiers, availability } = offer;
        const { resumed, declined } = resumable(offer.resumed, options, event.id);
        dispatch({ type: 'loaded', ...offer, resumed, clockOffset: clockOffset(availability.serverTime, now()) });
        if (resumed && later) dispatch({ type: 'restore', ...later.rules.restored(resumed.order) });
        emit('echoplex-ready', { event, tiers, availability });
        if (watching) startFollowing(event.id);
        if (declined) dispatch(declined);
        if (resumed?.checking && state.step === 'done' && state.order) announceComplete(emit, state.order);
      } catch (error) {
        if (stopped.signal.aborted) return;
        dispatch({ type: 'failed', problem: report(error) });
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
      if (state.busy || !later || !paying) return;
      dispatch({ type: 'submit', faults: later.rules.faults(state) });
      const current = held();
      if (state.busy !== 'saving' || !current) return;
      const signed = { credential: current.secret, signal: stopped.signal };
      try {
        await client.orders.update(current.order.id, later.rules.body(current.order, state), signed);
        const { id, total, currency } = current.order;
        emit('echoplex-checkout', { orderId: id, total, currency });
        options.record('checkout');
        await paying.checkout();
      } catch (error) {
        refuse(error);
        if (toProblem(error).code === 'answers_required') await askAgain();
      }
    },
    pay: async () => paying?.pay(),
    redirect: async () => paying?.redirect(),
    reopenPayment: async () => paying?.open(state.notice?.kind === 'problem'),
    async resume() {
      await prepare();
      paying?.changed(initialState);
    },
    leave: (asking) => dispatch({ type: 'leave', asking }),
    async release() {
      const current = held();
      if (!current || state.busy) return;
      dispatch({ type: 'release' });
      try {
        await client.orders.cancel(current.order.id, { credential: current.secret, signal: stopped.signal });
      } catch (error) {
        // Paid or expired in the meantime: go there. Unreachable: the hold ends by itself, and nobody is kept here for it.
        if (toProblem(error).code === 'order_state_invalid') return refuse(error);
        report(error);
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
        if (left <= EXPIRING_SECONDS && left > 0 && warned !== expiresAt) {
          warned = expiresAt;
          emit('echoplex-hold-expiring', { orderId: id, expiresAt, secondsLeft: left });
        }
        if (left === 0) dispatch({ type: 'expire' });
      }
      const next = nextBoundary(state, moment);
      if (boundary !== null && (next === null || next > boundary)) void live?.refresh();
      boundary = next;
    },
    refresh() {
      void live?.refresh();
      void paying?.look();
    },
    stop() {
      stopped.abort();
      live?.stop();
      paying?.stop();
    },
  };
};
