import { describe, expect, it } from '@jest/globals';
import { parseTime, requireTimezone } from './time.js';

const parse = (text: string, zone: string, options = {}) => parseTime(text, zone, '--starts-at', options);

describe('parseTime', () => {
  it.each([
    // on the clocks of the zone, in winter and in summer
    ['2026-12-12T20:00', 'Europe/Copenhagen', '2026-12-12T19:00:00.000Z'],
    ['2026-07-01T20:00', 'Europe/Copenhagen', '2026-07-01T18:00:00.000Z'],
    ['2026-12-12 20:00', 'America/New_York', '2026-12-13T01:00:00.000Z'],
    ['2026-12-12T20:00:30', 'UTC', '2026-12-12T20:00:30.000Z'],
    ['2026-12-12T20:00', 'Asia/Kathmandu', '2026-12-12T14:15:00.000Z'],
    ['2026-12-12T20:00', 'Pacific/Kiritimati', '2026-12-12T06:00:00.000Z'],
    // as it stands
    ['2026-12-12T20:00Z', 'Europe/Copenhagen', '2026-12-12T20:00:00.000Z'],
    ['2026-12-12T20:00+05:30', 'Europe/Copenhagen', '2026-12-12T14:30:00.000Z'],
    ['2026-12-12T20:00:00.000-0800', 'Europe/Copenhagen', '2026-12-13T04:00:00.000Z'],
    // a day
    ['2026-12-12', 'Europe/Copenhagen', '2026-12-11T23:00:00.000Z'],
    ['2028-02-29', 'UTC', '2028-02-29T00:00:00.000Z'],
    // the hour that comes twice is the first one
    ['2026-10-25T02:30', 'Europe/Copenhagen', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    // around a change of the clocks
    ['2026-03-29T01:59', 'Europe/Copenhagen', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Copenhagen', '2026-03-29T01:00:00.000Z'],
    // here summer time begins at midnight
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('%s in %s', (text, zone, instant) => {
    expect(parse(text, zone)).toBe(instant);
  });

  it('takes the end of a day where that is meant', () => {
    expect(parse('2026-11-30', 'Europe/Copenhagen', { endOfDay: true })).toBe('2026-11-30T23:00:00.000Z');
    expect(parse('2026-10-25', 'Europe/Copenhagen', { endOfDay: true })).toBe('2026-10-25T23:00:00.000Z');
    expect(parse('2026-11-30T12:00', 'UTC', { endOfDay: true })).toBe('2026-11-30T12:00:00.000Z');
  });

  it.each([
    '',
    'tomorrow',
    '2026-13-01',
    '2026-06-31',
    '2026-02-29',
    '2026-12-12T24:00',
    '2026-12-12T20:60',
    '12.12.2026 20:00',
    '2026-12-12T20',
    '2026-12-12Z',
  ])('refuses "%s"', (text) => {
    expect(() => parse(text, 'UTC')).toThrow('is no date and time');
  });

  it('refuses a time that the clocks skip', () => {
    expect(() => parse('2026-03-29T02:30', 'Europe/Copenhagen')).toThrow('does not exist in Europe/Copenhagen');
  });
});

it('refuses a time zone that nobody knows', () => {
  expect(requireTimezone('Europe/Copenhagen')).toBe('Europe/Copenhagen');
  expect(() => requireTimezone('Copenhagen')).toThrow('--timezone "Copenhagen" is no time zone.');
});
