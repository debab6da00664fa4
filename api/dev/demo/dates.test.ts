import { expect, test } from '@jest/globals';
import { comingWeekday, hoursLater, weekdays } from './dates.js';
import { programme } from './programme.js';

test('a wall-clock time in a zone, summer and winter', () => {
  const copenhagen = 'Europe/Copenhagen';
  expect(comingWeekday(new Date('2026-11-20T10:00:00Z'), 18, weekdays.friday, '20:00', copenhagen)).toBe('2026-12-11T19:00:00.000Z');
  expect(comingWeekday(new Date('2026-06-01T10:00:00Z'), 0, weekdays.sunday, '11:00', copenhagen)).toBe('2026-06-07T09:00:00.000Z');
  expect(hoursLater('2026-12-11T19:00:00.000Z', 6)).toBe('2026-12-12T01:00:00.000Z');
});

test('whatever the day, the demo takes place in the future and sells no more than there is', () => {
  for (let day = 0; day < 14; day++) {
    const today = new Date(Date.UTC(2027, 2, 20 + day));
    const starts = programme(today).map(({ event }) => new Date(event.startsAt).getTime());
    expect(Math.min(...starts)).toBeGreaterThan(today.getTime());
  }
  for (const { tiers, sales } of programme(new Date())) {
    for (const { name, quantity } of tiers) {
      const sold = sales.filter(({ tier }) => tier === name).reduce((sum, sale) => sum + sale.quantity, 0);
      expect(sold).toBeLessThanOrEqual(quantity ?? Infinity);
    }
  }
});
