import type { Availability, Event } from '@echoplex/sdk';
import type * as realtime from '@echoplex/sdk/realtime';
import type { TicketsClient } from '../operations.js';
import { wait } from './wait.js';

/** How often availability is asked for while the socket is away and the page is visible. Milliseconds. */
export const POLL_INTERVAL = 10_000;
/** Within how many milliseconds the open pages read an event anew: what all of them learn at once, they do not ask for at once. */
export const SPREAD = 4000;

/** What follows an event. */
export interface LiveHandlers {
  availability(availability: Availability): void;
  event(event: Event): void;
}

/** The realtime entry point of the SDK, as far as it is used here. */
export type RealtimeModule = Pick<typeof realtime, 'connect'>;

interface LiveOptions {
  client: Pick<TicketsClient, 'baseUrl' | 'credential' | 'availability' | 'events'>;
  eventId: string;
  /** The event as it is shown. */
  shown: () => Event | null;
  /** It was read some time ago. */
  late?: boolean;
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

/**
 * Follows an event by socket, and by asking every ten seconds for as long as there is no live socket. What changes of the event itself is told
 * once, to those who listen: it is read anew when it may have been missed, and when availability says that it was.
 */
export const followEvent = ({ client, eventId, shown, late = false, handlers, loadRealtime, isVisible }: LiveOptions): Live => {
  const stopped = new AbortController();
  let live = false;
  let missed = late;
  let reading = false;
  let close: () => void = () => undefined;

  const catchUp = async (isCancelled: boolean): Promise<void> => {
    const isStale = (): boolean => (live && missed) || (isCancelled && shown()?.status !== 'cancelled');
    if (reading || !isStale()) return;
    reading = true;
    await wait(Math.random() * SPREAD, stopped.signal);
    reading = false;
    if (stopped.signal.aborted || !isStale()) return;
    missed = false;
    try {
      const event = await client.events.get(eventId, { signal: stopped.signal });
      if (!stopped.signal.aborted) handlers.event(event);
    } catch {
      missed = true; // As below: the next news of it asks again.
    }
  };

  const take = (availability: Availability): void => {
    handlers.availability(availability);
    void catchUp(availability.salesState === 'cancelled');
  };

  const setLive = (now: boolean): void => {
    missed ||= live && !now;
    live = now;
  };

  const refresh = async (): Promise<void> => {
    try {
      const availability = await client.availability.get(eventId, { signal: stopped.signal });
      if (!stopped.signal.aborted) take(availability);
    } catch {
      // What is shown stays; the next round asks again, and every purchase is decided by the API anyway.
    }
  };

  const poll = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await wait(POLL_INTERVAL, stopped.signal);
      missed ||= !live;
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
        availability: take,
        updated: (event) => handlers.event(event),
        status: (status) => setLive(status === 'live'),
        problem: () => setLive(false),
      });
      return realtime;
    } catch {
      // The chunk could not be loaded (offline, a content policy without it): polling goes on.
      setLive(false);
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
