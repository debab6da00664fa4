import { expect, test } from '@jest/globals';
import { originOf } from './script-origin.js';

test.each([
  ['https://tickets.example.com/widget/echoplex-tickets.js', 'https://venue.example.com/', 'https://tickets.example.com'],
  ['http://localhost:3000/widget/chunk-index-1.js', 'http://localhost:8080/', 'http://localhost:3000'],
  ['file:///app/widget.js', 'https://venue.example.com/events', 'https://venue.example.com'],
])('%s in %s: %s', (script, page, api) => {
  expect(originOf(script, page)).toBe(api);
});
