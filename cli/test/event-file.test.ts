import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problem } from './answers.js';
import { makeEvent, organization } from './samples.js';
import { useShell } from './shell.js';

const shell = useShell();
const { changes } = shell;
const id = makeEvent().id;
const events = `POST /v1/organizations/${organization.id}/events`;

const yaml = `
name: Winter Concert
startsAt: 2027-01-22 20:00
endsAt: 2027-01-22T23:00:00+01:00
timezone: Europe/Copenhagen
venue: { name: Old Mill, city: Aarhus, latitude: 56.15 }
tags: [strings]
tiers:
  - { name: Early bird, price: 19.50, quantity: 50, salesEndAt: 2026-12-24 18:00 }
  - { name: Standard, price: 2500, availableAfter: Early bird }
  - { name: Backstage, price: "90", visibility: hidden }
questions:
  - { label: T-shirt size, type: choice, options: [S, M], tiers: [Backstage] }
promoCodes:
  - { code: CREW, discountType: none, tiers: [Backstage] }
  - { code: FIVEOFF, discountType: fixed, amountOff: 5.00 }
`;

const file = async (text: string, name = 'event.yaml'): Promise<string> => {
  const at = path.join(shell.home.directory, name);
  await writeFile(at, text);
  return at;
};
const create = async (text: string, ...flags: string[]) => await shell.run('events', 'create', '-f', await file(text), ...flags);

describe('events create -f', () => {
  it('creates all of it, with names where the API has ids', async () => {
    shell.api.on(`GET /v1/events/${id}`, () => ({ body: makeEvent({ status: 'draft' }) }));
    const { code, stdout, stderr } = await create(yaml);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('with 3 tiers, 1 question, 2 promo codes');
    const tier = (name: string) => `tier_0${name}`.padEnd(31, '0');
    expect(changes()).toEqual([
      [
        events,
        {
          name: 'Winter Concert',
          startsAt: '2027-01-22T19:00:00.000Z',
          endsAt: '2027-01-22T22:00:00.000Z',
          timezone: 'Europe/Copenhagen',
          venue: { name: 'Old Mill', city: 'Aarhus', latitude: 56.15 },
          tags: ['strings'],
        },
      ],
      [`POST /v1/events/${id}/tiers`, { name: 'Early bird', price: 1950, quantity: 50, salesEndAt: '2026-12-24T17:00:00.000Z' }],
      [`POST /v1/events/${id}/tiers`, { name: 'Standard', price: 2500, availableAfter: tier('earlybird') }],
      [`POST /v1/events/${id}/tiers`, { name: 'Backstage', price: 9000, visibility: 'hidden' }],
      [`POST /v1/events/${id}/questions`, { label: 'T-shirt size', type: 'choice', options: ['S', 'M'], tierIds: [tier('backstage')] }],
      [`POST /v1/events/${id}/promo-codes`, { code: 'CREW', discountType: 'none', tierIds: [tier('backstage')] }],
      [`POST /v1/events/${id}/promo-codes`, { code: 'FIVEOFF', discountType: 'fixed', amountOff: 500 }],
    ]);
  });

  it('sends the picture and publishes, and prints the event alone with --json', async () => {
    const cover = path.join(shell.home.directory, 'pier.png');
    await writeFile(cover, Buffer.from('89504e470d0a1a0a00', 'hex'));
    const { stdout, stderr } = await create(yaml, '--cover', cover, '--publish', '--json');
    expect([JSON.parse(stdout), stderr]).toEqual([makeEvent(), '']);
    const routes = changes().map(([route]) => route);
    expect(routes[1]).toBe(`PUT /v1/events/${id}/cover`);
    expect(routes.at(-1)).toBe(`POST /v1/events/${id}/publish`);
  });

  it('reads JSON from stdin, and flags go before the file', async () => {
    const json = JSON.stringify({
      name: 'A',
      startsAt: '2027-01-22 20:00',
      endsAt: '2027-01-22 21:00',
      timezone: 'UTC',
      venue: { name: 'B' },
      maxTicketsPerOrder: 6,
      maxTicketsPerBuyer: 8,
    });
    const flags = ['--name', 'Other', '--city', 'Odense', '--timezone', 'Europe/Copenhagen', '--max-per-buyer', '4'];
    await shell.pipe(json, 'events', 'create', '-f', '-', ...flags);
    expect(changes()[0]?.[1]).toMatchObject({
      name: 'Other',
      startsAt: '2027-01-22T19:00:00.000Z',
      venue: { name: 'B', city: 'Odense' },
      maxTicketsPerOrder: 6,
      maxTicketsPerBuyer: 4,
    });
  });

  it('reads prices in the currency of the file, else in that of the organization', async () => {
    shell.api.on(`GET /v1/organizations/${organization.id}`, () => ({ body: { ...organization, defaultCurrency: 'KWD' } }));
    const text = 'name: A\nstartsAt: 2027-01-22 20:00\nendsAt: 2027-01-22 21:00\ntiers: [{ name: T, price: 1.250 }]\n';
    expect(await create(text)).toMatchObject({ code: 0 });
    expect(changes()[1]?.[1]).toEqual({ name: 'T', price: 1250 });
    expect(await create(`${text}currency: EUR\n`)).toMatchObject({ code: 2, stderr: expect.stringContaining('too many decimals') });
  });

  it('reads when buyers may refund themselves, and flags go before it', async () => {
    const text = 'name: A\nstartsAt: 2027-01-22 20:00\nendsAt: 2027-01-22 21:00\ncurrency: EUR\n';
    const policy = (fields: string, ...flags: string[]) => create(`${text}refundPolicy: ${fields}\n`, ...flags);
    await policy('{ selfService: until, hoursBefore: 24, feePercent: 10, feeFixed: 1.50 }');
    await policy('{ selfService: until, hoursBefore: 24, feeFixed: 150 }', '--refund-until-hours', '48', '--refund-fee', '2.00');
    await create(text, '--refunds', 'always');
    expect(changes().map(([, body]) => (body as { refundPolicy: unknown }).refundPolicy)).toEqual([
      { selfService: 'until', hoursBefore: 24, feePercent: 10, feeFixed: 150 },
      { selfService: 'until', hoursBefore: 48, feeFixed: 200 },
      { selfService: 'always' },
    ]);
    const said = async (fields: string): Promise<string> => (await policy(fields)).stderr;
    expect(await said('{ selfService: until }')).toContain('line 5  refundPolicy.hoursBefore is missing: how many hours before');
    expect(await said('{ feePercent: 101 }')).toMatch(/refundPolicy\.feePercent must be[^]*refundPolicy\.selfService is missing/);
    expect(await said('{ selfService: never, feeFixd: 1 }')).toMatch(/is one of: none, until, always\.[^]*did you mean feeFixed/);
    expect(changes()).toHaveLength(3);
  });

  it('takes everything back when a part is refused, and names the part', async () => {
    const errors = [{ in: 'body', pointer: '/options', code: 'too_few', message: 'Needs two.' }];
    shell.api.on(`POST /v1/events/${id}/questions`, () => problem(422, 'validation_failed', { errors }));
    const { code, stdout, stderr } = await create(yaml);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      '\n  ✗ Question "T-shirt size": This is validation_failed.\n    options  Needs two.\n' +
        '    Nothing was kept. Correct it, and create the event again.\n    request req_01kaz\n\n',
    );
    expect(changes().at(-1)?.[0]).toBe(`DELETE /v1/events/${id}`);
  });

  it('keeps the draft when it cannot be published, and says so when it cannot be taken back', async () => {
    shell.api.on(`POST /v1/events/${id}/publish`, () => problem(409, 'event_not_publishable'));
    expect((await create(yaml, '--publish')).stderr).toContain('The draft is there: echoplex events publish harbour-lights');
    shell.api.on(`DELETE /v1/events/${id}`, () => problem(500, 'internal'));
    shell.api.on(`POST /v1/events/${id}/tiers`, () => problem(409, 'limit_exceeded'));
    const { code, stdout } = await create(yaml, '--json');
    expect([code, JSON.parse(stdout)]).toEqual([1, expect.objectContaining({ code: 'limit_exceeded' })]);
    expect((await create(yaml)).stderr).toContain('Delete it: echoplex events delete harbour-lights');
  });

  it('tells everything that is wrong, with its line, before anything is sent', async () => {
    const bad = `name: ""
startsAt: 2027-01-22 20:00
endsAt: 2027-01-22 19:00
timezone: Copenhagen
currencu: EUR
venue: { city: Aarhus }
tiers:
  - { nam: Early bird, price: 19.005 }
  - { name: Standard, price: -4, quantity: 1.5, availableAfter: Nobody }
questions: [{ label: Size, type: dropdown }]
promoCodes: [{ code: bad code, discountType: percent, tiers: [Nope] }]
currency: EUR
`;
    const { code, stderr } = await create(bad);
    expect(code).toBe(2);
    const [what = '', ...why] = stderr.trim().split(/\n {4}/);
    expect(what).toMatch(/^✗ 14 things are wrong in .*event\.yaml\.$/);
    expect(why).toEqual([
      'line 1  name must be a text.',
      'line 3  endsAt must be after startsAt.',
      'line 4  timezone "Copenhagen" is no time zone.',
      'line 5  currencu is no field; did you mean currency?',
      'line 6  venue.name is missing.',
      'line 8  tiers[0].nam is no field; did you mean name?',
      'line 8  tiers[0].price 19.005 has too many decimals: EUR has 2 decimals.',
      'line 8  tiers[0].name is missing.',
      'line 9  tiers[1].price is no price: write 25.00, or a whole number of minor units.',
      'line 9  tiers[1].quantity must be a whole number from 1 to 1,000,000.',
      'line 9  tiers[1].availableAfter "Nobody" is no tier above it.',
      'line 10  questions[0].type is one of: text, long_text, choice, choices, date, number, checkbox.',
      'line 11  promoCodes[0].code "bad code" is not allowed; for example: HARBOUR20.',
      'line 11  promoCodes[0].tiers[0] "Nope" is none of its tiers.',
    ]);
    expect(shell.api.received).toEqual([]);
  });

  it.each([
    ['a: [', 'line 1'],
    ['[1, 2]', 'must have fields of its own.'],
    ['', 'must have fields of its own.'],
    ['a: &a [1]\na: *a', 'unique'],
    [`name: ${'a'.repeat(1_000_001)}`, 'at most 1 MB'],
  ])('refuses what is no event: %.20s', async (text, said) => {
    expect(await create(text)).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
    expect(changes()).toEqual([]);
  });

  it('refuses a file that is not there, and --publish without tiers', async () => {
    expect(await shell.run('events', 'create', '-f', 'none.yaml')).toMatchObject({ code: 2, stderr: expect.stringContaining('none.yaml') });
    const flags = ['--name', 'A', '--starts-at', '2027-01-22 20:00', '--ends-at', '2027-01-22 21:00'];
    expect(await shell.run('events', 'create', ...flags, '--publish')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('-f event.yaml'),
    });
  });
});
