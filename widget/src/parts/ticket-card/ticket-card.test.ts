import { expect, test } from '@jest/globals';
import { encode } from 'uqr';
import { makeOrder, makeTickets, makeTier } from '../../../test/stub/data.js';
import { draw, heldState, textOf, viewOf } from '../../../test/view.js';
import { encodeQr } from './qr.js';
import { qrPath, ticketCard } from './ticket-card.js';

const [ticket] = makeTickets(makeOrder([{ tier: makeTier(1), quantity: 1 }]));
if (!ticket) throw new Error('There is a ticket.');
const { view } = viewOf(heldState());

test('what, whose, and the code to read and to scan', () => {
  const attendee = { firstName: 'Ana', lastName: 'Sørensen', email: null };
  const container = draw(ticketCard({ ...ticket, attendee }, 'Stalls', encodeQr, view));
  expect(textOf(container)).toBe('Stalls Ana Sørensen Q7RM-2XKD');
  expect(container.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe('QR code of ticket Q7RM-2XKD');
});

test('without a name it says so; without the code’s chunk the written one stays', () => {
  const container = draw(ticketCard(ticket, 'Stalls', null, view));
  expect(textOf(container)).toBe('Stalls No name yet Q7RM-2XKD');
  expect(container.querySelector('svg')).toBeNull();
});

test('the path draws every dark module once, and nothing else', () => {
  const matrix = encode(ticket.qr, { ecc: 'M', border: 2 }).data;
  const drawn = matrix.map((row) => row.map(() => 0));
  for (const [, x, y, width] of qrPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    for (let step = 0; step < Number(width); step += 1) (drawn[Number(y)] as number[])[Number(x) + step]! += 1;
  }
  expect(drawn).toEqual(matrix.map((row) => row.map(Number)));
});
