import { escape } from './format.js';
import type { SitemapEntry } from './service.js';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index: where each part is. */
export function renderSitemapIndex(parts: number, publicUrl: string): string {
  const entries = Array.from(
    { length: parts },
    (_, index) => `<sitemap><loc>${escape(publicUrl)}/sitemaps/events-${index + 1}.xml</loc></sitemap>`,
  );
  return `${declaration}\n<sitemapindex ${namespace}>\n${entries.join('\n')}\n</sitemapindex>\n`;
}

/** The number in the name of a part, or null. */
export const partNumber = (file: string): number | null => {
  const [, number] = /^events-([1-9]\d{0,4})\.xml$/.exec(file) ?? [];
  return number === undefined ? null : Number(number);
};

/** A part: the pages of its events. */
export const renderSitemapPart = (entries: SitemapEntry[], publicUrl: string): string =>
  `${declaration}\n<urlset ${namespace}>\n${entries
    .map(({ slug, updatedAt }) => `<url><loc>${escape(publicUrl)}/e/${slug}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`)
    .join('\n')}\n</urlset>\n`;

/** What crawlers may read: the pages and what they are made of, so that they see what people see. */
export const renderRobots = (publicUrl: string): string =>
  `User-agent: *
Allow: /e/
Allow: /media/
Allow: /widget/
Allow: /v1/events/
Allow: /sitemap.xml
Allow: /sitemaps/
Disallow: /

Sitemap: ${publicUrl}/sitemap.xml
`;
