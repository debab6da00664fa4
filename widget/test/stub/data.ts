import type { Availability, Event, Order, PromoCodeCheck, Question, Ticket, Tier } from '@echoplex/sdk';

/** A TypeID of the right shape from a kind and a number. */
export const idOf = (kind: string, number: number): string => `${kind}_01kag6y${String(number).padStart(19, '0')}`;

const DAY = 86_400_000;

/** The event that most tests sell. */
export const makeEvent = (changes: Partial<Event> = {}): Event => {
  const startsAt = new Date(Date.now() + 21 * DAY);
  return {
    id: idOf('evt', 1),
    organizationId: idOf('org', 1),
    slug: 'harbour-lights',
    name: 'Harbour Lights',
    summary: 'Three stages, one pier, all night.',
    description: null,
    status: 'published',
    visibility: 'public',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + DAY / 4).toISOString(),
    timezone: 'Europe/Copenhagen',
    venue: { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: null, longitude: null },
    onlineUrl: null,
    capacity: 500,
    currency: 'EUR',
    category: null,
    tags: [],
    coverImageUrl: null,
    maxTicketsPerOrder: 10,
    maxTicketsPerBuyer: null,
    holdMinutes: 10,
    refundPolicy: { selfService: 'until', hoursBefore: 24, feePercent: 10, feeFixed: 0 },
    salesState: 'on_sale',
    online: false,
    coverImage: null,
    priceRange: null,
    seriesId: null,
    url: 'https://tickets.example.com/e/harbour-lights',
    version: 1,
    cancelledAt: null,
    cancelReason: null,
    publishedAt: new Date().toISOString(),
    createdAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
    ...changes,
  };
};

/** A tier on sale. */
export const makeTier = (number: number, changes: Partial<Tier> = {}): Tier => ({
  id: idOf('tier', number),
  eventId: idOf('evt', 1),
  name: `Tier ${number}`,
  description: null,
  price: 3200,
  quantity: 400,
  available: 86,
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
  position: number,
  ...changes,
});

/** Four tiers, one in each state that can be seen. */
export const makeTiers = (): Tier[] => [
  makeTier(1, { name: 'General admission', description: 'Standing, all three stages. Doors 19:00.' }),
  makeTier(2, { name: 'Balcony seat', description: 'Numbered seat with table service.', price: 4900, quantity: 80, available: 4 }),
  makeTier(3, {
    name: 'After-show',
    description: 'Meet the band, one drink.',
    price: 2000,
    quantity: 40,
    available: 40,
    salesState: 'upcoming',
    salesStartAt: new Date(Date.now() + 2 * DAY + 4 * 3_600_000).toISOString(),
  }),
  makeTier(4, { name: 'Early bird', price: 2400, quantity: 10, available: 0, salesState: 'sold_out' }),
];

/** A snapshot of those tiers. */
export const makeAvailability = (
  tiers: readonly Tier[],
  { sequence = 1, held = {} as Record<string, number>, salesState = 'on_sale' as Availability['salesState'] } = {},
): Availability => ({
  eventId: idOf('evt', 1),
  sequence,
  serverTime: new Date().toISOString(),
  salesState,
  tiers: tiers
    .filter(({ visibility }) => visibility === 'public')
    .map(({ id, salesState: state, available }) => ({ tierId: id, salesState: state, available, held: held[id] ?? 0 })),
});

/** A held order over the given tiers and quantities. */
export const makeOrder = (
  items: readonly { tier: Tier; quantity: number; unitPrice?: number; discount?: number }[],
  changes: Partial<Order> = {},
): Order => {
  const lines = items.map(({ tier, quantity, unitPrice = tier.price, discount = 0 }) => ({
    tierId: tier.id,
    name: tier.name,
    quantity,
    unitPrice,
    discount,
  }));
  const subtotal = lines.reduce((sum, { quantity, unitPrice }) => sum + unitPrice * quantity, 0);
  const off = lines.reduce((sum, { discount }) => sum + discount, 0);
  return {
    id: idOf('ord', 1),
    number: '7KX-42M',
    eventId: idOf('evt', 1),
    status: 'held',
    items: lines,
    subtotal,
    discount: off,
    total: subtotal - off,
    refunded: 0,
    currency: 'EUR',
    promoCode: null,
    buyer: null,
    attendees: [],
    answers: [],
    tickets: [],
    payment: null,
    dispute: null,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    confirmedAt: null,
    createdAt: new Date().toISOString(),
    ...changes,
  };
};

const CODES = ['Q7RM-2XKD', 'H4TN-9WPC', 'B3VK-6YHM', 'T8CD-4RNX', 'K2WP-7MQJ'];

/** The tickets of an order once it is confirmed; named as its attendees say. */
export const makeTickets = (order: Order): Ticket[] => {
  const waiting = [...order.attendees];
  return order.items
    .flatMap((item) => Array.from({ length: item.quantity }, () => item.tierId))
    .map((tierId, index) => {
      const named = waiting.findIndex((attendee) => attendee.tierId === tierId);
      const attendee = named < 0 ? null : (waiting.splice(named, 1)[0] ?? null);
      return {
        id: idOf('tkt', index + 1),
        code: CODES[index % CODES.length] as string,
        orderId: order.id,
        eventId: order.eventId,
        tierId,
        attendee: attendee && { firstName: attendee.firstName, lastName: attendee.lastName, email: attendee.email },
        answers: attendee?.answers ?? [],
        status: 'valid',
        checkedInAt: null,
        qr: `echoplex:${idOf('tkt', index + 1)}:${index}c9f2e4b7a1d8`,
      };
    });
};

/** A question, asked of the order unless said otherwise. */
export const makeQuestion = (number: number, changes: Partial<Question> = {}): Question => ({
  id: idOf('qst', number),
  eventId: idOf('evt', 1),
  scope: 'order',
  type: 'text',
  label: `Question ${number}`,
  help: null,
  required: false,
  options: [],
  tierIds: [],
  position: number,
  ...changes,
});

/** What a code does: 20 % off everything unless said otherwise. */
export const makeCode = (changes: Partial<PromoCodeCheck> = {}): PromoCodeCheck => ({
  code: 'HARBOUR20',
  discountType: 'percent',
  percentOff: 20,
  amountOff: null,
  amountOffPer: 'order',
  tierIds: [],
  tiers: [],
  ...changes,
});

/** A code that opens hidden tiers and does nothing else. */
export const makeAccessCode = (tiers: readonly Tier[], changes: Partial<PromoCodeCheck> = {}): PromoCodeCheck =>
  makeCode({ code: 'CREW', discountType: 'none', percentOff: null, tierIds: tiers.map(({ id }) => id), tiers: [...tiers], ...changes });
