import type { SendMailOptions } from 'nodemailer';
import QRCode from 'qrcode';
import type { EventModel } from '../../db/models/events.js';
import type { OrderModel, TicketModel } from '../../db/models/orders.js';
import { qrPayload } from '../tickets/service.js';
import { escapeHtml, formatEventTime, formatMoney } from './format.js';
import { mailButton } from './short-mail.js';
import { fill, type Words, wordsFor } from './words.js';

/** Grey, without filters and no larger than needed: drawing the picture holds up the event loop, and this is five times as quick. */
const qrOptions = {
  scale: 8,
  margin: 2,
  errorCorrectionLevel: 'M',
  rendererOpts: { colorType: 0, filterType: 0, deflateLevel: 9 },
} as const;

interface ConfirmationFacts {
  order: OrderModel;
  event: EventModel;
  organizationName: string;
  /** Where the buyer sees the order again; it opens the order for whoever has it. */
  orderUrl: string;
}

const place = ({ venue, onlineUrl }: EventModel): string =>
  venue ? [venue.name, venue.address, venue.city].filter(Boolean).join(', ') : (onlineUrl ?? '');

const holder = ({ attendee }: TicketModel, words: Words): string =>
  attendee ? `${attendee.firstName} ${attendee.lastName}` : words.noName;

const cid = (ticket: TicketModel): string => `${ticket.id}@echoplex`;

function ticketCard(ticket: TicketModel, tierName: string, words: Words): string {
  return `<table role="presentation" width="100%" cellspacing="0" style="margin:0 0 12px;border:1px solid #dfe5e3;border-radius:14px;background:#f7f9f8;border-collapse:separate">
  <tr><td style="padding:16px 18px;vertical-align:middle">
    <strong style="font-size:16px">${escapeHtml(tierName)}</strong><br>
    <span style="color:#5d6a67;font-size:14px">${escapeHtml(holder(ticket, words))}</span><br>
    <code style="font:600 16px/1.8 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em">${ticket.code}</code>
  </td><td width="120" style="padding:14px;border-left:2px dashed #dfe5e3;text-align:center">
    <img src="cid:${cid(ticket)}" width="104" height="104" alt="QR ${ticket.code}" style="display:block;border-radius:6px">
  </td></tr></table>`;
}

/** The mail that brings the tickets: as HTML with QR codes inside, and as plain text with the codes to read out. */
export async function composeOrderConfirmation({ order, event, organizationName, orderUrl }: ConfirmationFacts): Promise<SendMailOptions> {
  const words = wordsFor(order.locale);
  const tickets = order.tickets ?? [];
  const names = new Map((order.items ?? []).map((item) => [item.tierId, item.name]));
  const values = { event: event.name, name: order.buyerFirstName ?? '', number: order.number, organization: organizationName };
  const when = formatEventTime(event.startsAt, event.timezone, order.locale);
  const total = order.total === 0 ? words.free : formatMoney(order.total, order.currency, order.locale);
  const tierName = (ticket: TicketModel): string => names.get(ticket.tierId) ?? words.ticket;
  const discount =
    order.discount === 0 ? [] : [{ label: order.promoCode ?? '', amount: `−${formatMoney(order.discount, order.currency, order.locale)}` }];
  const lines = (order.items ?? []).map((item) => ({
    label: `${item.quantity} × ${item.name}`,
    amount: item.unitPrice === 0 ? words.free : formatMoney(item.quantity * item.unitPrice, order.currency, order.locale),
  }));
  // What the tickets cost, what a code took off, and below them the total: the lines add up.
  lines.push(...discount);
  const text = [
    fill(words.hello, values),
    '',
    event.name,
    when,
    place(event),
    '',
    fill(words.order, values),
    ...lines.map(({ label, amount }) => `  ${label}  ${amount}`),
    `  ${words.total}  ${total}`,
    '',
    ...tickets.map((ticket) => `${ticket.code}  ${tierName(ticket)}, ${holder(ticket, words)}`),
    '',
    words.show,
    '',
    `${words.yourOrder}: ${orderUrl}`,
    '',
    fill(words.footer, values),
  ].join('\n');
  const row = ({ label, amount }: { label: string; amount: string }, weight: number): string =>
    `<tr><td style="padding:4px 0;font-weight:${weight}">${escapeHtml(label)}</td><td style="padding:4px 0;text-align:right;font-weight:${weight}">${escapeHtml(amount)}</td></tr>`;
  const html = `<!doctype html><html lang="${order.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(fill(words.confirmed, values))}</title></head>
<body style="margin:0;background:#f1efe9;color:#17201e;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellspacing="0"><tr><td style="padding:24px 12px" align="center">
<table role="presentation" width="100%" cellspacing="0" style="max-width:560px;background:#fff;border-radius:14px"><tr><td style="padding:28px">
  <h1 style="margin:0 0 4px;font-size:22px;letter-spacing:-.01em">${escapeHtml(fill(words.hello, values))}</h1>
  <p style="margin:0 0 20px;color:#5d6a67"><strong style="color:#17201e">${escapeHtml(event.name)}</strong><br>${escapeHtml(when)}<br>${escapeHtml(place(event))}</p>
  ${tickets.map((ticket) => ticketCard(ticket, tierName(ticket), words)).join('\n  ')}
  <p style="margin:0 0 20px;color:#5d6a67;font-size:14px">${escapeHtml(words.show)}</p>
  ${mailButton({ label: words.yourOrder, url: orderUrl })}
  <table role="presentation" width="100%" cellspacing="0" style="font-size:15px;border-top:1px solid #dfe5e3;padding-top:8px">
    <tr><td colspan="2" style="padding:8px 0 4px;color:#5d6a67;font-size:14px">${escapeHtml(fill(words.order, values))}</td></tr>
    ${lines.map((line) => row(line, 400)).join('\n    ')}
    ${row({ label: words.total, amount: total }, 650)}
  </table>
</td></tr></table>
<p style="color:#5d6a67;font-size:13px">${escapeHtml(fill(words.footer, values))}</p>
</td></tr></table></body></html>`;
  const attachments = await Promise.all(
    tickets.map(async (ticket) => ({
      cid: cid(ticket),
      filename: `${ticket.code}.png`,
      contentType: 'image/png',
      contentDisposition: 'inline' as const,
      content: await QRCode.toBuffer(qrPayload(ticket.code), qrOptions),
    })),
  );
  const to = { name: `${order.buyerFirstName ?? ''} ${order.buyerLastName ?? ''}`.trim(), address: order.buyerEmail ?? '' };
  return { to, subject: fill(words.confirmed, values), text, html, attachments };
}
