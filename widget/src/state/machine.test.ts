import { describe, expect, test } from '@jest/globals';
import { makeAvailability, makeCode, makeEvent, makeOrder, makeQuestion, makeTiers } from '../../test/stub/data.js';
import { choosingState, heldState } from '../../test/view.js';
import { detailsFaults, faultsFromPointers } from './details.js';
import { allowedIn, reduce } from './machine.js';
import { initialState, type Action, type Problem, type State, type Step } from './model.js';

const tiers = makeTiers();
const general = tiers[0]!;
const balcony = tiers[1]!;
const order = makeOrder([{ tier: general, quantity: 2 }]);
const problem = (code: string, faults: Problem['faults'] = []): Problem => ({ code, detail: code, requestId: null, faults });
const short = (available: number) =>
  problem('insufficient_quantity', [{ pointer: '/items/0/quantity', code: 'x', message: 'x', available }]);
const filled = { firstName: 'Ana', lastName: 'Sørensen', email: 'ana@example.com' };
const loaded: Action = { type: 'loaded', event: makeEvent(), tiers, availability: makeAvailability(tiers), clockOffset: 5, resumed: null };

/** One of every action. */
const samples: Record<Action['type'], Action> = {
  load: { type: 'load' },
  loaded,
  failed: { type: 'failed', problem: problem('unreachable') },
  availability: { type: 'availability', availability: makeAvailability(tiers, { sequence: 9 }), clockOffset: 0 },
  event: { type: 'event', event: makeEvent({ name: 'Moved' }) },
  choose: { type: 'choose', tierId: general.id, quantity: 1 },
  hold: { type: 'hold' },
  held: { type: 'held', order, secret: 'eos_2' },
  refused: { type: 'refused', problem: problem('internal') },
  write: { type: 'write', field: 'email', value: 'a' },
  name: { type: 'name', index: 1, value: 'Bo Lund' },
  amount: { type: 'amount', tierId: general.id, text: '12', value: 1200 },
  entry: { type: 'entry', open: true },
  check: { type: 'check' },
  found: { type: 'found', check: makeCode() },
  unusable: { type: 'unusable', fault: { code: 'X', reason: 'unknown' } },
  uncode: { type: 'uncode', code: 'HARBOUR20' },
  opened: { type: 'opened', tiers: [] },
  answer: { type: 'answer', key: 'answer-order-1', text: 'a', value: 'a' },
  questions: { type: 'questions', questions: [makeQuestion(1)] },
  restore: { type: 'restore', names: [null, 'Bo Lund'], answers: {} },
  faulty: { type: 'faulty', faults: { email: 'invalid' } },
  repriced: { type: 'repriced', order },
  submit: { type: 'submit', faults: {} },
  synced: { type: 'synced', order: { ...order, status: 'awaiting_payment' } },
  form: { type: 'form', ready: true },
  pay: { type: 'pay' },
  declined: { type: 'declined', reason: 'card' },
  paid: { type: 'paid' },
  redirect: { type: 'redirect' },
  stray: { type: 'stray' },
  slow: { type: 'slow' },
  expire: { type: 'expire' },
  leave: { type: 'leave', asking: true },
  release: { type: 'release' },
  released: { type: 'released' },
  restart: { type: 'restart' },
};
const steps: Step[] = ['loading', 'failed', 'choosing', 'details', 'paying', 'confirming', 'done', 'expired'];

describe('which action means something where', () => {
  const pairs = Object.values(samples).flatMap((action) => steps.map((step) => ({ step, action })));

  test.each(pairs.filter(({ step, action }) => !allowedIn[action.type].includes(step)))(
    '$action.type is late news in $step',
    ({ step, action }) => {
      const state = heldState({ step });
      expect(reduce(state, action)).toBe(state);
    },
  );

  test.each(pairs.filter(({ step, action }) => allowedIn[action.type].includes(step)))(
    '$action.type is heard in $step',
    ({ step, action }) => {
      expect(() => reduce(heldState({ step, payable: true }), action)).not.toThrow();
    },
  );
});

/** From a state, by an action, to a step; and what else must hold there. */
const transitions: { name: string; from: State; by: Action; to: Step; with?: Partial<State> }[] = [
  { name: 'loads', from: initialState, by: loaded, to: 'choosing', with: { clockOffset: 5 } },
  { name: 'fails to load', from: initialState, by: samples.failed, to: 'failed' },
  {
    name: 'loads again',
    from: { ...initialState, step: 'failed', failure: problem('unreachable') },
    by: samples.load,
    to: 'loading',
    with: { failure: null },
  },
  {
    name: 'resumes a held order',
    from: initialState,
    by: { ...loaded, resumed: { order, secret: 'eos_9' } } as Action,
    to: 'details',
    with: { secret: 'eos_9', quantities: { [general.id]: 2 }, names: [null, null] },
  },
  {
    name: 'resumes a payment',
    from: initialState,
    by: { ...loaded, resumed: { order: { ...order, status: 'awaiting_payment' }, secret: 'e' } } as Action,
    to: 'paying',
  },
  {
    name: 'shows bought tickets again',
    from: initialState,
    by: { ...loaded, resumed: { order: { ...order, status: 'confirmed' }, secret: 'e' } } as Action,
    to: 'done',
  },
  {
    name: 'says that a resumed hold is over',
    from: initialState,
    by: { ...loaded, resumed: { order: { ...order, status: 'expired' }, secret: 'e' } } as Action,
    to: 'expired',
    with: { secret: null },
  },
  {
    name: 'holds',
    from: choosingState({ busy: 'holding' }),
    by: samples.held,
    to: 'details',
    with: { busy: null, secret: 'eos_2', names: [null, null] },
  },
  {
    name: 'holds again',
    from: heldState({ step: 'expired', secret: null, busy: 'holding' }),
    by: samples.held,
    to: 'details',
    with: { secret: 'eos_2' },
  },
  { name: 'goes on to pay', from: heldState({ busy: 'saving' }), by: samples.synced, to: 'paying', with: { busy: null } },
  {
    name: 'confirms a free order',
    from: heldState({ busy: 'saving' }),
    by: { type: 'synced', order: { ...order, status: 'confirmed' } },
    to: 'done',
  },
  { name: 'pays', from: heldState({ step: 'paying', payable: true }), by: samples.pay, to: 'paying', with: { busy: 'paying' } },
  { name: 'does not pay without a form', from: heldState({ step: 'paying' }), by: samples.pay, to: 'paying', with: { busy: null } },
  {
    name: 'is declined',
    from: heldState({ step: 'paying', busy: 'paying' }),
    by: samples.declined,
    to: 'paying',
    with: { busy: null, notice: { kind: 'declined', reason: 'card' } },
  },
  {
    name: 'waits for the confirmation',
    from: heldState({ step: 'paying', busy: 'paying' }),
    by: samples.paid,
    to: 'confirming',
    with: { busy: null, slow: false },
  },
  { name: 'waits longer', from: heldState({ step: 'confirming' }), by: samples.slow, to: 'confirming', with: { slow: true } },
  {
    name: 'is confirmed',
    from: heldState({ step: 'confirming' }),
    by: { type: 'synced', order: { ...order, status: 'confirmed' } },
    to: 'done',
  },
  { name: 'is not sent back to pay while it waits', from: heldState({ step: 'confirming' }), by: samples.synced, to: 'confirming' },
  {
    name: 'came too late and is refunded',
    from: heldState({ step: 'confirming' }),
    by: { type: 'synced', order: { ...order, status: 'refunded' } },
    to: 'choosing',
    with: { notice: { kind: 'late', refunded: true }, secret: null },
  },
  {
    name: 'came too late',
    from: heldState({ step: 'confirming' }),
    by: { type: 'synced', order: { ...order, status: 'expired' } },
    to: 'expired',
    with: { notice: { kind: 'late', refunded: false } },
  },
  { name: 'expires', from: heldState(), by: samples.expire, to: 'expired', with: { secret: null } },
  { name: 'expires while details are sent', from: heldState({ busy: 'saving' }), by: samples.expire, to: 'expired', with: { busy: null } },
  {
    name: 'does not expire while it is paid',
    from: heldState({ step: 'paying', busy: 'paying' }),
    by: samples.expire,
    to: 'paying',
    with: { busy: 'paying' },
  },
  {
    name: 'expires by the API',
    from: heldState({ busy: 'saving' }),
    by: { type: 'refused', problem: problem('order_expired') },
    to: 'expired',
  },
  {
    name: 'asks before leaving the payment',
    from: heldState({ step: 'paying' }),
    by: samples.leave,
    to: 'paying',
    with: { leaving: true },
  },
  {
    name: 'gives back',
    from: heldState({ busy: 'releasing' }),
    by: samples.released,
    to: 'choosing',
    with: { quantities: { [general.id]: 2 }, order: null, secret: null },
  },
  {
    name: 'chooses differently',
    from: heldState({ step: 'expired' }),
    by: samples.restart,
    to: 'choosing',
    with: { quantities: { [general.id]: 2 } },
  },
  { name: 'buys more', from: heldState({ step: 'done' }), by: samples.restart, to: 'choosing', with: { quantities: {}, secret: null } },
  {
    name: 'refuses to hold',
    from: choosingState({ busy: 'holding' }),
    by: samples.refused,
    to: 'choosing',
    with: { busy: null, notice: { kind: 'problem', problem: problem('internal') } },
  },
];

test.each(transitions)('$name', ({ from, by, to, with: rest = {} }) => {
  const state = reduce(from, by);
  expect(state.step).toBe(to);
  expect(state).toMatchObject(rest);
});

test('an event that was read before it was changed does not replace the newer one', () => {
  const moved = reduce(choosingState(), { type: 'event', event: makeEvent({ name: 'Moved', version: 2 }) });
  expect(moved.event?.name).toBe('Moved');
  expect(reduce(moved, { type: 'event', event: makeEvent({ version: 1 }) })).toBe(moved);
});

describe('quantities follow what can be had', () => {
  test('a refusal lowers them and says how many are left', () => {
    const state = choosingState({ busy: 'holding', quantities: { [balcony.id]: 4 } });
    const next = reduce(state, { type: 'refused', problem: short(1), requested: [balcony.id] });
    expect(next.quantities).toEqual({ [balcony.id]: 1 });
    expect(next.notice).toEqual({ kind: 'reduced', tiers: [{ tierId: balcony.id, name: 'Balcony seat', available: 1 }] });
  });

  test('a refusal of the last one takes it away', () => {
    const state = choosingState({ busy: 'holding', quantities: { [balcony.id]: 1 } });
    const next = reduce(state, { type: 'refused', problem: short(0), requested: [balcony.id] });
    expect(next.quantities).toEqual({});
    expect(next.availability?.tiers[1]?.salesState).toBe('sold_out');
  });

  test('a push lowers them, an older push is ignored', () => {
    const state = choosingState({ quantities: { [balcony.id]: 4 } });
    const fewer = makeAvailability(
      tiers.map((tier) => (tier.id === balcony.id ? { ...tier, available: 2 } : tier)),
      { sequence: 5 },
    );
    const next = reduce(state, { type: 'availability', availability: fewer, clockOffset: 0 });
    expect(next.quantities).toEqual({ [balcony.id]: 2 });
    expect(reduce(next, { type: 'availability', availability: makeAvailability(tiers, { sequence: 4 }), clockOffset: 0 })).toBe(next);
  });

  test('a push during a hold changes no choice', () => {
    const state = choosingState({ busy: 'holding', quantities: { [balcony.id]: 4 } });
    const none = makeAvailability(
      tiers.map((tier) => ({ ...tier, available: 0 })),
      { sequence: 5 },
    );
    expect(reduce(state, { type: 'availability', availability: none, clockOffset: 0 }).quantities).toEqual({ [balcony.id]: 4 });
  });
});

describe('the details form', () => {
  test('does not go out with faults', () => {
    const state = heldState({ buyer: { ...filled, email: 'ana@example' } });
    const next = reduce(state, { type: 'submit', faults: detailsFaults(state) });
    expect(next).toMatchObject({ busy: null, faults: { email: 'noEnding' } });
  });

  test('goes out when complete', () => {
    const state = heldState({ buyer: filled });
    expect(reduce(state, { type: 'submit', faults: detailsFaults(state) })).toMatchObject({ busy: 'saving', faults: {} });
  });

  test('a fault is over once its field is written', () => {
    const state = heldState({ faults: { email: 'noEnding', 'name-1': 'oneWord' } });
    expect(reduce(state, samples.write).faults).toEqual({ 'name-1': 'oneWord' });
    expect(reduce(state, samples.name).faults).toEqual({ email: 'noEnding' });
  });

  test('faults that the API found go under their fields', () => {
    const faults = [{ pointer: '/buyer/email', code: 'invalid_format', message: 'no' }];
    const state = heldState({ busy: 'saving' });
    const refused: Action = { type: 'refused', problem: problem('validation_failed', faults), faults: faultsFromPointers(faults, state) };
    expect(reduce(state, refused)).toMatchObject({
      busy: null,
      faults: { email: 'invalid' },
      notice: null,
    });
  });

  test('what was written outlives the hold', () => {
    const expired = reduce(heldState({ buyer: filled, names: [null, 'Bo Lund'] }), samples.expire);
    expect(reduce(expired, samples.held)).toMatchObject({ buyer: filled, names: [null, 'Bo Lund'] });
  });
});
