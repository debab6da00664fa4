import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { newId } from '../db/ids.js';
import type { Deps } from '../deps.js';
import { databaseProblem } from '../errors/database.js';
import { Problem } from '../errors/problem.js';
import { type DomainEvent, followDomainEvents } from '../modules/activity/service.js';
import { findEvent, presentAvailability } from '../modules/events/service.js';
import { coalesce } from './coalesce.js';
import { openChannel, subscription } from './channels.js';

/** An event's availability is pushed at most five times a second. */
const pushEveryMs = 200;
/** Channels one connection may listen to. */
const maxChannels = 50;
/** Subscriptions one connection may have waiting; they are worked on one after the other. */
const maxWaiting = 60;

type Acknowledge = (answer: unknown) => void;

/** Of a draft nothing is told in public, except that the event has become one. */
const isPublicFact = ({ type, payload }: DomainEvent): boolean =>
  type === 'event.unpublished' || (payload as { status: string }).status !== 'draft';

/** With what each channel of a connection was opened: asked again before anything private is pushed. */
function credentialsOf(socket: { data: unknown }): Map<string, string | undefined> {
  const data = socket.data as { credentials?: Map<string, string | undefined> };
  return (data.credentials ??= new Map());
}

function handleSocket(socket: Socket, deps: Deps): void {
  const refuse = (error: unknown, acknowledge: Acknowledge): void => {
    const requestId = newId('req');
    const known = error instanceof Problem ? error : databaseProblem(error);
    const problem = known ?? new Problem('internal', 'Something went wrong on our side.', { cause: error });
    if (problem.status >= 500) deps.logger.error({ err: error, requestId }, 'a subscription failed');
    const body = problem.present(requestId);
    socket.emit('problem', body);
    acknowledge({ ok: false, problem: body });
  };

  const subscribe = async (input: unknown, acknowledge: Acknowledge): Promise<void> => {
    try {
      const parsed = subscription.safeParse(input);
      if (!parsed.success) throw new Problem('validation_failed', 'Subscribe with {channel, credential?}.');
      if (socket.rooms.size > maxChannels) throw new Problem('rate_limited', `One connection may listen to ${maxChannels} channels.`);
      const { channel } = await openChannel(deps, parsed.data);
      // Before joining: a push that finds this connection in the room asks for it.
      credentialsOf(socket).set(channel, parsed.data.credential);
      await socket.join(channel);
      // Read once more after joining: what changed in between is in this snapshot, and what changes from now on is pushed.
      acknowledge({ ok: true, snapshot: await openChannel(deps, parsed.data) });
    } catch (error) {
      refuse(error, acknowledge);
    }
  };

  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();
  socket.on('subscribe', (input: unknown, acknowledge: unknown) => {
    // One after the other: one connection never takes more than one of the pool's, and the limit above counts what is there.
    waiting += 1;
    if (waiting > maxWaiting) {
      socket.disconnect(true);
      return;
    }
    const answer = typeof acknowledge === 'function' ? (acknowledge as Acknowledge) : () => undefined;
    turn = turn.then(async () => {
      if (socket.connected) await subscribe(input, answer);
      waiting -= 1;
    });
  });
  socket.on('unsubscribe', (input: unknown) => {
    const { data } = subscription.pick({ channel: true }).safeParse(input);
    if (!data) return;
    credentialsOf(socket).delete(data.channel);
    void socket.leave(data.channel);
  });
}

/**
 * Pushes committed changes to whoever listens. Every process follows the facts itself and tells its own clients, so no process needs to
 * know of another.
 * @returns disconnects everybody and stops following
 */
export async function startRealtime(http: HttpServer, deps: Deps): Promise<() => Promise<void>> {
  const { db, config, logger, stockNews } = deps;
  const io = new Server(http, {
    path: '/realtime',
    serveClient: false,
    maxHttpBufferSize: 16_384,
    cors: { origin: '*' },
  });
  io.on('connection', (socket) => handleSocket(socket, deps));

  const hasListeners = (room: string): boolean => io.sockets.adapter.rooms.has(room);
  const availability = coalesce(async (eventId) => {
    const channel = `event:${eventId}`;
    try {
      const view = await findEvent(db, eventId);
      // Taken off sale: what becomes of a draft is its organization's business.
      if (!view || view.event.status === 'draft') return;
      const data = presentAvailability(view);
      io.to(channel).emit('availability', { channel, sequence: data.sequence, serverTime: data.serverTime, data });
    } catch (error) {
      logger.warn({ err: error, eventId }, 'availability cannot be pushed right now');
    }
  }, pushEveryMs);

  const emit = (channel: string, name: string, event: DomainEvent): void => {
    const message = { channel, sequence: Number(event.id), serverTime: new Date().toISOString(), data: event.payload };
    io.to(channel).emit(name, message);
  };
  /** An order is told to those who may still see it: a session may have ended, a key been revoked, a member removed since. */
  const tellOrder = async (orderId: string, sequence: number): Promise<void> => {
    const channel = `order:${orderId}`;
    for (const socket of await io.in(channel).fetchSockets()) {
      try {
        const message = await openChannel(deps, { channel, credential: credentialsOf(socket).get(channel) });
        socket.emit('order.updated', { ...message, sequence });
      } catch (error) {
        if (!(error instanceof Problem)) {
          logger.warn({ err: error, channel }, 'an order cannot be pushed right now');
          continue;
        }
        socket.leave(channel);
        socket.emit('problem', { ...error.present(newId('req')), channel });
      }
    }
  };
  const stopFollowing = await followDomainEvents({
    db,
    databaseUrl: config.databaseUrl,
    logger,
    async onEvents(events) {
      for (const event of events) {
        // A hold frees nothing; everything else may.
        if (event.eventId !== null && event.type !== 'order.held') stockNews.announce(event.eventId);
        // Whoever listens to an order has seen it held: their snapshot says so.
        const news = event.type === 'order.held' ? null : event.orderId;
        if (news !== null && hasListeners(`order:${news}`)) await tellOrder(news, Number(event.id));
        if (event.eventId === null || !hasListeners(`event:${event.eventId}`)) continue;
        if (event.type.startsWith('event.') && isPublicFact(event)) emit(`event:${event.eventId}`, 'event.updated', event);
        availability.ask(event.eventId);
      }
    },
  });

  return async () => {
    await stopFollowing();
    await availability.stop();
    io.disconnectSockets(true);
    io.engine.close();
  };
}
