/**
 * Makes a memory for results that follow from their key alone.
 * @param most results it keeps; the one asked for longest ago goes first
 * @returns gives the result of a key, and makes it where it is not known
 */
export function createMemory<V>(most: number): (key: string, make: () => V) => V {
  const kept = new Map<string, V>();
  return (key, make) => {
    const known = kept.get(key);
    const value = known === undefined ? make() : known;
    // Put behind the others: the first is the one that was asked for longest ago.
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.size > most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
