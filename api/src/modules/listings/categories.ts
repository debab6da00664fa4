import type { Transaction } from '../../db/knex.js';

/** After categories were moved: says anew in which categories the listings of events below them are. */
export async function refreshListingCategories(trx: Transaction, slugs: string[]): Promise<void> {
  await trx.raw(
    `update event_listings l
        set categories = array_remove(array[c.slug, parent.slug, grandparent.slug], null)
       from events e
       join categories c on c.slug = e.category
       left join categories parent on parent.slug = c.parent
       left join categories grandparent on grandparent.slug = parent.parent
      where e.id = l.event_id and l.categories && ?::text[]
        and l.categories <> array_remove(array[c.slug, parent.slug, grandparent.slug], null)`,
    [slugs],
  );
}
