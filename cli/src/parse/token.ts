/** The token of a mail: as it stands, or out of the whole link that was pasted. */
export function parseToken(text: string): string {
  return /ept_[A-Za-z0-9_-]+/.exec(text)?.[0] ?? text.trim();
}
