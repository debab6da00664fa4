import { isIPv4, isIPv6 } from 'node:net';

/** Longer than any address: whatever stands in its place cannot fill the memory with keys of its own. */
const longest = 64;

const hex = (text: string): number => (text === '' ? 0 : Number.parseInt(text, 16));

/** The eight numbers of a valid IPv6 address without its zone. */
function groupsOf(address: string): number[] {
  const lastColon = address.lastIndexOf(':');
  const [a = 0, b = 0, c = 0, d = 0] = address.includes('.') ? address.slice(lastColon + 1).split('.').map(Number) : []; // prettier-ignore
  const text = address.includes('.')
    ? `${address.slice(0, lastColon + 1)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
    : address;
  const [head = '', tail] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = new Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...between, ...after].map(hex);
}

function networkOf6(address: string): string {
  const groups = groupsOf(address);
  const [, , , , , sixth, seventh = 0, eighth = 0] = groups;
  const isMapped = sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/**
 * Whom an address belongs to, as far as limits are concerned: an IPv4 address stands for itself, also where it is mapped into IPv6; an IPv6
 * address for its /64, which is what one household or machine gets and may draw from as it likes. Anything else stands for itself, cut to 64
 * characters. The same network is always written the same.
 */
export function networkOf(ip: string): string {
  if (isIPv4(ip)) return ip;
  const zone = ip.indexOf('%');
  return isIPv6(ip) ? networkOf6(zone === -1 ? ip : ip.slice(0, zone)) : ip.slice(0, longest);
}
