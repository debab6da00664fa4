import { expect, test } from '@jest/globals';
import { makeEvent, makeTickets } from '../../../test/stub/data.js';
import { draw, heldState, press, textOf, viewOf } from '../../../test/view.js';
import { calendarFile } from './calendar.js';
import { confirmation } from './confirmation.js';

const held = heldState();
if (!held.order) throw new Error('There is an order.');
const buyer = { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' };
const order = { ...held.order, buyer, status: 'confirmed' as const, tickets: makeTickets(held.order) };

test('greets, lists the tickets and goes on', () => {
  const { view, done } = viewOf(heldState({ step: 'done', order }));
  const container = draw(confirmation(null, view));
  expect(textOf(container.querySelector('h2'))).toBe('See you there, Ana');
  expect(textOf(container)).toContain('Order 7KX-42M · sent to ana@example.com');
  expect(container.querySelectorAll('[part=ticket]')).toHaveLength(2);
  press(container, 'Buy more');
  expect(done).toEqual(['restart']);
});

test('after a free order more is got, not bought', () => {
  const { view } = viewOf(heldState({ step: 'done', order: { ...order, total: 0 } }));
  expect([...draw(confirmation(null, view)).querySelectorAll('button')].map(textOf)).toEqual(['Get more']);
});

test('the calendar file is what calendars accept', () => {
  const event = makeEvent({
    name: 'Brass; strings, and — a very long name that has to be folded over — more than one line æøå',
    startsAt: '2026-12-12T19:00:00.000Z',
  });
  const file = calendarFile(event, order);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(unfolded).toContain('DTSTART:20261212T190000Z');
  expect(unfolded).toContain(String.raw`SUMMARY:Brass\; strings\, and`);
  expect(unfolded).toContain(String.raw`LOCATION:Pier Nine\, Pier Road 9\, Copenhagen`);
  expect(unfolded).toContain(String.raw`7KX-42M\nQ7RM-2XKD\nH4TN-9WPC`);
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});
