/** One page of a list. */
export interface Page<T> {
  data: T[];
  /** Pass it as `after` for the next page; null on the last one. */
  nextCursor: string | null;
}

/**
 * Await it for one page, or iterate it for every row from there on: further pages are fetched as they are needed. `P` is what a page is
 * where it has more than its rows.
 */
export interface PageRequest<T, P extends Page<T> = Page<T>> extends Promise<P>, AsyncIterable<T> {
  /** Goes through the list page by page. */
  pages(): AsyncIterable<P>;
}

/**
 * Starts the first page and knows how to go on from it.
 * @param fetchPage Fetches the page behind a cursor; the first one is asked for without.
 */
export function pageRequest<T>(fetchPage: (after?: string) => Promise<Page<T>>): PageRequest<T> {
  const first = fetchPage();
  async function* pages(): AsyncGenerator<Page<T>, void> {
    let page = await first;
    yield page;
    while (page.nextCursor !== null) {
      page = await fetchPage(page.nextCursor);
      yield page;
    }
  }
  async function* rows(): AsyncGenerator<T, void> {
    for await (const page of pages()) yield* page.data;
  }
  return Object.assign(first, { pages, [Symbol.asyncIterator]: rows });
}
