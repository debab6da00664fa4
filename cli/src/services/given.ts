/** The fields that have a value; null is one. */
export type Given<T extends object> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The same without what was left out. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** What was typed; an empty text takes away what is there. */
export function orNull(text: string | undefined): string | null | undefined {
  return text === '' ? null : text;
}
