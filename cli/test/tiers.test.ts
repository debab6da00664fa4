import { describe, expect, it } from '@jest/globals';
import { problem } from './answers.js';
import { backstage, question } from './event-samples.js';
import { makeEvent, makeTier } from './samples.js';
import { useShell } from './shell.js';

const shell = useShell();
const { run, changes } = shell;
const { id } = makeTier();
const event = makeEvent().id;
const usage = (said: string) => ({ code: 2, stdout: '', stderr: expect.stringContaining(said) });

describe('tiers', () => {
  it('are created with all that can be said about them', async () => {
    const price = ['--price', '5.00', '--pay-what-you-want', '--suggested-price', '15'];
    const sale = [
      '--quantity',
      '20',
      '--min',
      '2',
      '--max-per-order',
      '6',
      '--sales-start',
      '2026-12-01 09:00',
      '--sales-end',
      '2026-12-11',
    ];
    const more = [
      '--available-after',
      'general admission',
      '--hidden',
      '--non-refundable',
      '--position',
      '3',
      '--description',
      'Behind it.',
    ];
    const { code, stdout } = await run('tiers', 'create', 'harbour-lights', '--name', 'Crew', ...price, ...sale, ...more);
    expect([code, stdout]).toEqual([0, expect.stringContaining('from €5.00')]);
    expect(changes()).toEqual([
      [
        `POST /v1/events/${event}/tiers`,
        {
          name: 'Crew',
          description: 'Behind it.',
          price: 500,
          payWhatYouWant: true,
          suggestedPrice: 1500,
          quantity: 20,
          minPerOrder: 2,
          maxPerOrder: 6,
          salesStartAt: '2026-12-01T08:00:00.000Z',
          salesEndAt: '2026-12-11T23:00:00.000Z',
          availableAfter: id,
          visibility: 'hidden',
          refundable: false,
          position: 3,
        },
      ],
    ]);
  });

  it('name the tier that was probably meant', async () => {
    const flags = ['--name', 'A', '--price', '1', '--available-after', 'Backstge'];
    expect(await run('tiers', 'create', 'harbour-lights', ...flags)).toMatchObject(usage('Did you mean "Backstage"?'));
    expect(changes()).toEqual([]);
  });

  it('change by id, or by name in their event, and take away what is empty', async () => {
    await run('tiers', 'update', id, '--quantity', 'unlimited', '--sales-end', '', '--available-after', '', '--suggested-price', '');
    await run(
      'tiers',
      'update',
      'General admission',
      '--event',
      event,
      '--price',
      '36',
      '--no-hidden',
      '--refundable',
      '--scope',
      'series',
    );
    expect(changes()).toEqual([
      [`PATCH /v1/tiers/${id}`, { quantity: null, salesEndAt: null, availableAfter: null, suggestedPrice: null }],
      [`PATCH /v1/tiers/${id}`, { price: 3600, visibility: 'public', refundable: true, scope: 'series' }],
    ]);
    expect(await run('tiers', 'update', id)).toMatchObject(usage('Nothing would change.'));
    expect(await run('tiers', 'update', 'Standard', '--price', '1')).toMatchObject(usage('Add --event EVENT'));
  });

  it('end their sale at once', async () => {
    const before = Date.now();
    await run('tiers', 'update', id, '--sales-end', 'now');
    const { salesEndAt } = changes()[0]?.[1] as { salesEndAt: string };
    expect(Date.parse(salesEndAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(salesEndAt)).toBeLessThanOrEqual(Date.now());
  });

  it('say how low their quantity can go, and what to do with one that was ordered', async () => {
    const errors = [{ in: 'body', pointer: '/quantity', code: 'below_sold', message: 'No.', available: 34 }];
    shell.api.on(`PATCH /v1/tiers/${id}`, () => problem(409, 'below_sold', { errors }));
    const named = ['General admission', '--event', event];
    expect((await run('tiers', 'update', ...named, '--quantity', '3')).stderr.replaceAll(/\s+/g, ' ')).toContain(
      `echoplex tiers update "General admission" --event ${event} --quantity 34`,
    );
    shell.api.on(`DELETE /v1/tiers/${id}`, () => problem(409, 'tier_has_orders'));
    expect((await run('tiers', 'delete', id, '--yes')).stderr).toContain(`echoplex tiers update ${id} --hidden`);
  });

  it('are shown with the tier that goes before them', async () => {
    shell.api.on(`GET /v1/tiers/${backstage.id}`, () => ({ body: backstage }));
    const { stdout } = await shell.anonymous('tiers', 'get', backstage.id);
    expect(stdout).toMatch(/Sold after +General admission\n/);
    expect(JSON.parse((await run('tiers', 'get', 'backstage', '--event', event, '--json')).stdout)).toEqual(backstage);
  });

  it('are opened by an access code', async () => {
    await shell.anonymous('tiers', 'list', 'harbour-lights', '--access-code', 'CREW');
    expect(shell.api.received.find(({ path }) => path.endsWith('/tiers'))?.query).toMatchObject({ accessCode: 'CREW' });
  });

  it('go once it is confirmed', async () => {
    expect(await run('tiers', 'delete', id)).toMatchObject(usage('add --yes'));
    expect(await run('tiers', 'delete', id, '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Deleted General admission'),
    });
    expect(changes()).toEqual([[`DELETE /v1/tiers/${id}`, {}]]);
  });
});

describe('questions', () => {
  const choice = ['--label', 'Size', '--type', 'choice'];

  it('are asked of orders or attendees, with some tiers', async () => {
    const more = ['--option', 'S', '--option', 'M', '--scope', 'attendee', '--required', '--help-text', 'Unisex.'];
    const { code, stdout } = await run('questions', 'create', event, ...choice, ...more, '--tier', 'backstage');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Added Size')]);
    expect(changes()[0]?.[1]).toEqual({
      label: 'Size',
      type: 'choice',
      scope: 'attendee',
      required: true,
      options: ['S', 'M'],
      help: 'Unisex.',
      tierIds: [backstage.id],
    });
  });

  it.each([
    [choice, 'needs something to choose from'],
    [['--label', 'A', '--type', 'text', '--option', 'S'], '--option has no use with --type text.'],
    [['--label', 'A', '--type', 'dropdown'], '--type is one of:'],
    [[], 'Flags are missing: --label, --type.'],
  ])('refuse %j', async (flags, said) => {
    expect(await run('questions', 'create', 'harbour-lights', ...flags)).toMatchObject(usage(said));
    expect(changes()).toEqual([]);
  });

  it('list with the names of their tiers and whole ids', async () => {
    shell.api.on('GET /v1/events/harbour-lights/tiers', () => ({ body: { data: [makeTier(), backstage], nextCursor: null } }));
    const { stdout } = await shell.anonymous('questions', 'list', 'harbour-lights');
    expect(stdout).toMatch(new RegExp(`T-shirt size +choice +attendee +yes +Backstage +${question.id}\n`));
  });

  it('change and go', async () => {
    await run('questions', 'update', question.id, '--no-required', '--tier', '', '--help-text', '');
    expect(await run('questions', 'update', question.id, '--tier', 'Backstage')).toMatchObject(usage('name the event'));
    expect(await run('questions', 'delete', question.id)).toMatchObject(usage('add --yes'));
    expect(await run('questions', 'delete', question.id, '--yes')).toMatchObject({ code: 0 });
    expect(changes()).toEqual([
      [`PATCH /v1/questions/${question.id}`, { required: false, tierIds: [], help: null }],
      [`DELETE /v1/questions/${question.id}`, {}],
    ]);
  });
});
