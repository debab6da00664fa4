import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problem } from './answers.js';
import { backstage, makeCode } from './event-samples.js';
import { makeEvent } from './samples.js';
import { useShell } from './shell.js';

const shell = useShell();
const { run, changes } = shell;
const event = makeEvent().id;
const { id } = makeCode();
const usage = (said: string) => ({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
const create = (...args: string[]) => run('codes', 'create', 'harbour-lights', ...args);

describe('codes create', () => {
  it.each([
    [['A', '--percent', '20', '--max-uses', '100'], { code: 'A', discountType: 'percent', percentOff: 20, maxUses: 100 }],
    [['A', '--amount', '5', '--per', 'ticket'], { code: 'A', discountType: 'fixed', amountOff: 500, amountOffPer: 'ticket' }],
    [['A', '--access', '--tier', 'backstage'], { code: 'A', discountType: 'none', tierIds: [backstage.id] }],
    [
      ['A', '--percent', '5', '--starts-at', '2026-12-01 09:00', '--ends-at', '2026-12-05', '--max-uses-per-email', '1', '--note', 'b'],
      {
        code: 'A',
        discountType: 'percent',
        percentOff: 5,
        startsAt: '2026-12-01T08:00:00.000Z',
        endsAt: '2026-12-05T23:00:00.000Z',
        maxUsesPerEmail: 1,
        note: 'b',
      },
    ],
  ])('%j', async (args, body) => {
    expect(await create(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('echoplex codes check harbour-lights A') });
    expect(changes()).toEqual([[`POST /v1/events/${event}/promo-codes`, body]]);
  });

  it.each([
    [[], 'Say which code, or generate some with --count 200.'],
    [['A'], 'Say what the code does'],
    [['A', '--access'], '--access needs the hidden tiers it opens.'],
    [['A', '--percent', '5', '--per', 'ticket'], '--per goes with --amount alone.'],
    [['A', '--percent', '5', '--prefix', 'P', '-o', 'f'], '--output goes with --count alone.'],
    [['A', '--percent', '5', '--amount', '3', '--count', '2'], '--percent and --amount exclude each other.'],
    [['A', '--percent', '101'], '--percent must be a whole number from 1 to 100'],
    [['A', '--percent', '5', '--tier', 'Nobody'], 'There is no tier "Nobody".'],
  ])('refuses %j before anything is created', async (args, said) => {
    expect(await create(...args)).toMatchObject(usage(said));
    expect(changes()).toEqual([]);
  });

  it('says what to do with a code that is there', async () => {
    shell.api.on(`POST /v1/events/${event}/promo-codes`, () => problem(409, 'promo_code_taken'));
    expect((await create('A', '--percent', '5')).stderr).toContain('echoplex codes update harbour-lights A');
  });

  it('generates codes and prints one a line, or what the API answered', async () => {
    const args = ['--count', '3', '--prefix', 'PRESS', '--percent', '100', '--max-uses', '1'];
    expect(await create(...args)).toEqual({ code: 0, stderr: '', stdout: 'PRESS-1\nPRESS-2\nPRESS-3\n' });
    expect(changes()[0]).toEqual([
      `POST /v1/events/${event}/promo-codes/batch`,
      { count: 3, prefix: 'PRESS', discountType: 'percent', percentOff: 100, maxUses: 1 },
    ]);
    const { data } = JSON.parse((await create(...args, '--json')).stdout) as { data: { code: string }[] };
    expect(data.map(({ code }) => code)).toEqual(['PRESS-1', 'PRESS-2', 'PRESS-3']);
  });

  it('writes a table whose cells no spreadsheet computes', async () => {
    const file = path.join(shell.home.directory, 'press.csv');
    const args = ['--count', '1', '--percent', '20', '--note', '=HYPERLINK("x")', '-o', file];
    expect(await create(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('Wrote 1 promo code to') });
    expect(await readFile(file, 'utf8')).toBe(
      'code,discount,starts_at,ends_at,max_uses,max_uses_per_email,note,id\r\n' +
        `PRESS-1,20 % off,,2026-12-01T23:00:00Z,100,,"'=HYPERLINK(""x"")",${id}\r\n`,
    );
  });

  it('generates nothing when the file cannot be written or should not be replaced', async () => {
    const file = path.join(shell.home.directory, 'press.csv');
    await create('--count', '1', '--percent', '20', '-o', file);
    expect(await create('--count', '1', '--percent', '20', '-o', file)).toMatchObject(usage('add --yes'));
    expect(await create('--count', '1', '--percent', '20', '-o', path.join(file, 'no'))).toMatchObject(usage('cannot be written'));
    expect(changes()).toHaveLength(1);
  });
});

describe('other codes', () => {
  it('list, with what they do and how often they were used', async () => {
    const { stdout } = await run('codes', 'list', 'harbour-lights', '-q', 'harbour');
    expect(stdout).toMatch(/HARBOUR20 +20 % off +3\/100 +all +until Wed 2 Dec.*, 00:00 +prc_/);
    expect(shell.api.received.at(-1)?.query).toEqual({ q: 'harbour', limit: '50' });
    shell.api.on('GET /v1/events/harbour-lights/promo-codes', () => ({ body: { data: [], nextCursor: null } }));
    expect((await run('codes', 'list', 'harbour-lights')).stdout).toContain('echoplex codes create harbour-lights WELCOME');
  });

  it('change by what buyers type or by id', async () => {
    await run('codes', 'update', 'harbour-lights', 'harbour20', '--amount', '5', '--max-uses', 'unlimited', '--ends-at', '', '--tier', '');
    await run('codes', 'update', 'harbour-lights', id, '--rename', 'HARBOUR25', '--percent', '25');
    expect(changes()).toEqual([
      [
        `PATCH /v1/promo-codes/${id}`,
        { discountType: 'fixed', amountOff: 500, percentOff: null, maxUses: null, endsAt: null, tierIds: [] },
      ],
      [`PATCH /v1/promo-codes/${id}`, { code: 'HARBOUR25', discountType: 'percent', percentOff: 25, amountOff: null }],
    ]);
    expect(await run('codes', 'update', 'harbour-lights', 'harbour20')).toMatchObject(usage('Nothing would change.'));
    expect(await run('codes', 'update', 'harbour-lights', 'HARBOUR', '--percent', '5')).toMatchObject(usage('has no promo code "HARBOUR"'));
  });

  it('are tried as a buyer would', async () => {
    const { code, stdout } = await shell.anonymous('codes', 'check', 'harbour-lights', 'harbour20');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/HARBOUR20 can be used: 20 % off\n[^]*Opens +Backstage \(€90\.00\)/)]);
    expect(await shell.anonymous('codes', 'check', 'harbour-lights', 'nope')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('echoplex codes list harbour-lights -q nope'),
    });
  });

  it('go once it is confirmed', async () => {
    expect(await run('codes', 'delete', 'harbour-lights', 'harbour20')).toMatchObject(usage('add --yes'));
    expect(await run('codes', 'delete', 'harbour-lights', 'harbour20', '--yes')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([[`DELETE /v1/promo-codes/${id}`, {}]]);
  });
});
