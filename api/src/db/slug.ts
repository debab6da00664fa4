import { randomInt } from 'node:crypto';

/** A readable address part of a name: `Harbour Lights!` -> `harbour-lights`. Names without Latin letters get a neutral word. */
export function slugify(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[øö]/g, 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replaceAll(/-+$/g, '');
  return slug || fallback;
}

/**
 * Inserts with the wished slug, or with one made from the name: those get a short number behind them until one is free.
 * @param insert must not throw for a taken slug but return null, so that a surrounding transaction stays usable (`on conflict do nothing`)
 */
export async function withFreeSlug<T>(
  { wished, name, fallback }: { wished: string | undefined; name: string; fallback: string },
  insert: (slug: string) => Promise<T | null>,
): Promise<T | null> {
  if (wished !== undefined) return insert(wished);
  const base = slugify(name, fallback);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const row = await insert(attempt === 0 ? base : `${base}-${randomInt(10 ** (attempt + 1))}`);
    if (row) return row;
  }
  return null;
}
