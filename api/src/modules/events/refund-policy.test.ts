import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventInput } from '@echoplex/sdk';
import { createEvent, createOrganizer, createSale, type Organizer } from '../../../test/factories.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

type Policy = EventInput['refundPolicy'];
const none = { selfService: 'none', hoursBefore: null, feePercent: 0, feeFixed: 0 };
const strict = { selfService: 'until', hoursBefore: 48, feePercent: 10, feeFixed: 100 } as const;
const fault = (pointer: string, code: string) =>
  expect.objectContaining({ code: 'validation_failed', errors: [expect.objectContaining({ pointer, code })] });
const update = (id: string, change: Parameters<typeof organizer.client.events.update>[1]) => organizer.client.events.update(id, change);

describe('the refund policy of an event', () => {
  test('is none unless it is said, and what is left out of it has its default', async () => {
    expect((await createEvent(organizer)).refundPolicy).toEqual(none);
    const event = await createEvent(organizer, { refundPolicy: { selfService: 'until', hoursBefore: 0 } });
    expect(event.refundPolicy).toEqual({ ...none, selfService: 'until', hoursBefore: 0 });
    expect((await organizer.client.events.get(event.id)).refundPolicy).toEqual(event.refundPolicy);
  });

  test('is replaced as a whole by an edit, and stays when the edit is about something else', async () => {
    const { id } = await createEvent(organizer, { refundPolicy: strict });
    expect((await update(id, { summary: 'By the sea' })).refundPolicy).toEqual(strict);
    expect((await update(id, { refundPolicy: { selfService: 'always', feePercent: 5 } })).refundPolicy).toEqual({
      ...none,
      selfService: 'always',
      feePercent: 5,
    });
    const { data } = await organizer.client.auditLog.list(organizer.organization.id, { action: 'events.update' });
    expect(data[0]?.before).toMatchObject({ refundPolicy: strict });
  });

  test('goes along into copies and dates of a series, and an edit of the series reaches them all', async () => {
    const first = await createEvent(organizer, { refundPolicy: strict });
    expect((await organizer.client.events.duplicate(first.id, {})).refundPolicy).toEqual(strict);
    const { series } = await organizer.client.events.repeat(first.id, { rule: 'FREQ=WEEKLY;COUNT=3' });
    await update(first.id, { refundPolicy: { selfService: 'always' }, scope: 'series' });
    const { data } = await organizer.client.series.events(series.id);
    expect(data.map(({ refundPolicy }) => refundPolicy.selfService)).toEqual(['always', 'always', 'always']);
  });

  test.each<[string, Policy, string, string]>([
    ['until without hours', { selfService: 'until' }, '/refundPolicy/hoursBefore', 'required'],
    ['more than all', { selfService: 'always', feePercent: 101 }, '/refundPolicy/feePercent', 'too_large'],
    ['less than nothing', { selfService: 'always', feeFixed: -1 }, '/refundPolicy/feeFixed', 'too_small'],
  ])('refuses %s', async (_, refundPolicy, pointer, code) => {
    await expect(createEvent(organizer, { refundPolicy })).rejects.toEqual(fault(pointer, code));
    const { id } = await createEvent(organizer);
    await expect(update(id, { refundPolicy })).rejects.toEqual(fault(pointer, code));
  });

  test('says nothing of hours where they mean nothing', async () => {
    const event = await createEvent(organizer, { refundPolicy: { selfService: 'always', hoursBefore: 5 } });
    expect(event.refundPolicy).toMatchObject({ selfService: 'always', hoursBefore: null });
  });
});

describe('the page of an event', () => {
  const when = { startsAt: '2099-12-12T19:00:00Z', endsAt: '2099-12-13T01:00:00Z' };
  const pageOf = async (slug: string, language = 'en'): Promise<string> =>
    (await (await fetch(`${world.url}/e/${slug}`, { headers: { 'Accept-Language': language } })).text()).replaceAll(/[\u00a0\u202f]/g, ' ');

  test('says in a sentence when buyers may return tickets, and what is kept', async () => {
    const { event } = await createSale(organizer, [{}], { ...when, refundPolicy: strict });
    const sentences = {
      en: 'You can return tickets yourself until Thu 10 Dec, 20:00. The organizer keeps 10% of the price and €1.00 per ticket.',
      de: 'Sie können Karten selbst zurückgeben, bis Do., 10. Dez., 20:00. Der Veranstalter behält 10 % des Preises und 1,00 € je Karte.',
      fr: 'Vous pouvez rendre vos billets vous-même jusqu’au jeu. 10 déc., 20:00. L’organisateur garde 10 % du prix et 1,00 € par billet.',
      es: 'Puedes devolver tus entradas hasta el jue, 10 dic, 20:00. El organizador se queda con 10 % del precio y 1,00 € por entrada.',
    };
    for (const [language, sentence] of Object.entries(sentences)) expect(await pageOf(event.slug, language)).toContain(sentence);
  });

  test('names the tiers that cannot be returned, and says nothing where nothing costs anything', async () => {
    const tiers = [{}, { name: 'Early & cheap', refundable: false }];
    const mixed = await createSale(organizer, tiers, { ...when, refundPolicy: { selfService: 'always' } });
    expect(await pageOf(mixed.event.slug)).toContain('until the event begins. This does not apply to Early &amp; cheap.');
    const closed = await createSale(organizer, [{ refundable: false }], { ...when, refundPolicy: { selfService: 'always' } });
    expect(await pageOf(closed.event.slug)).toContain('Only the organizer can refund tickets.');
    const free = await createSale(organizer, [{ price: 0 }], { ...when, refundPolicy: { selfService: 'always' } });
    expect(await pageOf(free.event.slug)).not.toContain('Refunds');
  });
});
