import { expect, test } from '@jest/globals';
import { createLightSlot } from './light-slot.js';

test('in the page itself it is a child in the slot', () => {
  const host = document.body.appendChild(document.createElement('div'));
  const { element, remove } = createLightSlot(host, 'payment');
  expect(element.parentNode).toBe(host);
  expect(element.slot).toBe('payment');
  remove();
  expect(host.childNodes).toHaveLength(0);
});

test('inside shadow roots a chain of slots leads out to the page', () => {
  const outer = document.body.appendChild(document.createElement('div'));
  const middle = outer.attachShadow({ mode: 'closed' }).appendChild(document.createElement('div'));
  const host = middle.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  const { element, remove } = createLightSlot(host, 'payment');
  expect(element.getRootNode()).toBe(document);
  expect(element.parentNode).toBe(outer);
  const second = middle.firstElementChild as HTMLSlotElement;
  const first = host.firstElementChild as HTMLSlotElement;
  expect([first.slot, first.name, second.slot, second.name, element.slot]).toEqual([
    'payment',
    second.slot,
    first.name,
    element.slot,
    second.name,
  ]);
  remove();
  expect([outer, middle, host].map((node) => node.childNodes.length)).toEqual([0, 0, 0]);
});
