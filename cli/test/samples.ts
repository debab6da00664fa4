import type { Event, EventAnalytics, Order, Organization, Tier, User } from '@echoplex/sdk';

const time = '2026-11-01T10:00:00Z';

export const organization: Organization = {
  id: 'org_01kag6x0c5f8rt2v4b7n9m1q3s',
  name: 'Pier Nine',
  slug: 'pier-nine',
  website: null,
  contactEmail: null,
  logoUrl: null,
  embedOrigins: [],
  defaultCurrency: 'EUR',
  createdAt: time,
  updatedAt: time,
};

export const user: User = {
  id: 'usr_01kag6x0c5f8rt2v4b7n9m1q3s',
  email: 'olive@example.com',
  firstName: 'Olive',
  lastName: 'Hart',
  role: 'organizer',
  emailVerified: true,
  avatarUrl: null,
  memberships: [
    { organizationId: organization.id, organizationName: organization.name, memberId: 'mem_01kag6xv2pe9hsz8c4d6f0g1hj', role: 'owner' },
  ],
  createdAt: time,
};

export function makeEvent(changes: Partial<Event> = {}): Event {
  return {
    id: 'evt_01kag6y4f7h2jvx1z3b5d7f9hk',
    organizationId: organization.id,
    slug: 'harbour-lights',
    name: 'Harbour Lights',
    summary: 'Three stages, one pier, all night.',
    description: null,
    status: 'published',
    visibility: 'public',
    startsAt: '2026-12-12T19:00:00Z',
    endsAt: '2026-12-13T01:00:00Z',
    timezone: 'Europe/Copenhagen',
    venue: { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: null, longitude: null },
    onlineUrl: null,
    capacity: 500,
    currency: 'EUR',
    category: null,
    tags: [],
    coverImageUrl: null,
    coverImage: null,
    online: false,
    priceRange: { min: 2400, max: 4900 },
    seriesId: null,
    url: 'https://tickets.example.com/e/harbour-lights',
    version: 3,
    cancelledAt: null,
    cancelReason: null,
    maxTicketsPerOrder: 10,
    maxTicketsPerBuyer: null,
    holdMinutes: 10,
    refundPolicy: { selfService: 'none', hoursBefore: null, feePercent: 0, feeFixed: 0 },
    salesState: 'on_sale',
    publishedAt: time,
    createdAt: time,
    updatedAt: time,
    ...changes,
  };
}

export const events: Event[] = [
  makeEvent({ sales: { sold: 412, held: 2, quantity: 500, gross: 1423000 } }),
  makeEvent({
    slug: 'typescript-meetup',
    name: 'TypeScript Meetup #12',
    startsAt: '2026-12-16T18:00:00Z',
    sales: { sold: 22, held: 0, quantity: 80, gross: 0 },
  }),
  makeEvent({
    slug: 'jazz-brunch',
    name: 'Jazz Brunch',
    startsAt: '2027-01-11T10:00:00Z',
    salesState: 'sold_out',
    sales: { sold: 60, held: 0, quantity: 60, gross: 111000 },
  }),
  makeEvent({
    slug: 'open-day',
    name: 'Open day with a name that is much longer than any table has room for',
    status: 'draft',
    startsAt: '2027-05-01T08:00:00Z',
    sales: { sold: 0, held: 0, quantity: null, gross: 0 },
  }),
];

export function makeTier(changes: Partial<Tier> = {}): Tier {
  return {
    id: 'tier_01kag6yqd8e1fbq3w5s9m2n4p6',
    eventId: makeEvent().id,
    name: 'General admission',
    description: null,
    price: 3200,
    quantity: 400,
    available: 74,
    minPerOrder: 1,
    maxPerOrder: 10,
    salesStartAt: null,
    salesEndAt: null,
    availableAfter: null,
    payWhatYouWant: false,
    suggestedPrice: null,
    refundable: true,
    visibility: 'public',
    salesState: 'on_sale',
    position: 0,
    ...changes,
  };
}

export function makeOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'ord_01kag70bt4fvkr6q8s0w2y4a6c',
    number: '7KX-42M',
    eventId: makeEvent().id,
    status: 'confirmed',
    items: [{ tierId: makeTier().id, name: 'General admission', quantity: 2, unitPrice: 3200, discount: 0 }],
    subtotal: 6400,
    discount: 0,
    total: 6400,
    refunded: 0,
    currency: 'EUR',
    buyer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' },
    attendees: [],
    answers: [],
    tickets: [
      {
        id: 'tkt_01kag71ds6ezfsd8f0h2j4k6m8',
        code: 'Q7RM-2XKD',
        orderId: 'ord_01kag70bt4fvkr6q8s0w2y4a6c',
        eventId: makeEvent().id,
        tierId: makeTier().id,
        attendee: { firstName: 'Ana', lastName: 'Sørensen', email: null },
        answers: [],
        status: 'valid',
        checkedInAt: null,
        qr: 'EPX1.Q7RM-2XKD',
      },
    ],
    promoCode: null,
    payment: { status: 'succeeded' },
    dispute: null,
    expiresAt: null,
    confirmedAt: '2026-11-19T08:31:00Z',
    createdAt: '2026-11-19T08:30:00Z',
    ...changes,
  };
}

export function makeAnalytics(changes: Partial<EventAnalytics> = {}): EventAnalytics {
  const sold = [4, 18, 20, 31, 57, 98, 121];
  const tier = (name: string, price: number, quantity: number, tickets: number) => ({
    tierId: makeTier().id,
    name,
    price,
    quantity,
    sold: tickets,
    held: 0,
    available: quantity - tickets,
    tickets,
    gross: price * tickets,
  });
  return {
    eventId: makeEvent().id,
    currency: 'EUR',
    timezone: 'Europe/Copenhagen',
    from: '2026-11-12T23:00:00Z',
    to: '2026-11-19T12:00:00Z',
    interval: 'day',
    totals: { orders: 204, tickets: 412, gross: 1423000, discount: 0, refunded: 6400 },
    tiers: [tier('General admission', 3200, 400, 326), tier('Balcony seat', 4900, 80, 76), tier('Early bird', 2400, 10, 10)],
    views: {
      total: 3120,
      byStep: [
        { step: 'page', views: 900 },
        { step: 'widget', views: 1818 },
        { step: 'checkout', views: 402 },
      ],
      referrers: [{ host: 'pier-nine.example.com', views: 812 }],
    },
    series: sold.map((tickets, index) => ({
      start: new Date(Date.parse('2026-11-12T23:00:00Z') + index * 86_400_000).toISOString(),
      orders: Math.ceil(tickets / 2),
      tickets,
      gross: tickets * 3200,
    })),
    ...changes,
  };
}

/** A moment so many minutes from now. */
export const later = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A profile that is signed in at an API. */
export const makeProfile = (apiUrl: string, changes: object = {}) => ({
  apiUrl,
  accessToken: 'jwt_1',
  refreshToken: 'ert_1',
  expiresAt: later(10),
  organization: organization.id,
  ...changes,
});

/** A configuration file with one profile. */
export const makeConfig = (profile: object) => ({ defaultProfile: 'default', profiles: { default: profile } });
