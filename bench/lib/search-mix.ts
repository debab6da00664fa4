const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

/** A search as people make it, by what is special about it. */
export interface Shape {
  name: string;
  query: Record<string, string>;
  /** How many pages are turned before the one that counts. */
  pages?: number;
}

/** The searches that are measured, each as often as the others. */
export const searchMix: readonly Shape[] = [
  { name: 'what is next', query: {} },
  { name: 'a common word', query: { q: 'festival' } },
  { name: 'a rare word', query: { q: 'philharmonic' } },
  { name: 'a word nearly all have', query: { q: 'stage' } },
  { name: 'two words by date', query: { q: 'jazz berlin', sort: 'date' } },
  { name: 'the beginning of a word', query: { q: 'sym' } },
  { name: 'a typo', query: { q: 'festivla' } },
  { name: 'a category', query: { category: 'music' } },
  { name: 'a small category and a tag', query: { category: 'opera', tag: 'vinyl' } },
  { name: 'near a point', query: { near: '52.52,13.4' } },
  { name: 'the nearest', query: { near: '52.52,13.4', sort: 'distance' } },
  { name: 'far around a point', query: { near: '48.85,2.35', radiusKm: '1500' } },
  { name: 'a city this month', query: { city: 'london', from: inDays(0), to: inDays(30) } },
  { name: 'a price', query: { minPrice: '1000', maxPrice: '4000', currency: 'EUR' } },
  { name: 'free and online', query: { maxPrice: '0', online: 'true' } },
  { name: 'the most popular', query: { sort: 'popularity' } },
  { name: 'facets', query: { facets: 'true' } },
  { name: 'facets of a word', query: { q: 'night', facets: 'true' } },
  { name: 'words and four filters', query: { q: 'live', category: 'music', country: 'DE', maxPrice: '6000', from: inDays(7) } },
  { name: 'the twentieth page', query: { limit: '20' }, pages: 19 },
];
