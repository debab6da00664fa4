import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createEvent,
  createOrganizer,
  createPromoCode,
  createQuestion,
  createTier,
  holdTickets,
  type Organizer,
  waitingForLock,
} from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';
import { occurrencesOf } from './occurrences.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

/** Friday at eight in Copenhagen, two days before summer time, with all that an event can have. */
async function createProgramme() {
  const event = await createEvent(organizer, {
    name: 'Harbour Jazz',
    startsAt: '2028-03-24T20:00:00+01:00',
    endsAt: '2028-03-24T23:00:00+01:00',
    category: 'jazz',
    tags: ['jazz'],
    capacity: 80,
  });
  const early = await createTier(organizer, event, {
    name: 'Early bird',
    price: 2000,
    quantity: 20,
    salesEndAt: '2028-03-20T12:00:00+01:00',
  });
  const late = await createTier(organizer, event, { name: 'Regular', price: 3000, availableAfter: early.id });
  await createQuestion(organizer, event, { label: 'Which instrument?', tierIds: [late.id] });
  await createPromoCode(organizer, event, { code: 'JAZZ', tierIds: [late.id], endsAt: '2028-03-23T12:00:00+01:00' });
  return { event, early, late };
}

describe('a copy', () => {
  test('has the same tiers, questions and codes, its times moved on the clock across summer time', async () => {
    const { event } = await createProgramme();
    const copy = await organizer.client.events.duplicate(event.id, { name: 'Harbour Jazz II', startsAt: '2028-03-31T20:00:00+02:00' });
    expect(copy).toMatchObject({
      name: 'Harbour Jazz II',
      slug: expect.stringMatching(/^harbour-jazz-ii/),
      status: 'draft',
      startsAt: '2028-03-31T18:00:00.000Z',
      endsAt: '2028-03-31T21:00:00.000Z',
      category: 'jazz',
      capacity: 80,
      seriesId: null,
    });
    const { data: tiers } = await organizer.client.tiers.list(copy.id);
    expect(tiers.map(({ name, salesEndAt, availableAfter }) => [name, salesEndAt, availableAfter])).toEqual([
      ['Early bird', '2028-03-27T10:00:00.000Z', null],
      ['Regular', null, tiers[0]!.id],
    ]);
    const { data: questions } = await organizer.client.questions.list(copy.id);
    expect(questions).toEqual([expect.objectContaining({ label: 'Which instrument?', tierIds: [tiers[1]!.id] })]);
    const { data: codes } = await organizer.client.promoCodes.list(copy.id);
    expect(codes).toEqual([
      expect.objectContaining({ code: 'JAZZ', tierIds: [tiers[1]!.id], uses: 0, endsAt: '2028-03-30T10:00:00.000Z' }),
    ]);
  });

  test('is made of what an edit at the same time leaves', async () => {
    const { event } = await createProgramme();
    const edit = await world.db.transaction();
    await edit('events').where({ id: event.id }).update({ name: 'Harbour Blues' });
    const copy = organizer.client.events.duplicate(event.id);
    await waitingForLock(world);
    await edit.commit();
    expect((await copy).name).toBe('Harbour Blues');
  });

  test('starts unsold', async () => {
    const { event } = await createProgramme();
    const published = await organizer.client.events.publish(event.id);
    const { data: tiers } = await organizer.client.tiers.list(event.id);
    await holdTickets(world, { event: published, tiers: [tiers[0]!] }, 4);
    const copy = await organizer.client.events.duplicate(event.id);
    expect((await organizer.client.tiers.list(copy.id)).data[0]?.available).toBe(20);
  });
});

describe('a series', () => {
  test('by a rule: every date has the tiers, at the same time on the clock', async () => {
    const { event } = await createProgramme();
    const { series, events } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=4' });
    expect(series).toMatchObject({ name: 'Harbour Jazz', rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=4', events: 4, timezone: 'Europe/Copenhagen' });
    expect(events.map(({ startsAt }) => startsAt)).toEqual([
      '2028-03-31T18:00:00.000Z',
      '2028-04-07T18:00:00.000Z',
      '2028-04-14T18:00:00.000Z',
    ]);
    const days = events.map(({ slug }) => /^harbour-jazz-(2028-\d\d-\d\d)/.exec(slug)?.[1]);
    expect(days).toEqual(['2028-03-31', '2028-04-07', '2028-04-14']);
    for (const date of events) expect((await organizer.client.tiers.list(date.id)).data).toHaveLength(2);
    const { data } = await organizer.client.series.events(series.id);
    expect(data.map(({ id }) => id)).toEqual([event.id, ...events.map(({ id }) => id)]);
  });

  test('by a list: dates it has already are left out, drafts are nobody else’s business', async () => {
    const { event } = await createProgramme();
    const again = '2028-05-01T18:00:00.000Z';
    const first = await organizer.client.events.repeat(event.id, { dates: [again, event.startsAt] });
    expect(first.events.map(({ startsAt }) => startsAt)).toEqual([again]);
    const second = await organizer.client.events.repeat(first.events[0]!.id, { dates: [again, '2028-05-02T18:00:00Z'], publish: true });
    expect(second.series.id).toBe(first.series.id);
    expect(second.events.map(({ status }) => status)).toEqual(['published']);
    expect(await world.visitor.series.get(first.series.id)).toMatchObject({ events: 1, nextStartsAt: '2028-05-02T18:00:00.000Z' });
    expect((await world.visitor.series.events(first.series.id)).data.map(({ startsAt }) => startsAt)).toEqual(['2028-05-02T18:00:00.000Z']);
  });

  test('is changed as a whole, each date moved as far, or one date alone', async () => {
    const { event, early, late } = await createProgramme();
    const { series, events } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=3' });
    await organizer.client.events.update(events[1]!.id, { name: 'Harbour Jazz: the finale' });
    await organizer.client.events.update(event.id, {
      scope: 'series',
      summary: 'An hour earlier now.',
      startsAt: '2028-03-24T19:00:00+01:00',
      endsAt: '2028-03-24T22:00:00+01:00',
    });
    const { data } = await organizer.client.series.events(series.id);
    expect(data.map(({ name, summary, startsAt, endsAt }) => [name, summary, startsAt, endsAt])).toEqual([
      ['Harbour Jazz', 'An hour earlier now.', '2028-03-24T18:00:00.000Z', '2028-03-24T21:00:00.000Z'],
      ['Harbour Jazz', 'An hour earlier now.', '2028-03-31T17:00:00.000Z', '2028-03-31T20:00:00.000Z'],
      ['Harbour Jazz: the finale', 'An hour earlier now.', '2028-04-07T17:00:00.000Z', '2028-04-07T20:00:00.000Z'],
    ]);
    await organizer.client.tiers.update(early.id, { scope: 'series', price: 1500, salesEndAt: '2028-03-22T12:00:00+01:00' });
    await organizer.client.tiers.update(late.id, { scope: 'series', availableAfter: null });
    const tiers = (await organizer.client.tiers.list(events[0]!.id)).data;
    expect(tiers).toEqual([
      expect.objectContaining({ price: 1500, salesEndAt: '2028-03-29T10:00:00.000Z' }),
      expect.objectContaining({ price: 3000, availableAfter: null }),
    ]);
  });

  test('moves the sales of each date, and takes the new name', async () => {
    const { event } = await createProgramme();
    const { series, events } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=2' });
    await organizer.client.events.update(event.id, {
      scope: 'series',
      name: 'Harbour Blues',
      startsAt: '2028-03-24T18:00:00+01:00',
      endsAt: '2028-03-24T21:00:00+01:00',
    });
    const ends = async (ref: string) => (await organizer.client.tiers.list(ref)).data[0]!.salesEndAt;
    expect([await ends(event.id), await ends(events[0]!.id)]).toEqual(['2028-03-20T09:00:00.000Z', '2028-03-27T08:00:00.000Z']);
    expect((await organizer.client.series.get(series.id)).name).toBe('Harbour Blues');
    await organizer.client.events.update(event.id, { name: 'Harbour Blues: the beginning' });
    expect((await organizer.client.series.get(series.id)).name).toBe('Harbour Blues');
  });

  test('is told to who watches the event it began with: it has changed', async () => {
    const { event } = await createProgramme();
    const { series } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=2' });
    const now = await organizer.client.events.get(event.id);
    expect(now).toMatchObject({ seriesId: series.id, version: event.version + 1 });
    const facts = await world.db('domain_events').where({ eventId: event.id, type: 'event.updated' }).select('payload');
    expect(facts).toEqual([{ payload: expect.objectContaining({ seriesId: series.id, version: now.version }) }]);
    // A second repetition leaves it as it is.
    await organizer.client.events.repeat(event.id, { dates: ['2028-06-01T18:00:00Z'] });
    expect(await organizer.client.events.get(event.id)).toEqual(now);
  });

  test('says which date keeps an edit of all of them from being made', async () => {
    const { event, early, late } = await createProgramme();
    const { events } = await organizer.client.events.repeat(event.id, { rule: 'FREQ=WEEKLY;COUNT=2', publish: true });
    const [date] = events;
    const { data: tiers } = await organizer.client.tiers.list(date!.id);
    await holdTickets(world, { event: date!, tiers: [tiers[0]!] }, 4);
    const named = (code: string) => ({ code, message: expect.stringContaining('on 31 March 2028, 20:00') });
    const refused = (code: string) => ({ code, errors: [expect.objectContaining(named(code))] });
    await expect(organizer.client.events.update(event.id, { scope: 'series', capacity: 3 })).rejects.toMatchObject(refused('below_sold'));
    await expect(organizer.client.tiers.update(early.id, { scope: 'series', quantity: 3 })).rejects.toMatchObject(refused('below_sold'));
    const own = await createTier(organizer, event, { quantity: 5 });
    await expect(organizer.client.tiers.update(late.id, { scope: 'series', availableAfter: own.id })).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [expect.objectContaining({ pointer: '/availableAfter', ...named('unknown_tier') })],
    });
    expect((await organizer.client.tiers.get(late.id)).availableAfter).toBe(early.id);
  });

  test.each<[string, object, string]>([
    ['a date', { dates: ['2028-05-01T18:00:00Z', '9999-01-01T18:00:00Z'] }, '/dates/1'],
    ['a date, unsorted', { dates: ['9998-12-31T23:00:00Z', '2028-05-01T18:00:00Z'] }, '/dates/0'],
    ['a date long ago', { dates: ['0001-01-01T18:00:00Z'] }, '/dates/0'],
  ])('has no dates beyond the years that can be told: %s', async (_name, input, pointer) => {
    const { event } = await createProgramme();
    await expect(organizer.client.events.repeat(event.id, input)).rejects.toMatchObject({ errors: [{ pointer, code: 'out_of_range' }] });
    expect((await organizer.client.events.get(event.id)).seriesId).toBeNull();
    await expect(organizer.client.events.duplicate(event.id, { startsAt: '9999-01-01T18:00:00Z' })).rejects.toMatchObject({
      errors: [{ pointer: '/startsAt', code: 'out_of_range' }],
    });
  });

  test('of an event that is not ready cannot be published at once: no date is made', async () => {
    const event = await createEvent(organizer);
    await expect(organizer.client.events.repeat(event.id, { rule: 'FREQ=DAILY;COUNT=3', publish: true })).rejects.toMatchObject({
      code: 'event_not_publishable',
    });
    expect((await organizer.client.events.get(event.id)).seriesId).toBeNull();
  });

  test.each<[string, object, string]>([
    ['neither a rule nor dates', {}, 'required'],
    ['both', { rule: 'FREQ=DAILY;COUNT=2', dates: ['2028-05-01T18:00:00Z'] }, 'required'],
    ['no rule at all', { rule: 'HELLO' }, 'malformed'],
    ['no frequency', { rule: 'COUNT=3' }, 'malformed'],
    ['an interval of ages', { rule: 'FREQ=DAILY;INTERVAL=5000;COUNT=3' }, 'interval'],
    ['a weekday nobody knows', { rule: 'FREQ=DAILY;BYDAY=XX;COUNT=3' }, 'malformed'],
    ['a position that is never there', { rule: 'FREQ=WEEKLY;BYSETPOS=300;COUNT=2' }, 'no_dates'],
    ['every second', { rule: 'FREQ=SECONDLY;COUNT=3' }, 'frequency'],
    ['no end', { rule: 'FREQ=DAILY' }, 'endless'],
    ['an interval of nothing', { rule: 'FREQ=DAILY;INTERVAL=0;COUNT=3' }, 'malformed'],
    ['too often', { rule: 'FREQ=DAILY;COUNT=5000' }, 'too_many'],
    [
      'too often in a day',
      { rule: 'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5;COUNT=900' },
      'too_many',
    ],
    ['a day that never comes', { rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3' }, 'no_dates'],
    ['nothing but the first', { rule: 'FREQ=DAILY;COUNT=1' }, 'no_dates'],
  ])('by a rule that makes no sense is refused: %s', async (_name, input, code) => {
    const event = await createEvent(organizer);
    await expect(organizer.client.events.repeat(event.id, input)).rejects.toMatchObject({ code: 'validation_failed', errors: [{ code }] });
  });
});

test('UNTIL counts in the zone of the event, RRULE: may stand before it', () => {
  const first = new Date('2028-03-24T19:00:00Z');
  const dates = occurrencesOf('RRULE:FREQ=DAILY;UNTIL=20280327T180000Z', first, 'Europe/Copenhagen');
  expect(dates.map((date) => date.toISOString())).toEqual([
    '2028-03-25T19:00:00.000Z',
    '2028-03-26T18:00:00.000Z',
    '2028-03-27T18:00:00.000Z',
  ]);
});
