import type { Ticket } from '@echoplex/sdk';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { View } from '../view.js';

/** A QR code as modules, row by row; true is dark. */
export type QrMatrix = readonly (readonly boolean[])[];

/** Makes one; its code is loaded when there is a ticket to show. */
export type QrEncoder = (text: string) => QrMatrix;

/** One path for all dark modules: a run of them is one stroke, and nothing is drawn twice. */
export const qrPath = (matrix: QrMatrix): string =>
  matrix
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue;
        let width = 1;
        while (row[x + width]) width += 1;
        runs.push(`M${x} ${y}h${width}v1h-${width}z`);
        x += width;
      }
      return runs;
    })
    .join('');

const code = (ticket: Ticket, encode: QrEncoder, label: string): TemplateResult => {
  const matrix = encode(ticket.qr);
  return html`<svg class="code" viewBox="0 0 ${matrix.length} ${matrix.length}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width="100%" height="100%" fill="#fff" /><path d=${qrPath(matrix)} fill="#111" />`}
  </svg>`;
};

/** The code to scan; a void ticket has none, so that nobody queues with it. */
const scan = (ticket: Ticket, encode: QrEncoder | null, t: View['t']): TemplateResult | typeof nothing => {
  if (ticket.status === 'void') return html`<span class="pill">${t.done.state.void}</span>`;
  const used = ticket.status === 'checked_in' ? html`<span class="pill">${t.done.state.checked_in}</span>` : nothing;
  return html`${encode ? code(ticket, encode, t.done.qr(ticket.code)) : nothing}${used}`;
};

/** A ticket: what it admits to, whose it is, its code to read out and to scan. */
export const ticketCard = (ticket: Ticket, tierName: string, encode: QrEncoder | null, { t }: Pick<View, 't'>): TemplateResult => {
  const { attendee } = ticket;
  return html`
    <li class="ticket ${ticket.status === 'void' ? 'void' : ''}" part="ticket">
      <div class="info">
        <b>${tierName}</b>
        <span>${attendee ? `${attendee.firstName} ${attendee.lastName}` : t.done.unnamed}</span>
        <code aria-label="${t.done.code} ${ticket.code}">${ticket.code}</code>
      </div>
      <div class="scan">${scan(ticket, encode, t)}</div>
    </li>
  `;
};
