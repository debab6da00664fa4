import type { EventInput, OrganizationInput, PromoCodeInput, QuestionInput, RegisterInput, TierInput } from '@echoplex/sdk';
import { comingWeekday, hoursLater, weekdays } from './dates.js';

/** One order of the demo: how many of which tier. */
export type DemoSale = { tier: string; quantity: number };
/** A tier, with the name of the one that has to be gone first. */
export type DemoTier = Omit<TierInput, 'availableAfter'> & { after?: string };
/** A promo code, with the names of the tiers it is for. */
export type DemoCode = Omit<PromoCodeInput, 'tierIds'> & { tiers?: string[] };
/** An event of the demo with its tiers, its picture, what was sold of it, what buyers are asked and the codes they can use. */
export type DemoEvent = {
  event: EventInput & { slug: string };
  tiers: DemoTier[];
  cover: string;
  sales: DemoSale[];
  questions?: QuestionInput[];
  codes?: DemoCode[];
};

/** The demo's codes: one lowers prices, the other opens a hidden tier. */
export const demoCodes = { discount: 'HARBOUR20', access: 'QUAYSIDE' };

/** Who organizes the demo's events. */
export const owner: Required<RegisterInput> = {
  email: 'olive@example.com',
  password: 'harbour-lights-2026',
  firstName: 'Olive',
  lastName: 'Hart',
  role: 'organizer',
  organizationName: 'Pier Nine',
};

/** The demo's organization. */
export const organization: OrganizationInput = {
  name: 'Pier Nine',
  website: 'https://pier-nine.example.com',
  contactEmail: 'hello@pier-nine.example.com',
  defaultCurrency: 'EUR',
};

/** The demo's buyers; the mailbox of the demo leaves their mails out, so that it begins empty. */
export const guestDomain = 'guests.example.com';

const timezone = 'Europe/Copenhagen';
const venue = { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: 55.6921, longitude: 12.6005 };

/** The events, in the weeks after `today`. */
export function programme(today: Date): DemoEvent[] {
  return [harbourLights(today), meetup(today), jazzBrunch(today)];
}

function harbourLights(today: Date): DemoEvent {
  const startsAt = comingWeekday(today, 18, weekdays.friday, '20:00', timezone);
  return {
    event: {
      name: 'Harbour Lights',
      slug: 'harbour-lights',
      summary: 'Three stages, one pier, all night.',
      description:
        'When the ferries are home, the pier is ours. **Three stages** between the cranes: a brass band on the quay, electronic sets in the ' +
        'old net loft, and songs by the fire at the far end.\n\nFood from six kitchens until two. Dress for the wind: only the loft has a roof.',
      startsAt,
      endsAt: hoursLater(startsAt, 6),
      timezone,
      venue,
      capacity: 500,
      currency: 'EUR',
      category: 'music',
      tags: ['live', 'outdoors', 'night'],
    },
    tiers: [
      { name: 'Early bird', description: 'As general admission, for those who decide early.', price: 2400, quantity: 10, maxPerOrder: 4 },
      {
        name: 'General admission',
        description: 'Standing, all three stages. Doors 19:00.',
        price: 3200,
        quantity: 360,
        after: 'Early bird',
      },
      {
        name: 'Last minute',
        description: 'The same night, for those who decide late.',
        price: 3800,
        quantity: 20,
        after: 'General admission',
      },
      { name: 'Balcony seat', description: 'A numbered seat above the main stage, blanket included.', price: 4900, quantity: 80 },
      {
        name: 'Solidarity ticket',
        description: 'Standing. Pay less if you must, more if you can.',
        price: 1500,
        payWhatYouWant: true,
        suggestedPrice: 3200,
        quantity: 40,
      },
      {
        name: 'Friends of the pier',
        description: 'For those who painted the railings, with soup at midnight.',
        price: 1800,
        quantity: 20,
        visibility: 'hidden',
      },
    ],
    questions: [
      {
        type: 'choice',
        label: 'How did you hear of Harbour Lights?',
        help: 'It tells us where to hang the next poster.',
        options: ['Friends', 'A poster', 'Newsletter'],
      },
      { scope: 'attendee', type: 'choice', label: 'How do you get home?', options: ['Night ferry', 'By bike', 'On foot'] },
    ],
    codes: [
      { code: demoCodes.discount, discountType: 'percent', percentOff: 20, maxUses: 100, note: 'Newsletter' },
      { code: demoCodes.access, discountType: 'none', tiers: ['Friends of the pier'], note: 'Those who painted the railings' },
    ],
    cover: 'harbour-lights.webp',
    sales: [
      ...sales('Early bird', [2, 1, 2, 3, 2]),
      ...sales('General admission', [2, 4, 1, 2, 3, 2, 6, 2, 1, 4, 2, 5]),
      ...sales('Balcony seat', [2, 2, 4, 2, 1]),
    ],
  };
}

function meetup(today: Date): DemoEvent {
  const startsAt = comingWeekday(today, 21, weekdays.tuesday, '19:00', timezone);
  return {
    event: {
      name: 'TypeScript Meetup #12',
      slug: 'typescript-meetup-12',
      summary: 'Two talks, one live refactoring, good company.',
      description:
        'Talks from **19:15**: types that explain themselves, and what we learned from deleting 40,000 lines. Pizza after, questions any time.',
      startsAt,
      endsAt: hoursLater(startsAt, 3),
      timezone,
      venue: { ...venue, name: 'Pier Nine, upper deck' },
      capacity: 80,
      currency: 'EUR',
      category: 'technology',
      tags: ['typescript', 'community'],
    },
    tiers: [{ name: 'Free seat', description: 'Come in, sit down. Pizza after the talks.', price: 0, quantity: 80, maxPerOrder: 4 }],
    cover: 'typescript-meetup.webp',
    sales: sales('Free seat', [1, 1, 2, 1, 1, 3, 1, 2, 1, 1, 4, 1, 1, 2]),
  };
}

function jazzBrunch(today: Date): DemoEvent {
  const startsAt = comingWeekday(today, 40, weekdays.sunday, '11:00', timezone);
  return {
    event: {
      name: 'Jazz Brunch',
      slug: 'jazz-brunch',
      summary: 'A trio, sixty places, and as many croissants as you like.',
      description: 'The house trio plays two sets while the kitchen sends out plates. Entry is on the house; you pay for what you eat.',
      startsAt,
      endsAt: hoursLater(startsAt, 3),
      timezone,
      venue,
      capacity: 60,
      currency: 'EUR',
      category: 'music',
      tags: ['jazz', 'food'],
    },
    tiers: [
      {
        name: 'Place at a table',
        description: 'Tables of four to six; come early to sit by the window.',
        price: 0,
        quantity: 60,
        maxPerOrder: 6,
      },
    ],
    cover: 'jazz-brunch.webp',
    sales: sales('Place at a table', [6, 4, 2, 6, 4, 4, 2, 6, 4, 4, 6, 4, 2, 6]),
  };
}

function sales(tier: string, quantities: number[]): DemoSale[] {
  return quantities.map((quantity) => ({ tier, quantity }));
}

const firstNames = [
  'Ana',
  'Bo',
  'Carla',
  'Dina',
  'Emil',
  'Freja',
  'Gus',
  'Hana',
  'Ida',
  'Jon',
  'Kaya',
  'Lars',
  'Mette',
  'Nils',
  'Oda',
  'Per',
];
const lastNames = ['Sørensen', 'Lund', 'Moreau', 'Keller', 'Nowak', 'Okafor', 'Berg', 'Silva', 'Dahl', 'Costa', 'Vega', 'Holm', 'Ito'];

/** The n-th buyer. */
export function guest(n: number): { email: string; firstName: string; lastName: string } {
  const firstName = firstNames[n % firstNames.length] ?? 'Ana';
  const lastName = lastNames[(n * 5) % lastNames.length] ?? 'Lund';
  return { firstName, lastName, email: `${firstName.toLowerCase()}.${n + 1}@${guestDomain}` };
}
