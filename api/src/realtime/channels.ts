import { z } from 'zod';
import { anonymous } from '../access/actor.js';
import type { Deps } from '../deps.js';
import { notFound, Problem } from '../errors/problem.js';
import { actorOf } from '../modules/accounts/service.js';
import { getAvailability } from '../modules/events/service.js';
import { getOrder, presentOrder } from '../modules/orders/service.js';

/** What a client sends to subscribe. */
export const subscription = z.strictObject({
  /** Its kind, and an id or slug. */
  channel: z.string().regex(/^(event|order|organization):[\w-]{1,80}$/),
  credential: z.string().min(1).max(4000).optional(),
});

/** A message as clients get it. */
export interface ChannelMessage {
  channel: string;
  sequence: number;
  serverTime: string;
  data: unknown;
}

const now = (): string => new Date().toISOString();

/**
 * Opens a channel for somebody who may listen to it, with the state of things as its first message.
 * @throws Problem `not_found`, or what is wrong with the credential
 */
export async function openChannel({ db, config }: Deps, { channel, credential }: z.output<typeof subscription>): Promise<ChannelMessage> {
  const actor = credential === undefined ? anonymous : await actorOf(db, credential, config.jwtSecrets);
  const [kind, id = ''] = channel.split(':', 2);
  if (kind === 'event') {
    const data = await getAvailability(db, actor, id);
    return { channel: `event:${data.eventId}`, sequence: data.sequence, serverTime: data.serverTime, data };
  }
  if (kind === 'order') {
    if (actor.kind === 'anonymous') throw new Problem('unauthenticated', 'This channel needs the order secret as credential.');
    const order = await getOrder(db, actor, id);
    return { channel: `order:${order.id}`, sequence: 0, serverTime: now(), data: presentOrder(order) };
  }
  throw notFound('channel');
}
