import { createHash } from 'node:crypto';

/** A JSON body that is made once and given many times: serialized, with its tag, and checked against the contract only once. */
export interface Prepared {
  readonly value: object;
  /** The body as it is sent. */
  readonly text: string;
  /** The ETag. */
  readonly tag: string;
  /** Set by the guard when it has found the body to be as the contract says. */
  isChecked: boolean;
  /** Whether the contract did not allow all of the value. */
  readonly isMended: boolean;
  /** Puts what the contract allows in place of the value, and returns its text. */
  replace(value: unknown): string;
  /** The same body with another text of the same length in one of its volatile fields, made without serializing the rest. */
  restamp(field: string, text: string): Prepared;
}

const without = (value: object, volatile: readonly string[]): object =>
  volatile.length === 0 ? value : Object.fromEntries(Object.entries(value).filter(([key]) => !volatile.includes(key)));

/** The part of a body that counts as its content. */
export const stableText = (value: object, volatile: readonly string[] = []): string => JSON.stringify(without(value, volatile));

/** The weak ETag of a body, from its content; a resource with a version names it first, so that it can be read from the tag. */
export function tagOf(value: object, stable: string): string {
  const { version } = value as { version?: unknown };
  const hash = createHash('sha1').update(stable).digest('base64url');
  return Number.isInteger(version) ? `W/"${String(version)}-${hash}"` : `W/"${hash}"`;
}

/**
 * Makes a function that prepares bodies of one resource after another state of it: while the content is the same, tag and check carry over.
 * @param volatile top-level fields that do not count as a change, such as the server's clock; they hold nothing that the contract could refuse
 *   once it has allowed it
 */
export function preparer(volatile: readonly string[] = []): (value: object, earlier?: Prepared) => Prepared {
  const stableOf = new WeakMap<Prepared, string>();
  return (value, earlier) => {
    const stable = stableText(value, volatile);
    const same = earlier && stableOf.get(earlier) === stable;
    if (same && volatile.length === 0) return earlier;
    const text = volatile.length === 0 ? stable : JSON.stringify(value);
    const tag = same ? earlier.tag : tagOf(value, stable);
    // A body that had to be mended has to be mended again.
    const prepared = make(value, text, tag, same ? earlier.isChecked && !earlier.isMended : false);
    stableOf.set(prepared, stable);
    return prepared;
  };

  function make(value: object, made: string, tag: string, isChecked: boolean): Prepared {
    let mended = false;
    let text = made;
    const prepared: Prepared = {
      value,
      get text() {
        return text;
      },
      tag,
      isChecked,
      get isMended() {
        return mended;
      },
      replace(allowed) {
        mended = true;
        return (text = JSON.stringify(allowed));
      },
      restamp(field, stamp) {
        const stamped = { ...value, [field]: stamp };
        const at = text.indexOf(`"${field}":"`) + field.length + 4;
        const fits = at > field.length + 3 && text[at + stamp.length] === '"' && !mended;
        const again = fits ? text.slice(0, at) + stamp + text.slice(at + stamp.length) : JSON.stringify(stamped);
        const next = make(stamped, again, tag, prepared.isChecked && !mended);
        stableOf.set(next, stableOf.get(prepared) ?? '');
        return next;
      },
    };
    return prepared;
  }
}
