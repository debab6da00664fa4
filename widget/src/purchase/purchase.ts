import type { Availability, EchoPlex, Order } from '@echoplex/sdk';
import { clockOffset, EXPIRING_SECONDS, nextBoundary, secondsLeft } from '../state/clock.js';
import { detailsBody } from '../state/details.js';
import { reduce } from '../state/machine.js';
import { initialState, type Action, type BuyerField, type HeldOrder, type State } from '../state/model.js';
import { chosenItems } from '../state/selection.js';
import { awaitConfirmation } from './await-confirmation.js';
import type { Emit } from './events.js';
import { followEvent, type Live, type RealtimeModule } from './live.js';
import { loadOffer } from './load-offer.js';
import { createFormHolder } from './form-holder.js';
import type { PaymentReturn, Payments } from './payments.js';
import { toProblem } from './problem.js';
import type { OrderMemory } from './saved-order.js';

/** The part of the SDK's client that the widget calls. */
export type TicketsClient = Pick<EchoPlex, 'baseUrl' | 'credential' | 'events' | 'tiers' | 'availability' | 'orders'>;

/** Everything a purchase needs from outside. */
export interface PurchaseOptions {
  client: TicketsClient;
  /** The event's id or slug. */
  event: string;
  /** Only these tiers are offered; empty for all. */
  tierIds: readonly string[];
  /** For the mails, `en`. */
  locale: () => string;
  memory: OrderMemory;
  payments: () => Promise<Payments>;
  loadRealtime: () => Promise<RealtimeModule>;
  /** What the address says about a payment that left the page, once. */
  takeReturn: (clientSecret: string) => PaymentReturn | null;
  isVisible: () => boolean;
  emit: Emit;
  changed: (state: State, before: State) => void;
  now: () => number;
}

/** One buyer's way from the tiers to the tickets. */
export interface Purchase {
  readonly state: State;
  load(): Promise<void>;
  /** From now on availability is kept current, by socket or by asking; before, it is as old as the load. */
  watch(): void;
  choose(tierId: string, quantity: number): void;
  hold(): Promise<void>;
  write(field: BuyerField, value: string): void;
  name(index: number, value: string): void;
  submit(): Promise<void>;
  pay(): Promise<void>;
  reopenPayment(): Promise<void>;
  leave(asking: boolean): void;
  release(): Promise<void>;
  restart(): void;
  /** To be called every second while something is held or about to open. */
  tick(): void;
  /** Asks for availability now, for a page that was hidden. */
  refresh(): void;
  stop(): void;
}

/** Ties the pure state machine to the API, the socket, the tab's memory and the payment form. */
export const createPurchase = (options: PurchaseOptions): Purchase => {
  const { client, memory, emit, now } = options;
  const stopped = new AbortController();
  let state = initialState;
  let live: Live | null = null;
  let warned: string | null = null;
  let boundary: number | null = null;
  let watching = false;

  const dispatch = (action: Action): void => {
    const before = state;
    state = reduce(state, action);
    if (state === before) return;
    remember(before);
    if (before.step === 'paying' && state.step !== 'paying') forms.close();
    options.changed(state, before);
    announce(before);
  };

  const forms = createFormHolder({
    payments: options.payments,
    ready: (ready) => dispatch({ type: 'form', ready }),
    failed: (error) => {
      emit('echoplex-error', { code: 'payment_form', message: toProblem(error).detail, requestId: null });
      dispatch({ type: 'declined', reason: 'script' });
    },
  });

  /** The memory follows the order: written when it comes, cleared when it goes. */
  const remember = (before: State): void => {
    const { order, secret } = state;
    if (secret && order) {
      if (order !== before.order) memory.write({ orderId: order.id, secret, expiresAt: order.expiresAt });
    } else if (before.secret && state.step !== 'loading') memory.clear();
  };

  const announce = (before: State): void => {
    const { order } = state;
    if (state.step === 'expired' && before.step !== 'expired' && order) emit('echoplex-hold-expired', { orderId: order.id });
    if (state.step === 'done' && before.step !== 'done' && before.step !== 'loading' && order) {
      const { id, number, total, currency, tickets } = order;
      emit('echoplex-complete', { orderId: id, number, total, currency, tickets });
    }
  };

  const refuse = (error: unknown, requested?: readonly string[]): void => {
    if (stopped.signal.aborted) return;
    const problem = toProblem(error);
    emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
    dispatch(requested ? { type: 'refused', problem, requested } : { type: 'refused', problem });
    if (problem.code === 'order_state_invalid') void sync();
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
  };

  const startFollowing = (eventId: string): void => {
    live?.stop();
    live = followEvent({
      client,
      eventId,
      handlers: { availability: takeAvailability, event: (event) => dispatch({ type: 'event', event }) },
      loadRealtime: options.loadRealtime,
      isVisible: options.isVisible,
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
        const offer = await loadOffer(client, options.event, options.tierIds, memory, stopped.signal);
        if (stopped.signal.aborted) return;
        dispatch({ type: 'loaded', ...offer, clockOffset: clockOffset(offer.availability.serverTime, now()) });
        const { event, tiers, availability } = offer;
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
      if (state.event && !live) startFollowing(state.event.id);
    },
    choose: (tierId, quantity) => dispatch({ type: 'choose', tierId, quantity }),
    async hold() {
      const items = chosenItems(state);
      if (state.busy || items.length === 0 || !state.event) return;
      dispatch({ type: 'hold' });
      try {
        const order = await client.orders.create(state.event.id, { items, locale: options.locale() }, { signal: stopped.signal });
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
    async submit() {
      if (state.busy) return;
      dispatch({ type: 'submit' });
      const current = held();
      if (state.busy !== 'saving' || !current) return;
      const signed = { credential: current.secret, signal: stopped.signal };
      try {
        await client.orders.update(current.order.id, detailsBody(current.order, state), signed);
        const { id, total, currency } = current.order;
        emit('echoplex-checkout', { orderId: id, total, currency });
        follow(await client.orders.checkout(id, signed));
      } catch (error) {
        refuse(error);
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
