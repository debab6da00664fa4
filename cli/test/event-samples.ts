import type { Category, PromoCode, Question, RepeatResult, Series } from '@echoplex/sdk';
import { makeEvent, makeTier, organization } from './samples.js';

const time = '2026-11-01T10:00:00Z';

export const backstage = makeTier({
  id: 'tier_01kag6yqd8e1fbq3w5s9m2n4p7',
  name: 'Backstage',
  price: 9000,
  quantity: 20,
  available: 20,
  visibility: 'hidden',
  availableAfter: makeTier().id,
});

export const question: Question = {
  id: 'que_01kag6yqd8e1fbq3w5s9m2n4p6',
  eventId: makeEvent().id,
  scope: 'attendee',
  type: 'choice',
  label: 'T-shirt size',
  help: null,
  required: true,
  options: ['S', 'M', 'L'],
  tierIds: [backstage.id],
  position: 0,
};

export function makeCode(changes: Partial<PromoCode> = {}): PromoCode {
  return {
    id: 'prc_01kag6yqd8e1fbq3w5s9m2n4p6',
    eventId: makeEvent().id,
    code: 'HARBOUR20',
    discountType: 'percent',
    percentOff: 20,
    amountOff: null,
    amountOffPer: 'order',
    tierIds: [],
    startsAt: null,
    endsAt: '2026-12-01T23:00:00Z',
    maxUses: 100,
    maxUsesPerEmail: null,
    uses: 3,
    note: null,
    createdAt: time,
    ...changes,
  };
}

export const series: Series = {
  id: 'ser_01kag6y4f7h2jvx1z3b5d7f9hk',
  organizationId: organization.id,
  name: 'Jazz Brunch',
  rule: 'FREQ=WEEKLY;COUNT=10',
  timezone: 'Europe/Copenhagen',
  events: 2,
  nextStartsAt: '2027-01-17T10:00:00Z',
  createdAt: time,
};

const dateOf = (slug: string, startsAt: string) => makeEvent({ slug, name: series.name, startsAt, status: 'draft', seriesId: series.id });

export const repeated: RepeatResult = {
  series,
  events: [dateOf('jazz-brunch-17', '2027-01-17T10:00:00Z'), dateOf('jazz-brunch-24', '2027-01-24T10:00:00Z')],
};

export const categories: Category[] = [
  { slug: 'music', name: 'Music', parent: null, position: 0 },
  { slug: 'stage', name: 'Stage', parent: null, position: 1 },
  { slug: 'jazz', name: 'Jazz', parent: 'music', position: 1 },
  { slug: 'classical', name: 'Classical', parent: 'music', position: 0 },
];

export const calendar = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Harbour Lights\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
