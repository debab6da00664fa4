import type { components } from '../../contract/generated.js';
import type { EventModel } from '../../db/models/events.js';
import { renderMarkdown } from '../../markdown/markdown.js';
import { calendarLinks } from '../calendars/service.js';
import { documentOf, escape, formatDay, formatMoment, formatTimes, formatZone } from './format.js';
import { commonHead, eventHead } from './head.js';
import { refundSentences } from './refunds.js';
import type { EventPage } from './service.js';
import { ticketShop } from './tickets.js';
import { type Language, type Words, words } from './words.js';

/** Attributes of links that lead to others' sites. */
const away = 'rel="noopener" target="_blank"';

/** What the widest place of the cover measures, so that browsers choose the right width. */
const coverSizes = '(min-width: 76rem) 72rem, 100vw';

function cover({ cover: widths, coverImage }: EventModel): string {
  const largest = widths?.at(-1);
  if (largest && widths) {
    const sources = widths.map(({ key, width }) => `../media/${key} ${width}w`).join(', ');
    return `<img src="../media/${largest.key}" srcset="${sources}" sizes="${coverSizes}" width="${largest.width}" height="${largest.height}" alt="" fetchpriority="high">`;
  }
  return coverImage ? `<img src="../media/${escape(coverImage)}" width="1600" height="900" alt="" fetchpriority="high">` : '';
}

/** What has to be known before anything else. */
function notice({ event, tiers, salesState }: EventPage, say: Words): string {
  const show = (text: string, more: string | null = null): string =>
    `<p class="notice ${salesState}" role="note"><strong>${escape(text)}</strong>${more ? ` ${escape(more)}` : ''}</p>`;
  if (salesState === 'cancelled') return show(say.cancelled, event.cancelReason);
  if (salesState === 'ended') return show(say.over);
  if (salesState === 'sold_out') return show(say.soldOut);
  const starts = tiers.flatMap((tier) => (tier.salesState === 'upcoming' && tier.salesStartAt ? [tier.salesStartAt.getTime()] : []));
  if (salesState !== 'upcoming' || starts.length === 0) return '';
  return show(say.notYet(formatMoment(new Date(Math.min(...starts)), event.timezone, say)));
}

function mapLink({ name, address, city, country, latitude, longitude }: components['schemas']['Venue']): string {
  if (latitude !== null && longitude !== null) {
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  }
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent([address ?? name, city, country].filter(Boolean).join(', '))}`;
}

const fact = (name: string, lines: string[]): string =>
  `<div><dt>${name}</dt>${lines
    .filter((line) => line !== '')
    .map((line) => `<dd>${line}</dd>`)
    .join('')}</div>`;

function facts(page: EventPage, say: Words): string {
  const { event, organization } = page;
  const { startsAt, endsAt, timezone, venue, onlineUrl } = event;
  const when = fact(say.when, [
    `<time datetime="${startsAt.toISOString()}">${escape(formatDay(startsAt, timezone, say))}</time>`,
    `<span class="soft">${escape(formatTimes(startsAt, endsAt, timezone, say))}</span>`,
    `<span class="soft small">${escape(formatZone(startsAt, timezone, say))}</span>`,
  ]);
  const where = venue
    ? fact(say.where, [
        `<strong>${escape(venue.name)}</strong>`,
        `<span class="soft">${escape([venue.address, venue.city].filter(Boolean).join(', '))}</span>`,
        `<a href="${escape(mapLink(venue))}" ${away}>${say.map}</a>`,
      ])
    : '';
  const online = onlineUrl ? fact(say.online, [`<a href="${escape(onlineUrl)}" ${away}>${say.watch}</a>`]) : '';
  const { name, website, contactEmail } = organization;
  const organizer = fact(say.organizer, [
    website ? `<a href="${escape(website)}" ${away}>${escape(name)}</a>` : escape(name),
    contactEmail ? `<a href="mailto:${escape(contactEmail)}">${say.contact}</a>` : '',
  ]);
  const rule = refundSentences(page, say);
  const refunds = rule === null ? '' : fact(say.refunds, [`<span class="soft">${escape(rule)}</span>`]);
  return `<dl class="facts">${when}${where}${online}${organizer}${refunds}</dl>`;
}

function calendars({ event, salesState }: EventPage, publicUrl: string, say: Words): string {
  if (salesState === 'ended' || salesState === 'cancelled') return '';
  const { google, outlook } = calendarLinks(event, publicUrl);
  return `<nav class="calendars" aria-label="${say.calendar}"><h2>${say.calendar}</h2><ul role="list">
<li><a href="../v1/events/${event.id}/calendar.ics">${say.calendarFile}</a></li>
<li><a href="${escape(google)}" ${away}>Google</a></li>
<li><a href="${escape(outlook)}" ${away}>Outlook</a></li></ul></nav>`;
}

function otherDates({ otherDates: dates }: EventPage, say: Words): string {
  if (dates.length === 0) return '';
  const items = dates.map(
    ({ slug, startsAt, timezone }) =>
      `<li><a href="${slug}"><time datetime="${startsAt.toISOString()}">${escape(formatMoment(startsAt, timezone, say))}</time></a></li>`,
  );
  return `<nav class="dates" aria-labelledby="dates-title"><h2 id="dates-title">${say.otherDates}</h2><ul role="list">${items.join('')}</ul></nav>`;
}

const about = ({ event }: EventPage, say: Words): string =>
  event.description
    ? `<section class="about" dir="auto" aria-labelledby="about-title"><h2 id="about-title">${say.about}</h2>\n${renderMarkdown(event.description)}</section>`
    : '';

/** The page of an event: complete without script, addresses relative so that it also works below a path of the public address. */
export function renderEventPage(
  page: EventPage,
  { language, words: say }: { language: Language; words: Words },
  publicUrl: string,
): string {
  const { event, organization } = page;
  const picture = cover(event);
  const tickets = ticketShop(page, say);
  const body = `${tickets ? `<a class="skip" href="#tickets">${say.skip}</a>` : ''}
<main data-event="${event.id}">
<header class="top${picture ? ' pictured' : ''}">
${picture ? `<div class="cover">${picture}</div>` : ''}
<div class="title">
<p class="kicker">${escape(formatMoment(event.startsAt, event.timezone, say))} · ${escape(event.venue?.city ?? event.venue?.name ?? (event.onlineUrl ? say.online : organization.name))}</p>
<h1 dir="auto">${escape(event.name)}</h1>
${event.summary ? `<p class="lead" dir="auto">${escape(event.summary)}</p>` : ''}
${notice(page, say)}
</div>
</header>
<div class="columns">
<div class="side">
${tickets}
</div>
<div class="main">
${facts(page, say)}
${about(page, say)}
${otherDates(page, say)}
${calendars(page, publicUrl, say)}
</div>
</div>
</main>`;
  return documentOf(language, eventHead(page, publicUrl, say), body);
}

/** What an address without an event shows. */
export function renderNotFound(language: Language): string {
  const { title, text } = words[language].notFound;
  const head = [...commonHead(title), '<meta name="robots" content="noindex">'].join('\n');
  return documentOf(language, head, `<main class="nothing"><h1>${title}</h1>\n<p class="lead">${text}</p></main>`);
}
