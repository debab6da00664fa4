import { plainText } from '../../markdown/markdown.js';
import { pictureUrl } from '../media/service.js';
import { escape } from './format.js';
import { fileAddress } from './files.js';
import { dataBlock, eventData } from './json-ld.js';
import type { EventPage } from './service.js';
import type { Words } from './words.js';

/** What those who link to a page show below its name; longer ones are cut by them. */
const maxTeaser = 200;

function teaserOf({ event }: EventPage): string {
  const text = (event.summary ?? plainText(event.description ?? '')).replaceAll(/\s+/g, ' ').trim();
  return text.length <= maxTeaser ? text : `${text.slice(0, maxTeaser - 1).trimEnd()}…`;
}

const meta = (kind: 'name' | 'property', name: string, content: string | number): string =>
  `<meta ${kind}="${name}" content="${escape(String(content))}">`;

/** The picture that stands for the event elsewhere: its cover, else its organizer's logo. */
function sharedPicture({ event, organization }: EventPage, publicUrl: string): string[] {
  const largest = event.cover?.at(-1);
  const address = pictureUrl(publicUrl, event.coverImage ?? organization.logo);
  if (!address) return [];
  return [
    meta('property', 'og:image', address),
    ...(largest ? [meta('property', 'og:image:width', largest.width), meta('property', 'og:image:height', largest.height)] : []),
    meta('property', 'og:image:alt', event.name),
  ];
}

/**
 * What is in a page's head whatever it shows.
 * @param files the address of the pages' files, seen from the page
 */
export const commonHead = (title: string, files = 'files'): string[] => [
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  `<title>${escape(title)}</title>`,
  `<link rel="icon" type="image/svg+xml" href="${files}/${fileAddress('icon.svg')}">`,
  `<link rel="stylesheet" href="${files}/${fileAddress('event.css')}">`,
];

/** The head of an event's page: for browsers, for searchers, and for whoever shows a link to it. */
export function eventHead(page: EventPage, publicUrl: string, words: Words): string {
  const { event, organization } = page;
  const address = `${publicUrl}/e/${event.slug}`;
  const teaser = teaserOf(page);
  const pictures = (event.cover ?? []).map(({ key }) => `${publicUrl}/media/${key}`).reverse();
  const images = pictures.length > 0 ? pictures : event.coverImage ? [`${publicUrl}/media/${event.coverImage}`] : [];
  return [
    ...commonHead(`${event.name} · ${organization.name}`),
    `<link rel="canonical" href="${escape(address)}">`,
    ...(teaser ? [meta('name', 'description', teaser), meta('property', 'og:description', teaser)] : []),
    ...(event.visibility === 'unlisted' ? [meta('name', 'robots', 'noindex')] : []),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:title', event.name),
    meta('property', 'og:url', address),
    meta('property', 'og:site_name', organization.name),
    meta('property', 'og:locale', words.locale.replace('-', '_')),
    ...sharedPicture(page, publicUrl),
    meta('name', 'twitter:card', event.coverImage ? 'summary_large_image' : 'summary'),
    `<script type="application/ld+json">${dataBlock(eventData(page, { page: address, images }))}</script>`,
    `<script type="module" src="../widget/echoplex-tickets.js"></script>`,
    `<script type="module" src="files/${fileAddress('event.js')}"></script>`,
  ].join('\n');
}
