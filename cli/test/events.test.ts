import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problem } from './answers.js';
import { calendar, repeated, series } from './event-samples.js';
import { makeEvent, organization } from './samples.js';
import { useShell } from './shell.js';

const shell = useShell();
const { run, changes } = shell;
const id = makeEvent().id;
const usage = (said: string) => ({ code: 2, stdout: '', stderr: expect.stringContaining(said) });

describe('events update', () => {
  it('sends what was said, with the version it has read', async () => {
    const flags = ['--capacity', 'unlimited', '--starts-at', '2026-12-12 19:30', '--city', 'Aarhus', '--category', '', '--tag', ''];
    const { code, stdout } = await run('events', 'update', 'harbour-lights', ...flags, '--scope', 'series');
    expect(code).toBe(0);
    expect(stdout).toContain('Saved for every date that has not begun');
    expect(changes()).toEqual([
      [
        `PATCH /v1/events/${id}`,
        {
          capacity: null,
          startsAt: '2026-12-12T18:30:00.000Z',
          // The rest of the venue stays as it is.
          venue: { ...makeEvent().venue, city: 'Aarhus' },
          category: null,
          tags: [],
          scope: 'series',
        },
      ],
    ]);
    expect(shell.api.received.at(-1)?.headers['if-match']).toBe('"3"');
  });

  it('limits what one buyer may have, shows it, and takes the limit away', async () => {
    shell.api.on(`PATCH /v1/events/${id}`, ({ body }) => ({ body: makeEvent(body as object) }));
    expect((await run('events', 'update', 'harbour-lights', '--max-per-buyer', '4')).stdout).toMatch(
      /Per buyer +4 tickets over all orders/,
    );
    expect((await run('events', 'update', 'harbour-lights', '--max-per-buyer', '1')).stdout).toMatch(/Per buyer +1 ticket over all orders/);
    expect((await run('events', 'update', 'harbour-lights', '--max-per-buyer', 'unlimited')).stdout).toMatch(/Per buyer +no limit/);
    expect(changes().map(([, body]) => body)).toEqual([{ maxTicketsPerBuyer: 4 }, { maxTicketsPerBuyer: 1 }, { maxTicketsPerBuyer: null }]);
  });

  it('forgets the point on the map when the address is another one', async () => {
    const venue = { name: 'Pier Nine', address: 'Pier Road 9', city: 'Copenhagen', country: 'DK', latitude: 55.69, longitude: 12.6 };
    shell.api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ venue }) }));
    await run('events', 'update', 'harbour-lights', '--venue', 'Pier 9', '--city', 'Copenhagen');
    await run('events', 'update', 'harbour-lights', '--city', 'Aarhus');
    await run('events', 'update', 'harbour-lights', '--city', 'Aarhus', '--latitude', '56.15', '--longitude', '10.2');
    expect(changes().map(([, body]) => body)).toEqual([
      { venue: { ...venue, name: 'Pier 9' } },
      { venue: { ...venue, city: 'Aarhus', latitude: null, longitude: null } },
      { venue: { ...venue, city: 'Aarhus', latitude: 56.15, longitude: 10.2 } },
    ]);
  });

  it('sends the version that somebody has seen, and says what to do when there is another', async () => {
    shell.api.on(`PATCH /v1/events/${id}`, () => problem(409, 'version_conflict'));
    const { code, stderr } = await run('events', 'update', 'harbour-lights', '--name', 'A', '--if-version', '2');
    expect(shell.api.received.at(-1)?.headers['if-match']).toBe('"2"');
    expect([code, stderr]).toEqual([1, expect.stringContaining('then try again: echoplex events get harbour-lights')]);
  });

  it.each([
    [[], 'Nothing would change.'],
    [['--ends-at', '2026-12-12 10:00'], '--ends-at must be after --starts-at.'],
    [['--capacity', 'none'], '--capacity must be a whole number from 1 to 1,000,000 or "unlimited", not "none".'],
    [['--max-per-buyer', '1001'], '--max-per-buyer must be a whole number from 1 to 1,000 or "unlimited", not "1001".'],
    [['--latitude', '91'], '--latitude must be a number from -90 to 90, not "91".'],
    [['--description', 'a', '--description-file', 'b'], 'description'],
  ])('refuses %j before anything is changed', async (flags, said) => {
    expect(await run('events', 'update', 'harbour-lights', ...flags)).toMatchObject(usage(said));
    expect(changes()).toEqual([]);
  });

  it('reads the description from a file', async () => {
    const file = path.join(shell.home.directory, 'about.md');
    await writeFile(file, '# All night\n');
    await run('events', 'update', 'harbour-lights', '--description-file', file);
    expect(changes()[0]?.[1]).toEqual({ description: '# All night\n' });
  });

  it.each([
    ['currency_locked', 'echoplex events duplicate harbour-lights'],
    ['event_state_invalid', 'echoplex events get harbour-lights'],
  ])('%s: says what to do instead', async (code, next) => {
    shell.api.on(`PATCH /v1/events/${id}`, () => problem(409, code));
    expect(await run('events', 'update', 'harbour-lights', '--currency', 'DKK')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(next),
    });
  });

  it('names the lowest capacity there can be, and where categories are listed', async () => {
    const fault = (pointer: string, more: object = {}) => ({ errors: [{ in: 'body', pointer, code: 'x', message: 'No.', ...more }] });
    shell.api.on(`PATCH /v1/events/${id}`, () => problem(409, 'below_sold', fault('/capacity', { available: 53 })));
    expect((await run('events', 'update', 'harbour-lights', '--capacity', '5')).stderr).toContain(
      'echoplex events update harbour-lights --capacity 53',
    );
    shell.api.on(`PATCH /v1/events/${id}`, () => problem(422, 'validation_failed', fault('/category')));
    expect((await run('events', 'update', 'harbour-lights', '--category', 'nope')).stderr).toContain('echoplex categories list');
    shell.api.on(`PATCH /v1/events/${id}`, () => problem(422, 'validation_failed', fault('/maxTicketsPerBuyer')));
    expect((await run('events', 'update', 'harbour-lights', '--max-per-buyer', '2')).stderr).toContain('--max-per-buyer  No.');
  });
});

describe('refunds that buyers make', () => {
  const policy = { selfService: 'until' as const, hoursBefore: 24, feePercent: 10, feeFixed: 150 };
  const flags = ['--refunds', 'until', '--refund-until-hours', '24', '--refund-fee-percent', '10', '--refund-fee', '1.50'];
  const create = ['events', 'create', '--name', 'A', '--starts-at', '2027-07-01 20:00', '--ends-at', '2027-07-01 22:00'];

  it('are allowed when an event is created, with a fee in its currency', async () => {
    await run(...create, ...flags);
    shell.api.on(`GET /v1/organizations/${organization.id}`, () => ({ body: { ...organization, defaultCurrency: 'KWD' } }));
    await run(...create, '--refunds', 'always', '--refund-fee', '1.50');
    await run(...create, '--refunds', 'always', '--refund-fee', '150', '--currency', 'jpy');
    expect(changes().map(([, body]) => (body as { refundPolicy: unknown }).refundPolicy)).toEqual([
      policy,
      { selfService: 'always', feePercent: 0, feeFixed: 1500 },
      { selfService: 'always', feePercent: 0, feeFixed: 150 },
    ]);
  });

  it('are changed in part, and the rest stays', async () => {
    shell.api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ refundPolicy: policy }) }));
    const update = (...words: string[]) => run('events', 'update', 'harbour-lights', ...words);
    await update('--refund-fee', '2.00');
    await update('--refund-until-hours', '48');
    await update('--refunds', 'always', '--refund-fee-percent', '0');
    await update('--refunds', 'none');
    expect(changes().map(([, body]) => body)).toEqual([
      { refundPolicy: { ...policy, feeFixed: 200 } },
      { refundPolicy: { ...policy, hoursBefore: 48 } },
      { refundPolicy: { selfService: 'always', feePercent: 0, feeFixed: 150 } },
      { refundPolicy: { selfService: 'none', feePercent: 10, feeFixed: 150 } },
    ]);
  });

  it.each([
    [['--refunds', 'until'], '--refunds until --refund-until-hours 24'],
    [['--refunds', 'always', '--refund-until-hours', '24'], '--refund-until-hours goes with --refunds until alone.'],
    [['--refund-fee', '1.50'], '--refund-fee goes with refunds that buyers make'],
    [['--refunds', 'none', '--refund-fee-percent', '10'], '--refund-fee-percent goes with refunds that buyers make'],
    [['--refunds', 'always', '--refund-fee', '1.505'], 'EUR has 2 decimals'],
    [['--refund-fee-percent', '101'], 'from 0 to 100'],
    [['--refunds', 'sometimes'], '--refunds is one of: none, until, always.'],
  ])('are refused where %j makes no sense', async (words, said) => {
    expect(await run('events', 'update', 'harbour-lights', ...words)).toMatchObject(usage(said));
    expect(changes()).toEqual([]);
  });

  it('are told', async () => {
    const shown = async (changed: object): Promise<string> => {
      shell.api.on('GET /v1/events/harbour-lights', () => ({ body: makeEvent({ refundPolicy: { ...policy, ...changed } }) }));
      return (await run('events', 'get', 'harbour-lights')).stdout;
    };
    expect(await shown({})).toMatch(/Refunds +by buyers until 24 h before, less 10 % and €1\.50 a ticket\n/);
    expect(await shown({ selfService: 'always', hoursBefore: null, feeFixed: 0 })).toMatch(
      /Refunds +by buyers until it begins, less 10 %\n/,
    );
    expect(await shown({ selfService: 'none', hoursBefore: null })).toMatch(/Refunds +by you alone\n/);
  });
});

describe('what ends', () => {
  it('cancels with a reason, once it is confirmed', async () => {
    expect(await run('events', 'cancel', 'harbour-lights', '--reason', 'Storm.')).toMatchObject(usage('add --yes'));
    expect(changes()).toEqual([]);
    expect(await run('events', 'cancel', 'harbour-lights', '--reason', 'Storm.', '--no-notify', '--yes')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([[`POST /v1/events/${id}/cancel`, { reason: 'Storm.', notify: false, refund: true }]]);
  });

  it('deletes, or says that it has to be cancelled', async () => {
    expect(await run('events', 'delete', 'harbour-lights')).toMatchObject(usage('add --yes'));
    expect(await run('events', 'delete', 'harbour-lights', '--yes')).toMatchObject({ code: 0 });
    shell.api.on(`DELETE /v1/events/${id}`, () => problem(409, 'event_has_orders'));
    expect((await run('events', 'delete', 'harbour-lights', '-y')).stderr).toContain('echoplex events cancel harbour-lights --reason');
  });

  it('takes off sale and says how it comes back', async () => {
    expect(await run('events', 'unpublish', 'harbour-lights')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('echoplex events publish harbour-lights'),
    });
  });
});

describe('again', () => {
  it('copies with a start on the clocks of the event', async () => {
    const { code, stdout } = await run('events', 'duplicate', 'harbour-lights', '--name', 'B', '--starts-at', '2027-07-01 20:00');
    expect([code, stdout]).toEqual([0, expect.stringContaining('echoplex tiers list a-copy')]);
    expect(changes()).toEqual([[`POST /v1/events/${id}/duplicate`, { name: 'B', startsAt: '2027-07-01T18:00:00.000Z' }]]);
  });

  it('repeats by a rule, or on dates, and shows what was made', async () => {
    const { stdout } = await run('events', 'repeat', 'harbour-lights', '--rule', 'freq=weekly;count=10', '--publish');
    expect(stdout).toContain('Added 2 dates to Jazz Brunch');
    expect(stdout).toMatch(/Sun 17 Jan.*11:00 +draft +jazz-brunch-17\n/);
    await run('events', 'repeat', 'harbour-lights', '--date', '2027-01-17 11:00', '--date', '2027-07-18 11:00');
    expect(changes().map(([, body]) => body)).toEqual([
      { rule: 'FREQ=WEEKLY;COUNT=10', publish: true },
      { dates: ['2027-01-17T10:00:00.000Z', '2027-07-18T09:00:00.000Z'] },
    ]);
    expect(await run('events', 'repeat', 'harbour-lights')).toMatchObject(usage('Say when it takes place again.'));
    expect(await run('events', 'repeat', 'harbour-lights', '--rule', 'X', '--date', '2027-01-17')).toMatchObject(
      usage('exclude each other'),
    );
  });

  it.each([series.id, 'jazz-brunch'])('shows the series of %s and its dates', async (named) => {
    expect((await shell.anonymous('series', 'get', named)).stdout).toContain('FREQ=WEEKLY;COUNT=10');
    for (const args of [
      ['series', 'events', named],
      ['events', 'list', '--series', named],
    ]) {
      const { code, stdout } = await run(...args, '--json');
      expect([code, JSON.parse(stdout)]).toEqual([0, { data: repeated.events, nextCursor: null }]);
    }
  });

  it('says of an event that it does not repeat', async () => {
    expect(await run('series', 'get', 'harbour-lights')).toMatchObject(usage('belongs to no series'));
  });
});

describe('pages, pictures, calendars', () => {
  const png = Buffer.from('89504e470d0a1a0a00', 'hex');

  it('sends a picture as what it is, and removes it', async () => {
    const file = path.join(shell.home.directory, 'pier.jpg');
    await writeFile(file, png);
    const { stdout } = await run('events', 'cover', 'harbour-lights', file);
    expect(shell.api.received.at(-1)?.headers['content-type']).toBe('image/png');
    expect(stdout).toContain('https://tickets.example.com/media/pier-1600.webp');
    expect(await run('events', 'cover', 'harbour-lights', '--remove')).toMatchObject({ code: 0 });
    expect(changes().at(-1)?.[0]).toBe('DELETE /v1/events/harbour-lights/cover');
    expect(await run('events', 'cover', 'harbour-lights')).toMatchObject(usage('Say which picture.'));
    expect(await run('events', 'cover', 'harbour-lights', file, '--remove')).toMatchObject(usage('at once'));
  });

  it('prints the address of the page where no browser can open it', async () => {
    const { url } = makeEvent();
    expect(await shell.anonymous('events', 'open', 'harbour-lights')).toEqual({ code: 0, stderr: '', stdout: `${url}\n` });
    expect(JSON.parse((await run('events', 'open', 'harbour-lights', '--json')).stdout)).toEqual({ event: 'harbour-lights', url });
  });

  it("writes an event's calendar, or the organization's", async () => {
    expect(await shell.anonymous('events', 'calendar', 'harbour-lights')).toEqual({ code: 0, stderr: '', stdout: calendar });
    expect((await shell.anonymous('events', 'calendar', '--org', organization.id)).stdout).toBe(calendar + calendar);
    const file = path.join(shell.home.directory, 'a.ics');
    expect(await run('events', 'calendar', '-o', file)).toMatchObject({ code: 0, stdout: expect.stringContaining('Wrote 2 events') });
    expect(await run('events', 'calendar', 'harbour-lights', '-o', file)).toMatchObject(usage('add --yes'));
    expect(await readFile(file, 'utf8')).toBe(calendar + calendar);
    await run('events', 'calendar', 'harbour-lights', '-o', file, '--yes');
    expect(await readFile(file, 'utf8')).toBe(calendar);
    expect(await run('events', 'calendar', '-o', path.join(shell.home.directory, 'none', 'a.ics'))).toMatchObject(
      usage('cannot be written'),
    );
  });
});
