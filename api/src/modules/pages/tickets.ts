import type { components } from '../../contract/generated.js';
import { escape, formatMoment, formatPrice } from './format.js';
import type { EventPage } from './service.js';
import type { Words } from './words.js';

type SalesState = components['schemas']['SalesState'];
type Tier = EventPage['tiers'][number];

function priceOf({ price, payWhatYouWant }: Tier, currency: string, words: Words): string {
  const amount = formatPrice(price, currency, words);
  return payWhatYouWant && price > 0 ? words.from(amount) : amount;
}

const stateOf = ({ salesState, salesStartAt }: Tier, timeZone: string, words: Words): string =>
  salesState === 'upcoming' && salesStartAt ? words.opensOn(formatMoment(salesStartAt, timeZone, words)) : words.state[salesState];

const tierRow = (tier: Tier, { event }: EventPage, words: Words): string =>
  `<li class="tier ${tier.salesState}"><div><h3>${escape(tier.name)}</h3>
${tier.description ? `<p>${escape(tier.description)}</p>` : ''}
<p class="state">${escape(stateOf(tier, event.timezone, words))}</p></div>
<p class="price">${escape(priceOf(tier, event.currency, words))}</p></li>`;

const saleIsPossible = (state: SalesState): boolean => state !== 'ended' && state !== 'cancelled';

/** The tiers as a list: what stands in the widget's place until it has arrived, and stays where it cannot. */
function tierList(page: EventPage, words: Words): string {
  if (page.tiers.length === 0) return '';
  const mail = page.organization.contactEmail;
  const ask = mail ? ` ${words.askOrganizer(`<a href="mailto:${escape(mail)}">${escape(mail)}</a>`)}` : '';
  const help = saleIsPossible(page.salesState) ? `<noscript><p class="help">${words.needsScript}${ask}</p></noscript>` : '';
  return `<ul class="tiers" role="list">\n${page.tiers.map((tier) => tierRow(tier, page, words)).join('\n')}\n</ul>\n${help}`;
}

/** The place where tickets are sold: the widget, or, where nothing can be sold any more, just the list. */
export function ticketShop(page: EventPage, words: Words): string {
  const { event, salesState } = page;
  const list = tierList(page, words);
  if (!saleIsPossible(salesState)) return list === '' ? '' : shop(list, words);
  const hidden = list === '' ? `<p class="help">${words.state.upcoming}</p>` : list;
  return shop(`<echoplex-tickets event="${event.id}" locale="${escape(words.locale)}">\n${hidden}\n</echoplex-tickets>`, words);
}

const shop = (content: string, words: Words): string =>
  `<section class="shop" id="tickets" aria-labelledby="tickets-title">
<h2 id="tickets-title">${words.tickets}</h2>
${content}
</section>`;
