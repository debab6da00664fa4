import type { Availability, Event } from '@echoplex/sdk';
import type * as realtime from '@echoplex/sdk/realtime';
import type { TicketsClient } from '../operations.js';
import { wait } from './wait.js';

/** How often availability is asked for while the socket is away and the page is visible. Milliseconds. */
export const POLL_INTERVAL = 10_000;

/** What follows an event. */
export interface LiveHandlers {
  availability(availability: Availability): void;
  event(event: Event): void;
}

/** The realtime entry point of the SDK, as far as it is used here. */
export type RealtimeModule = Pick<typeof realtime, 'connect'>;

interface LiveOptions {
  client: Pick<TicketsClient, 'baseUrl' | 'credential' | 'availability'>;
  eventId: string;
  handlers: LiveHandlers;
  /** Loads the socket chunk; injected so that a page that cannot load it still sells. */
  loadRealtime: () => Promise<RealtimeModule>;
  /** Hidden pages do not poll. */
  isVisible: () => boolean;
}

/** Keeps availability current until stopped. */
export interface Live {
  /** Asks once, now. */
  refresh(): Promise<void>;
  /** Says when an order may have changed, as long as there is a socket. Answers how to end that. */
  order(orderId: string, secret: string, news: () => void): () => void;
  stop(): void;
}

/** Follows an event by socket, and by asking every ten seconds for as long as there is no live socket. */
export const followEvent = ({ client, eventId, handlers, loadRealtime, isVisible }: LiveOptions): Live => {
  const stopped = new AbortController();
  let live = false;
  let close: () => void = () => undefined;

  const refresh = async (): Promise<void> => {
    try {
      const availability = await client.availability.get(eventId, { signal: stopped.signal });
      if (!stopped.signal.aborted) handlers.availability(availability);
    } catch {
      // What is shown stays; the next round asks again, and every purchase is decided by the API anyway.
    }
  };

  const poll = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await wait(POLL_INTERVAL, stopped.signal);
      if (!stopped.signal.aborted && !live && isVisible()) await refresh();
    }
  };

  const listen = async (): Promise<realtime.Realtime | null> => {
    try {
      const { connect } = await loadRealtime();
      if (stopped.signal.aborted) return null;
      const realtime = connect(client);
      close = () => realtime.close();
      realtime.event(eventId, {
        availability: (availability) => handlers.availability(availability),
        updated: (event) => handlers.event(event),
        status: (status) => (live = status === 'live'),
        problem: () => (live = false),
      });
      return realtime;
    } catch {
      // The chunk could not be loaded (offline, a content policy without it): polling goes on.
      live = false;
      return null;
    }
  };

  void poll();
  const connected = listen();
  return {
    refresh,
    order(orderId, credential, updated) {
      let ended = false;
      let leave = (): void => undefined;
      void connected.then((realtime) => {
        if (realtime && !ended && !stopped.signal.aborted) leave = realtime.order(orderId, { credential, updated });
      });
      return () => {
        ended = true;
        leave();
      };
    },
    stop: () => {
      stopped.abort();
      close();
    },
  };
};
