import type { Socket } from 'socket.io-client';
import type { Problem } from '../generated/models.js';
import { fromProblem } from './errors.js';

/**
 * Whether changes arrive now: `connecting` before the first connection, `live` once the server has accepted the subscription,
 * `offline` while the connection is lost (it comes back by itself).
 */
export type RealtimeStatus = 'connecting' | 'live' | 'offline';

/** What came with a message beside its data. */
export interface MessageInfo {
  /** Grows with every change of the channel. */
  sequence: number;
  /** The server's clock, RFC 3339: count down by it, not by the visitor's. */
  serverTime: string;
}

/** Ends a subscription. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** What the server sends. */
interface Message extends MessageInfo {
  channel: string;
  data: unknown;
}

type SubscribeAnswer = { ok: true; snapshot?: Message } | { ok: false; problem: Problem };

/** One party interested in one channel. */
export interface Subscriber {
  channel: string;
  credential: () => string | undefined;
  /** Renews a credential that was refused as expired; answers whether there is another one now. */
  renew?: (error: unknown, used: string | undefined) => Promise<boolean>;
  /** Which message the snapshot of the channel stands for. */
  snapshot: string;
  handlers: Record<string, (data: unknown, info: MessageInfo) => void>;
  problem?: ((problem: Problem) => void) | undefined;
  status?: ((status: RealtimeStatus) => void) | undefined;
}

interface Channel {
  subscribers: Set<Subscriber>;
  /** How the server calls it, where we named an event by its slug. */
  officialName: string;
  /** The highest sequence seen of each message. */
  seen: Map<string, number>;
  /** The newest snapshot message, for those who join later. */
  last?: Message;
  live: boolean;
}

const messages = ['availability', 'event.updated', 'order.updated'];
const subscribeTimeout = 10_000;

/** Keeps the server's subscriptions the same as ours, however often the connection is lost. */
export function createChannels(socket: Socket) {
  const channels = new Map<string, Channel>();
  let closed = false;

  const tell = (channel: Channel, status: RealtimeStatus): void => {
    channel.live = status === 'live';
    for (const subscriber of channel.subscribers) subscriber.status?.(status);
  };

  function deliver(type: string, message: Message, snapshotType: string): void {
    for (const channel of channels.values()) if (channel.officialName === message.channel) pass(channel, type, message, snapshotType);
  }

  function pass(channel: Channel, type: string, message: Message, snapshotType: string): void {
    if (message.sequence < (channel.seen.get(type) ?? -1)) return;
    channel.seen.set(type, message.sequence);
    if (type === snapshotType) channel.last = message;
    const info = { sequence: message.sequence, serverTime: message.serverTime };
    for (const subscriber of channel.subscribers) subscriber.handlers[type]?.(message.data, info);
  }

  async function renewed({ renew }: Subscriber, problem: Problem, used: string | undefined): Promise<boolean> {
    try {
      return (await renew?.(fromProblem(problem), used)) === true;
    } catch {
      // Not renewed, for whatever reason: the refusal itself is what the subscribers are told.
      return false;
    }
  }

  async function subscribe(name: string, subscriber: Subscriber, again = false): Promise<void> {
    const current = (): Channel | undefined => (socket.connected ? channels.get(name) : undefined);
    const credential = subscriber.credential();
    let answer: SubscribeAnswer;
    try {
      answer = (await socket
        .timeout(subscribeTimeout)
        .emitWithAck('subscribe', { channel: name, ...(credential !== undefined && { credential }) })) as SubscribeAnswer;
    } catch {
      // No answer although connected: a new connection starts over. A lost one reconnects and subscribes again anyway.
      if (current() !== undefined) socket.disconnect().connect();
      return;
    }
    const channel = current();
    if (channel === undefined) return;
    if (!answer.ok) {
      if (!again && (await renewed(subscriber, answer.problem, credential))) {
        if (current() === channel) await subscribe(name, subscriber, true);
        return;
      }
      for (const one of channel.subscribers) one.problem?.(answer.problem);
      return;
    }
    tell(channel, 'live');
    if (answer.snapshot) channel.officialName = answer.snapshot.channel;
    if (answer.snapshot) pass(channel, subscriber.snapshot, answer.snapshot, subscriber.snapshot);
  }

  for (const type of messages) {
    socket.on(type, (message: Message) => {
      const snapshotType = message.channel.startsWith('order:') ? 'order.updated' : 'availability';
      deliver(type, message, snapshotType);
    });
  }
  socket.on('connect', () => {
    for (const [name, channel] of channels) {
      // A restarted server may count from the beginning again.
      channel.seen.clear();
      const [first] = channel.subscribers;
      if (first) void subscribe(name, first);
    }
  });
  const onLost = (): void => {
    for (const channel of channels.values()) tell(channel, 'offline');
  };
  socket.on('disconnect', onLost);
  socket.on('connect_error', onLost);

  function join(subscriber: Subscriber): void {
    const existing = channels.get(subscriber.channel);
    if (existing) {
      existing.subscribers.add(subscriber);
      subscriber.status?.(existing.live ? 'live' : 'connecting');
      if (existing.last) subscriber.handlers[subscriber.snapshot]?.(existing.last.data, existing.last);
      return;
    }
    channels.set(subscriber.channel, {
      subscribers: new Set([subscriber]),
      officialName: subscriber.channel,
      seen: new Map(),
      live: false,
    });
    subscriber.status?.('connecting');
    if (socket.connected) void subscribe(subscriber.channel, subscriber);
    else socket.connect();
  }

  function leave(subscriber: Subscriber): void {
    const channel = channels.get(subscriber.channel);
    if (!channel?.subscribers.delete(subscriber) || channel.subscribers.size > 0) return;
    channels.delete(subscriber.channel);
    // The same event may still be followed under its other name.
    const followed = [...channels.values()].some(({ officialName }) => officialName === channel.officialName);
    if (socket.connected && !followed) socket.emit('unsubscribe', { channel: channel.officialName });
  }

  return {
    /** Starts a subscription. */
    add(subscriber: Subscriber): Unsubscribe {
      if (closed) throw new TypeError('This realtime connection is closed.');
      join(subscriber);
      return () => leave(subscriber);
    },
    /** Ends all of them. */
    close(): void {
      closed = true;
      channels.clear();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
