import type { Page } from '../db/page.js';

/** A page of rows as a page of resources. */
export const presentPage = <Row, Resource>(page: Page<Row>, present: (row: Row) => Resource): Page<Resource> => ({
  data: page.data.map(present),
  nextCursor: page.nextCursor,
});
