import type { Refund } from '@echoplex/sdk';
import type { TicketsClient } from '../operations.js';
import type { Emit } from '../purchase/events.js';
import type { RealtimeModule } from '../purchase/live.js';
import { isHeld, toProblem } from '../purchase/problem.js';
import { wait } from '../purchase/wait.js';
import { reduceOrder } from './machine.js';
import { initialOrderState, type OrderAction, type OrderFacts, type OrderState } from './model.js';

/** How often an order is asked for while something about it is under way. Milliseconds. */
export const ORDER_INTERVAL = 20_000;

export interface DeskOptions {
  client: TicketsClient;
  orderId: string;
  /** The order's own credential. */
  secret: string;
  loadRealtime: () => Promise<RealtimeModule>;
  isVisible: () => boolean;
  emit: Emit;
  changed: (state: OrderState, before: OrderState) => void;
}

/** What can be done with an order. */
export interface Desk {
  readonly state: OrderState;
  load(): Promise<void>;
  /** Asks for everything again, for a page that was hidden. */
  refresh(): Promise<void>;
  open(): void;
  close(): void;
  toggle(ticketId: string): void;
  ask(): void;
  back(): void;
  send(): Promise<void>;
  stop(): void;
}

const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Ties the pure state machine of an order to the API and the socket. */
export const createDesk = ({ client, orderId, secret, loadRealtime, isVisible, emit, changed }: DeskOptions): Desk => {
  const stopped = new AbortController();
  const signed = { credential: secret, signal: stopped.signal };
  let state = initialOrderState;
  let asked = new AbortController();
  let leave: () => void = () => undefined;
  let following = false;
  /** Given again for as long as it is not known what became of the request that carried it. */
  let key: string | null = null;

  const dispatch = (action: OrderAction): void => {
    const before = state;
    state = reduceOrder(state, action);
    if (state !== before && !stopped.signal.aborted) changed(state, before);
  };

  const report = (error: unknown): ReturnType<typeof toProblem> => {
    const problem = toProblem(error);
    emit('echoplex-error', { code: problem.code, message: problem.detail, requestId: problem.requestId });
    return problem;
  };

  const refundsOf = async (): Promise<Refund[]> => {
    const refunds: Refund[] = [];
    for await (const refund of client.orders.refunds(orderId, { limit: 100 }, signed)) refunds.push(refund);
    return refunds;
  };

  const factsOf = async (): Promise<OrderFacts> => {
    const order = await client.orders.get(orderId, signed);
    const [event, refunds, quote] = await Promise.all([
      // The order is shown without what cannot be had: an event that was taken down, a quote that Stripe has to be asked for.
      client.events.get(order.eventId, { signal: stopped.signal }).catch(() => state.facts?.event ?? null),
      refundsOf(),
      client.orders.refundQuote(orderId, undefined, signed).catch(() => state.facts?.quote ?? null),
    ]);
    return { order, event, refunds, quote };
  };

  const refresh = async (): Promise<void> => {
    if (state.step !== 'shown' || state.stage === 'sending') return;
    try {
      dispatch({ type: 'facts', facts: await factsOf() });
    } catch {
      // What is shown stays; the next round asks again.
    }
  };

  /** Whether somebody outside still has to do something. */
  const underWay = (): boolean =>
    state.facts !== null && (isHeld(state.facts.order) || state.facts.refunds.some(({ status }) => status === 'pending'));

  const follow = async (): Promise<void> => {
    if (following) return;
    following = true;
    void loadRealtime()
      .then(({ connect }) => {
        if (stopped.signal.aborted) return;
        const realtime = connect(client);
        realtime.order(orderId, { credential: secret, updated: () => void refresh() });
        leave = () => realtime.close();
      })
      .catch(() => {
        // The chunk could not be loaded; asking goes on.
      });
    while (!stopped.signal.aborted) {
      await wait(ORDER_INTERVAL, stopped.signal);
      if (!stopped.signal.aborted && isVisible() && underWay()) await refresh();
    }
  };

  /** What the chosen tickets bring. */
  const quote = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    key = null;
    const { signal } = asked;
    const { chosen } = state;
    if (state.stage !== 'choosing' || chosen.length === 0) return;
    try {
      const offer = await client.orders.refundQuote(orderId, { ticketIds: chosen.join(',') }, { credential: secret, signal });
      if (!signal.aborted) dispatch({ type: 'offered', chosen, offer });
    } catch (error) {
      if (!signal.aborted) dispatch({ type: 'refused', problem: report(error) });
    }
  };

  return {
    get state() {
      return state;
    },
    async load() {
      dispatch({ type: 'load' });
      try {
        dispatch({ type: 'facts', facts: await factsOf() });
        void follow();
      } catch (error) {
        if (!stopped.signal.aborted) dispatch({ type: 'failed', problem: report(error) });
      }
    },
    refresh,
    open() {
      dispatch({ type: 'open' });
      void quote();
    },
    close: () => dispatch({ type: 'close' }),
    toggle(ticketId) {
      dispatch({ type: 'toggle', ticketId });
      void quote();
    },
    ask: () => dispatch({ type: 'ask' }),
    back: () => dispatch({ type: 'back' }),
    async send() {
      if (state.stage !== 'asking') return;
      dispatch({ type: 'send' });
      key ??= newKey();
      try {
        const refund = await client.orders.refund(orderId, { ticketIds: [...state.chosen] }, { ...signed, idempotencyKey: key });
        key = null;
        dispatch({ type: 'sent', refund });
      } catch (error) {
        const problem = report(error);
        // No answer came: the same request again is the same refund. After a refusal another try is another request.
        if (problem.code !== 'unreachable') key = null;
        dispatch({ type: 'refused', problem });
      }
      await refresh();
    },
    stop() {
      stopped.abort();
      asked.abort();
      leave();
    },
  };
};
