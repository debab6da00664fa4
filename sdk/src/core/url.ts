/** Puts values into `{name}` places of a path. */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    // An undefined id would quietly ask for "/v1/events/undefined", an empty one for another operation.
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`"${name}" must be a non-empty string, not ${value === '' ? 'empty' : String(value)}.`);
    return encodeURIComponent(value);
  });
}

const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** A query string with its question mark, or nothing. Arrays repeat their name; undefined and null are left out. */
export function toQuery(query: Readonly<Record<string, unknown>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, plain(one));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The API's address without a slash at its end. */
export function parseBaseUrl(given: string): string {
  let url: URL | undefined;
  try {
    url = new URL(given);
  } catch {
    // Told below, together with addresses of other schemes.
  }
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`baseUrl must be an http or https address such as "https://tickets.example.com", not "${given}".`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
