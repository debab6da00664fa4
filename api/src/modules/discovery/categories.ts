import type { Actor } from '../../access/actor.js';
import type { components } from '../../contract/generated.js';
import type { Db, Transaction } from '../../db/knex.js';
import { EventModel } from '../../db/models/events.js';
import { CategoryModel } from '../../db/models/programme.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, notFound, Problem } from '../../errors/problem.js';
import { refreshListingCategories } from '../listings/service.js';
import { assertPlatformAdmin } from './policy.js';

type Schemas = components['schemas'];

/** Listings, and the view they are made from, know a category and two above it. */
const maxDepth = 3;

const siblings = (categories: CategoryModel[], parent: string | null): CategoryModel[] =>
  categories
    .filter((category) => category.parent === parent)
    .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'en') || (a.slug < b.slug ? -1 : 1));

const inTreeOrder = (categories: CategoryModel[], parent: string | null = null): CategoryModel[] =>
  siblings(categories, parent).flatMap((category) => [category, ...inTreeOrder(categories, category.slug)]);

/** The whole tree, each category before those in it. */
export const listCategories = async (db: Db): Promise<CategoryModel[]> => inTreeOrder(await CategoryModel.query(db));

/** How many categories lie on the way up from one, itself included. */
function depthOf(categories: CategoryModel[], slug: string | null): number {
  let depth = 0;
  for (let at = slug; at !== null; at = categories.find((category) => category.slug === at)?.parent ?? null) depth += 1;
  return depth;
}

/** How many levels a category with those below it takes. */
const heightOf = (categories: CategoryModel[], slug: string): number =>
  1 + Math.max(0, ...siblings(categories, slug).map((child) => heightOf(categories, child.slug)));

const isWithin = (categories: CategoryModel[], slug: string | null, ancestor: string): boolean =>
  slug !== null &&
  (slug === ancestor || isWithin(categories, categories.find((category) => category.slug === slug)?.parent ?? null, ancestor));

/** @throws Problem `validation_failed` when a category cannot be in that one */
function assertPlace(categories: CategoryModel[], slug: string, parent: string | null): void {
  if (parent === null) return;
  const fault = (code: string, message: string): Fault[] => [bodyFault('/parent', code, message)];
  if (!categories.some((category) => category.slug === parent)) throw invalid(fault('unknown_category', `There is no category ${parent}.`));
  if (isWithin(categories, parent, slug)) throw invalid(fault('in_itself', 'A category cannot be in itself or in one below it.'));
  if (depthOf(categories, parent) + heightOf(categories, slug) > maxDepth) {
    throw invalid(fault('too_deep', `Categories can be ${maxDepth} levels deep.`));
  }
}

/** Changes the tree while nobody else does: two moves that are right one by one could make a ring together. */
const changeTree = <T>(db: Db, actor: Actor, change: (trx: Transaction, categories: CategoryModel[]) => Promise<T>): Promise<T> => {
  assertPlatformAdmin(actor);
  return inTransaction(db, async (trx) => {
    await trx.raw('lock table categories in share row exclusive mode');
    return change(trx, await CategoryModel.query(trx));
  });
};

const find = (categories: CategoryModel[], slug: string): CategoryModel => {
  const category = categories.find((candidate) => candidate.slug === slug);
  if (!category) throw notFound('category');
  return category;
};

/** Adds a category. @throws Problem `slug_taken`, or `validation_failed` for a parent it cannot have */
export const createCategory = (db: Db, actor: Actor, input: Schemas['CategoryInput']): Promise<CategoryModel> =>
  changeTree(db, actor, async (trx, categories) => {
    const parent = input.parent ?? null;
    if (categories.some(({ slug }) => slug === input.slug)) {
      throw new Problem('slug_taken', 'Another category uses this slug. Choose another one.');
    }
    assertPlace(categories, input.slug, parent);
    return CategoryModel.query(trx).insertAndFetch({ ...input, parent });
  });

/** Renames or moves a category; events in it and below move along. */
export const updateCategory = (db: Db, actor: Actor, slug: string, changes: Schemas['CategoryUpdate']): Promise<CategoryModel> =>
  changeTree(db, actor, async (trx, categories) => {
    const category = find(categories, slug);
    if (changes.parent !== undefined) assertPlace(categories, slug, changes.parent);
    const changed = await category.$query(trx).patchAndFetch(changes);
    if (changes.parent !== undefined) await refreshListingCategories(trx, [slug]);
    return changed;
  });

/** Removes an empty category. @throws Problem `category_in_use` while events or other categories are in it */
export const deleteCategory = (db: Db, actor: Actor, slug: string): Promise<void> =>
  changeTree(db, actor, async (trx, categories) => {
    const category = find(categories, slug);
    if (siblings(categories, slug).length > 0) throw new Problem('category_in_use', 'Other categories are in this one. Move them first.');
    const used = await EventModel.query(trx).findOne({ category: slug }).select('id');
    if (used) throw new Problem('category_in_use', 'Events are in this category. Move them first.');
    await category.$query(trx).delete();
  });
