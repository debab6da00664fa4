import type { EchoPlex, Event, Tier } from '@echoplex/sdk';
import type { Api } from './stage.js';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

/** An event on sale, and a client of the organizer who made it. */
export interface SeededEvent {
  organizer: EchoPlex;
  event: Event;
  tiers: Tier[];
}

/** Publishes an ordinary event with a description of a few paragraphs and four tiers, through the API as an organizer does. */
export async function seedEvent(api: Api): Promise<SeededEvent> {
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
  const organizer = api.client({ accessToken: session.accessToken });
  const draft = await organizer.events.create(membership.organizationId, {
    name: 'Harbour Lights',
    summary: 'Forty boats, six bands and one long evening on the water.',
    description: 'Lanterns are lit at dusk, and the bands play from the boats while everybody walks the quay.\n\n'.repeat(6),
    startsAt: inDays(30),
    endsAt: inDays(31),
    timezone: 'Europe/Copenhagen',
    currency: 'EUR',
    venue: { name: 'Pier Nine', address: 'Havnegade 9', city: 'Copenhagen', country: 'DK', latitude: 55.67, longitude: 12.59 },
    capacity: 5000,
    tags: ['music', 'harbour', 'outdoor'],
  });
  const tiers: Tier[] = [];
  for (const [name, price, quantity] of [
    ['Early bird', 2500, 500],
    ['General admission', 3200, 3000],
    ['On the boat', 7900, 120],
    ['Supporter', 15_000, 80],
  ] as const) {
    tiers.push(await organizer.tiers.create(draft.id, { name, price, quantity }));
  }
  return { organizer, event: await organizer.events.publish(draft.id), tiers };
}
