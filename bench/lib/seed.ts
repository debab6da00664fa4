import type { EchoPlex, Event, Tier } from '@echoplex/sdk';
import type { Api } from './stage.js';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

type NewEvent = Parameters<EchoPlex['events']['create']>[1];
type NewTier = Parameters<EchoPlex['tiers']['create']>[1];

/** A client of an organizer, and their organization. */
export interface Organizer {
  client: EchoPlex;
  organizationId: string;
}

/** An event on sale, and a client of the organizer who made it. */
export interface SeededEvent {
  organizer: EchoPlex;
  event: Event;
  tiers: Tier[];
}

/** Signs up an organizer, once on a database. */
export async function seedOrganizer(api: Api): Promise<Organizer> {
  const session = await api.client().auth.register({
    email: 'organizer@example.com',
    password: 'harbour-lights-2026',
    firstName: 'Olive',
    lastName: 'Hart',
    role: 'organizer',
    organizationName: 'Pier Nine',
  });
  const [membership] = session.user.memberships;
  if (!membership) throw new Error('an organizer begins with an organization');
  return { client: api.client({ accessToken: session.accessToken }), organizationId: membership.organizationId };
}

/** Publishes an event as an organizer does, with a description of a few paragraphs. */
export async function publishEvent(
  { client, organizationId }: Organizer,
  tiers: NewTier[],
  more: Partial<NewEvent> = {},
): Promise<SeededEvent> {
  const draft = await client.events.create(organizationId, {
    name: 'Harbour Lights',
    summary: 'Forty boats, six bands and one long evening on the water.',
    description: 'Lanterns are lit at dusk, and the bands play from the boats while everybody walks the quay.\n\n'.repeat(6),
    startsAt: inDays(30),
    endsAt: inDays(31),
    timezone: 'Europe/Copenhagen',
    currency: 'EUR',
    venue: { name: 'Pier Nine', address: 'Havnegade 9', city: 'Copenhagen', country: 'DK', latitude: 55.67, longitude: 12.59 },
    tags: ['music', 'harbour', 'outdoor'],
    ...more,
  });
  const made: Tier[] = [];
  for (const tier of tiers) made.push(await client.tiers.create(draft.id, tier));
  return { organizer: client, event: await client.events.publish(draft.id), tiers: made };
}

/** Publishes an ordinary event with four tiers on a database of its own. */
export const seedEvent = async (api: Api): Promise<SeededEvent> =>
  publishEvent(
    await seedOrganizer(api),
    [
      { name: 'Early bird', price: 2500, quantity: 500 },
      { name: 'General admission', price: 3200, quantity: 3000 },
      { name: 'On the boat', price: 7900, quantity: 120 },
      { name: 'Supporter', price: 15_000, quantity: 80 },
    ],
    { capacity: 5000 },
  );
