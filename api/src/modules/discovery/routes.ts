import type { Deps } from '../../deps.js';
import { route, type Route } from '../../http/route.js';
import { presentCategory, presentFoundEvent } from './present.js';
import { createCategory, deleteCategory, listCategories, searchEvents, updateCategory } from './service.js';

export const discoveryRoutes = ({ db, config: { publicUrl } }: Deps): Route[] => [
  route('events.search', async ({ query }) => {
    const { data, ...rest } = await searchEvents(db, query);
    return { data: data.map((event) => presentFoundEvent(event, publicUrl)), ...rest };
  }),
  route('categories.list', async () => ({ data: (await listCategories(db)).map(presentCategory), nextCursor: null })),
  route('categories.create', async ({ actor, body }) => presentCategory(await createCategory(db, actor, body))),
  route('categories.update', async ({ actor, path, body }) => presentCategory(await updateCategory(db, actor, path.category, body))),
  route('categories.delete', ({ actor, path }) => deleteCategory(db, actor, path.category)),
];
