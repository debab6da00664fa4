/** A form body or query with Stripe's bracket notation, taken apart. */
export type Params = { [name: string]: Param };
/** A value of {@link Params}. */
export type Param = string | Param[] | Params;

/**
 * Parses `a=1&metadata[orderId]=x&expand[]=y&items[0][price]=z` into nested values. Names that would reach into the prototype are
 * dropped.
 */
export function parseForm(text: string): Params {
  const root: Params = Object.create(null) as Params;
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = [name.split('[', 1)[0] ?? '', ...[...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')];
    if (!keys.includes('__proto__')) assign(root, keys, value);
  }
  return arrays(root) as Params;
}

function assign(target: Params, [key = '', ...rest]: string[], value: string): void {
  // `[]` takes the next free place; whether an object is a list is decided when all of it is known.
  const name = key === '' ? String(Object.keys(target).length) : key;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const next = target[name];
  const child = typeof next === 'object' && !Array.isArray(next) ? next : (Object.create(null) as Params);
  target[name] = child;
  assign(child, rest, value);
}

function arrays(value: Param): Param {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const isList = names.length > 0 && names.every((name, index) => name === String(index));
  if (isList) return names.map((name) => arrays(value[name] ?? ''));
  for (const name of names) value[name] = arrays(value[name] ?? '');
  return value;
}

/** The text of a parameter, undefined when it is absent or not a text. */
export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/** The object of a parameter, empty when it is absent. */
export function nested(params: Params, name: string): Params {
  const value = params[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** The texts of a list parameter. */
export function texts(params: Params, name: string): string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
