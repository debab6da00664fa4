import { expect, it } from '@jest/globals';
import { distance, nearest } from './near.js';

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['open-airr', 'open-air', 1],
  ['nmae', 'name', 1],
  ['kitten', 'sitting', 3],
])('from "%s" to "%s" it is %d', (from, to, away) => {
  expect(distance(from, to)).toBe(away);
  expect(distance(to, from)).toBe(away);
});

it.each([
  ['open-airr', ['jazz-brunch', 'open-air'], 'open-air'],
  ['Harbor-Lights', ['harbour-lights'], 'harbour-lights'],
  ['nmae', ['name', 'venue'], 'name'],
  ['evnts list', ['events list', 'events get'], 'events list'],
  ['foo', ['api', 'orgs', 'login'], undefined],
  ['x', [], undefined],
])('"%s" of %j was probably %s', (typed, known, meant) => {
  expect(nearest(typed, known)).toBe(meant);
});
