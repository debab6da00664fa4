import { createHash } from 'node:crypto';
import { orderScript } from './order-script.js';
import { eventScript } from './script.js';
import { eventStyle } from './styles.js';

/** A ticket with its dashed edge, as on every page. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0f5c4d" d="M6 6h20a3 3 0 0 1 3 3v3.5a3.5 3.5 0 0 0 0 7V23a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-3.5a3.5 3.5 0 0 0 0-7V9a3 3 0 0 1 3-3z"/><path stroke="#fff" stroke-width="2" stroke-dasharray="3 2.4" d="M20 8v16"/></svg>
`;

interface PageFile {
  type: string;
  text: string;
  /** Of its content: a part of its address, so that it can be kept forever. */
  hash: string;
}

const file = (type: string, text: string): PageFile => ({ type, text, hash: createHash('sha256').update(text).digest('hex').slice(0, 8) });

const files: Record<string, PageFile> = {
  'event.css': file('text/css', eventStyle),
  'event.js': file('text/javascript', eventScript),
  'order.js': file('text/javascript', orderScript),
  'icon.svg': file('image/svg+xml', icon),
};

/** The name a page loads a file under: `event-1a2b3c4d.css`. */
export function fileAddress(name: 'event.css' | 'event.js' | 'order.js' | 'icon.svg'): string {
  const [stem = '', extension = ''] = name.split('.');
  return `${stem}-${files[name]?.hash ?? ''}.${extension}`;
}

/**
 * A file by the name a page loads it under, or null. A page of another version may ask for another content: it gets ours, which may then not
 * be kept.
 */
export function findFile(address: string): (PageFile & { current: boolean }) | null {
  const [, stem = '', hash = '', extension = ''] = /^(\w+)-([0-9a-f]{8})\.(\w+)$/.exec(address) ?? [];
  const found = Object.hasOwn(files, `${stem}.${extension}`) ? files[`${stem}.${extension}`] : undefined;
  return found ? { ...found, current: found.hash === hash } : null;
}
