import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isZoneName, shiftOptional, shiftWallClock, wallClockShift } from './times.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('across the change of the clocks', () => {
  test('a week later is the same time on the clock, an hour less or more in between', () => {
    const friday = new Date('2027-03-26T19:00:00Z'); // 20:00 in Copenhagen, two days before summer time
    expect(shiftWallClock(friday, 7 * day, 'Europe/Copenhagen')).toEqual(new Date('2027-04-02T18:00:00Z'));
    const autumn = new Date('2026-10-24T18:00:00Z'); // 20:00, a day before winter time
    expect(shiftWallClock(autumn, day, 'Europe/Copenhagen')).toEqual(new Date('2026-10-25T19:00:00Z'));
  });

  test('from eight to eight is whole days', () => {
    const spring = wallClockShift(new Date('2027-03-26T19:00:00Z'), new Date('2027-04-02T18:00:00Z'), 'Europe/Copenhagen');
    expect(spring).toBe(7 * day);
  });

  test('a time that the clocks leave out moves on by the gap', () => {
    const saturday = new Date('2027-03-27T01:30:00Z'); // 02:30 in Copenhagen; on Sunday the clocks go from 02:00 to 03:00
    expect(shiftWallClock(saturday, day, 'Europe/Copenhagen')).toEqual(new Date('2027-03-28T01:30:00Z')); // 03:30
  });
});

describe('in every zone, at every time', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

  test('no shift changes nothing but the second of two hours that the clocks show twice', () => {
    fc.assert(
      fc.property(zone, time, (name, date) => {
        const moved = shiftWallClock(date, 0, name).getTime();
        expect([0, 0.5 * hour, hour, 24 * hour]).toContain(Math.abs(date.getTime() - moved));
      }),
    );
  });

  test('a shift and its way back meet, except for times the clocks leave out or show twice', () => {
    fc.assert(
      fc.property(zone, time, fc.integer({ min: -400, max: 400 }), (name, date, days) => {
        const there = shiftWallClock(date, days * day, name);
        const shown = wallClockShift(date, there, name) - days * day;
        // What the clock shows there is what was asked for; in a gap it is off by the gap and no more.
        expect([0, 0.5 * hour, hour, 24 * hour]).toContain(Math.abs(shown));
      }),
    );
  });
});

test('a time that may be missing stays within the years that four digits tell', () => {
  expect(shiftOptional(null, day, 'UTC')).toBeNull();
  expect(shiftOptional(new Date('9000-01-01T00:00:00Z'), 366_000 * day, 'UTC')).toEqual(new Date('9998-12-31T23:59:59.999Z'));
  expect(shiftOptional(new Date('2000-01-01T00:00:00Z'), -366_000 * day, 'UTC')).toEqual(new Date('1970-01-01T00:00:00Z'));
});

test.each([
  ['Europe/Copenhagen', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['IST', false],
  ['CET', false],
  ['Europe/Atlantis', false],
  ['+02:00', false],
  ['', false],
])('%s as a zone: %s', (name, known) => {
  expect(isZoneName(name)).toBe(known);
});
