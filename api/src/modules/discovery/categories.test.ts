import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EchoPlex } from '@echoplex/sdk';
import type { components } from '../../contract/generated.js';
import { createOrganizer, createSale, type Organizer } from '../../../test/factories.js';
import { addCategory, addSession, addUser, unique } from '../../../test/rows.js';
import { startWorld, type World } from '../../../test/world.js';

let world: World;
let organizer: Organizer;
let admin: EchoPlex;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
  const { id } = await addUser(world, { role: 'admin' });
  admin = world.client(await addSession(world, id));
});
afterAll(() => world.close());

const slug = (): string => `kind-${unique()}`;
const found = async (category: string): Promise<string[]> => (await world.visitor.events.search({ category })).data.map(({ name }) => name);
const fault = (code: string) => expect.objectContaining({ status: 422, errors: [expect.objectContaining({ pointer: '/parent', code })] });

describe('the tree', () => {
  test('is listed with each category before those in it', async () => {
    const { data, nextCursor } = await world.visitor.categories.list();
    expect(nextCursor).toBeNull();
    const seen = new Set<string | null>([null]);
    for (const category of data) {
      expect(seen).toContain(category.parent);
      seen.add(category.slug);
    }
    expect(data.slice(0, 3).map((category) => category.slug)).toEqual(['music', 'concerts', 'festivals']);
  });

  test('grows, changes and shrinks by its admins', async () => {
    const made = await admin.categories.create({ slug: slug(), name: 'Swing', parent: 'jazz', position: 3 });
    expect(made).toMatchObject({ name: 'Swing', parent: 'jazz', position: 3 });
    expect(await admin.categories.update(made.slug, { name: 'Swing and lindy hop' })).toMatchObject({
      parent: 'jazz',
      name: 'Swing and lindy hop',
    });
    expect((await world.visitor.categories.list()).data).toContainEqual({ ...made, name: 'Swing and lindy hop' });
    await admin.categories.delete(made.slug);
    expect((await world.visitor.categories.list()).data.map((category) => category.slug)).not.toContain(made.slug);
    await expect(admin.categories.delete(made.slug)).rejects.toMatchObject({ status: 404 });
    await expect(admin.categories.update(made.slug, { name: 'Gone' })).rejects.toMatchObject({ status: 404 });
  });

  test('is not changed by organizers', async () => {
    await expect(organizer.client.categories.create({ slug: slug(), name: 'Mine' })).rejects.toMatchObject({ status: 403 });
    await expect(organizer.client.categories.update('jazz', { name: 'Mine' })).rejects.toMatchObject({ status: 403 });
    await expect(organizer.client.categories.delete('jazz')).rejects.toMatchObject({ status: 403 });
    await expect(world.visitor.categories.create({ slug: slug(), name: 'Mine' })).rejects.toMatchObject({ status: 401 });
  });

  test('has each slug once', async () => {
    await expect(admin.categories.create({ slug: 'jazz', name: 'Jazz' })).rejects.toMatchObject({ status: 409, code: 'slug_taken' });
    const taken = slug();
    const results = await Promise.allSettled([1, 2, 3].map(() => admin.categories.create({ slug: taken, name: 'Swing' })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('has no unknown parents, no rings and three levels', async () => {
    const [top, middle, bottom] = [slug(), slug(), slug()];
    await admin.categories.create({ slug: top, name: 'Top' });
    await admin.categories.create({ slug: middle, name: 'Middle', parent: top });
    await admin.categories.create({ slug: bottom, name: 'Bottom', parent: middle });
    await expect(admin.categories.create({ slug: slug(), name: 'Below', parent: bottom })).rejects.toEqual(fault('too_deep'));
    await expect(admin.categories.create({ slug: slug(), name: 'Lost', parent: 'no-such' })).rejects.toEqual(fault('unknown_category'));
    await expect(admin.categories.update(top, { parent: 'no-such' })).rejects.toEqual(fault('unknown_category'));
    await expect(admin.categories.update(top, { parent: top })).rejects.toEqual(fault('in_itself'));
    await expect(admin.categories.update(top, { parent: bottom })).rejects.toEqual(fault('in_itself'));
    await expect(admin.categories.update(top, { parent: 'music' })).rejects.toEqual(fault('too_deep'));
    await expect(admin.categories.update(middle, { parent: 'music' })).resolves.toMatchObject({ parent: 'music' });
    await expect(admin.categories.update(middle, { parent: null })).resolves.toMatchObject({ parent: null });
  });

  test('two moves at once make no ring', async () => {
    const [one, other] = [await addCategory(world), await addCategory(world)];
    const results = await Promise.allSettled([
      admin.categories.update(one, { parent: other }),
      admin.categories.update(other, { parent: one }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('keeps what is in use', async () => {
    const [above, below] = [await addCategory(world), slug()];
    await admin.categories.create({ slug: below, name: 'Below', parent: above });
    await expect(admin.categories.delete(above)).rejects.toMatchObject({ status: 409, code: 'category_in_use' });
    await createSale(organizer, [{}], { category: below });
    await expect(admin.categories.delete(below)).rejects.toMatchObject({ status: 409, code: 'category_in_use' });
  });
});

test('events move with their category, and are found under the new ones at once', async () => {
  const [from, to, moving] = [await addCategory(world), await addCategory(world), await addCategory(world)];
  await admin.categories.update(moving, { parent: from });
  const { event } = await createSale(organizer, [{}], { category: moving });
  expect(await found(from)).toEqual([event.name]);
  await admin.categories.update(moving, { parent: to, name: 'Moved' });
  expect(await found(from)).toEqual([]);
  expect(await found(to)).toEqual([event.name]);
  expect(await found(moving)).toEqual([event.name]);
  await admin.categories.update(moving, { parent: null });
  expect(await found(to)).toEqual([]);
  const { facets } = (await world.visitor.events.search({ category: moving, facets: true })) as components['schemas']['EventSearchPage'];
  expect(facets?.categories).toEqual([{ value: moving, label: 'Moved', count: 1 }]);
});
