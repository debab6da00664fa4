import { io } from 'socket.io-client';
import { createChannels, type MessageInfo, type RealtimeStatus, type Subscriber, type Unsubscribe } from './core/channels.js';
import type { Availability, Event, Order, Problem } from './generated/models.js';

export type { MessageInfo, RealtimeStatus, Unsubscribe } from './core/channels.js';

/** Where to connect to, and as whom; an `EchoPlex` client is one. */
export interface RealtimeTarget {
  readonly baseUrl: string;
  readonly credential?: string | undefined;
  /** Asked when the credential was refused: renews it, and answers whether to try again. Without it the refusal is final. */
  renewAfter?(error: unknown, used: string | undefined): Promise<boolean>;
}

interface ChannelHandlers {
  /** The server refused the subscription, with a renewed session too. */
  problem?: (problem: Problem) => void;
  /** Whether changes arrive now. */
  status?: (status: RealtimeStatus) => void;
}

/** What to do with an event's messages. */
export interface EventHandlers extends ChannelHandlers {
  /** What can be had: once at the beginning, after a reconnection and then with every change. */
  availability?: (availability: Availability, info: MessageInfo) => void;
  /** The event itself changed. */
  updated?: (event: Event, info: MessageInfo) => void;
}

/** What to do with an order's messages. */
export interface OrderHandlers extends ChannelHandlers {
  /** The order as it is now: once at the beginning, after a reconnection and then with every change. */
  updated?: (order: Order, info: MessageInfo) => void;
  /** The order's secret, or another credential that may see it. Default: the client's. */
  credential?: string;
}

/** A connection that carries any number of subscriptions. */
export interface Realtime {
  /**
   * Follows an event.
   * @param event The event's id or slug.
   */
  event(event: string, handlers: EventHandlers): Unsubscribe;
  /**
   * Follows an order.
   * @param order The order's id.
   */
  order(order: string, handlers: OrderHandlers): Unsubscribe;
  /** Ends every subscription and the connection. */
  close(): void;
}

/**
 * Opens a connection to the API that `target` speaks to. It connects at the first subscription and reconnects by itself
 * until `close()`.
 */
export function connect(target: RealtimeTarget): Realtime {
  const { origin, pathname } = new URL(target.baseUrl);
  const socket = io(origin, {
    path: `${pathname.replace(/\/+$/, '')}/realtime`,
    autoConnect: false,
    forceNew: true,
    // A websocket needs no sticky route to one server; where a proxy refuses it, polling still works.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 10_000,
  });
  const channels = createChannels(socket);
  const follow = (subscriber: Subscriber): Unsubscribe => channels.add(subscriber);
  const ownCredential = {
    credential: () => target.credential,
    renew: (error: unknown, used: string | undefined) => target.renewAfter?.(error, used) ?? Promise.resolve(false),
  };
  return {
    event: (event, { availability, updated, problem, status }) =>
      follow({
        channel: `event:${event}`,
        ...ownCredential,
        snapshot: 'availability',
        handlers: {
          ...(availability && { availability: (data, info) => availability(data as Availability, info) }),
          ...(updated && { 'event.updated': (data, info) => updated(data as Event, info) }),
        },
        problem,
        status,
      }),
    order: (order, { updated, credential, problem, status }) =>
      follow({
        channel: `order:${order}`,
        ...(credential === undefined ? ownCredential : { credential: () => credential }),
        snapshot: 'order.updated',
        handlers: { ...(updated && { 'order.updated': (data, info) => updated(data as Order, info) }) },
        problem,
        status,
      }),
    close: () => channels.close(),
  };
}
