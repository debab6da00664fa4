import { describe, expect, test } from '@jest/globals';
import { makeAccessCode, makeAvailability, makeCode, makeEvent, makeTier, makeTiers } from '../../test/stub/data.js';
import { choosingState, heldState } from '../../test/view.js';
import { reduce } from './machine.js';
import { initialState, type Problem, type State } from './model.js';

const tiers = makeTiers();
const general = tiers[0]!;
const problem = (code: string, faults: Problem['faults'] = []): Problem => ({ code, detail: code, requestId: null, faults });

describe('codes', () => {
  const hidden = makeTier(9, { name: 'Crew', visibility: 'hidden', position: 0, available: 5 });
  const crew = makeAccessCode([hidden]);

  test('a code that opens a tier shows it in its place, and takes it away again with what was chosen of it', () => {
    const opened = reduce(choosingState({ entry: { open: true, text: 'crew', checking: true, fault: null } }), {
      type: 'found',
      check: crew,
    });
    expect(opened.tiers.map(({ name }) => name)).toEqual(['Crew', 'General admission', 'Balcony seat', 'After-show', 'Early bird']);
    expect(opened).toMatchObject({ access: crew, promo: null, entry: { open: false, text: '' } });
    const chosen = reduce(opened, { type: 'choose', tierId: hidden.id, quantity: 2 });
    expect(chosen.quantities).toEqual({ [hidden.id]: 2 });
    const removed = reduce(chosen, { type: 'uncode', code: 'CREW' });
    expect(removed).toMatchObject({ access: null, quantities: {} });
    expect(removed.tiers).toHaveLength(4);
  });

  test('a discount and an access code stand side by side, another of the same kind takes its place', () => {
    const both = [crew, makeCode(), makeCode({ code: 'OTHER', percentOff: 50 })].reduce<State>(
      (state, check) => reduce(state, { type: 'found', check }),
      choosingState(),
    );
    expect(both).toMatchObject({ access: { code: 'CREW' }, promo: { code: 'OTHER' } });
  });

  test('newer figures of an opened tier lower what was chosen of it, and say so', () => {
    const state = reduce(reduce(choosingState(), { type: 'found', check: crew }), { type: 'choose', tierId: hidden.id, quantity: 4 });
    const next = reduce(state, { type: 'opened', tiers: [{ ...hidden, available: 1 }] });
    expect(next.quantities).toEqual({ [hidden.id]: 1 });
    expect(next.notice).toMatchObject({ kind: 'reduced', tiers: [{ name: 'Crew', available: 1 }] });
  });

  test('a code that ran out when the tickets are held is given up, and the choice stays', () => {
    const state = choosingState({ busy: 'holding', promo: makeCode(), quantities: { [general.id]: 2 } });
    const fault = { pointer: '/promoCode', code: 'used_up', message: 'No.' };
    expect(reduce(state, { type: 'refused', problem: problem('promo_code_invalid', [fault]), requested: [general.id] })).toMatchObject({
      busy: null,
      promo: null,
      quantities: { [general.id]: 2 },
      notice: { kind: 'code', code: 'HARBOUR20' },
      entry: { open: true, text: 'HARBOUR20', fault: { code: 'HARBOUR20', reason: 'used_up' } },
    });
  });

  test('tickets that turn out to need a code open its field', () => {
    const state = choosingState({ busy: 'holding', quantities: { [general.id]: 1 } });
    const next = reduce(state, { type: 'refused', problem: problem('access_code_required'), requested: [general.id] });
    expect(next).toMatchObject({ entry: { open: true }, notice: { kind: 'problem' } });
  });

  test('writing on ends the check and its fault', () => {
    const state = choosingState({ entry: { open: true, text: 'A', checking: true, fault: { code: 'A', reason: 'unknown' } } });
    expect(reduce(state, { type: 'entry', text: 'AB' }).entry).toEqual({ open: true, text: 'AB', checking: false, fault: null });
  });

  test('codes that came with the page count from the start; the one that cannot be used says so at its field', () => {
    const codes = { checks: [crew, makeCode()], fault: { code: 'OLD', reason: 'ended' } };
    const state = reduce(initialState, {
      type: 'loaded',
      event: makeEvent(),
      tiers,
      availability: makeAvailability(tiers),
      clockOffset: 0,
      resumed: null,
      codes,
    });
    expect(state).toMatchObject({ promo: { code: 'HARBOUR20' }, access: { code: 'CREW' }, entry: { open: true, text: 'OLD' } });
    expect(state.tiers).toHaveLength(5);
  });
});

describe('answers', () => {
  test('what the order carries goes where nothing was written', () => {
    const written = { 'answer-order-1': { text: 'mine', value: 'mine' } };
    const saved = { 'answer-order-1': { text: 'old', value: 'old' }, 'answer-0-2': { text: 'M', value: 'M' } };
    const next = reduce(heldState({ answers: written, names: ['Ana Berg', null] }), {
      type: 'restore',
      names: ['Bo Lund', 'Kim Holm'],
      answers: saved,
    });
    expect(next.answers).toEqual({ ...saved, ...written });
    expect(next.names).toEqual(['Ana Berg', 'Kim Holm']);
  });

  test('an answer ends its own fault only', () => {
    const state = heldState({ faults: { 'answer-order-1': 'missing', email: 'missing' } });
    expect(reduce(state, { type: 'answer', key: 'answer-order-1', text: 'a', value: 'a' })).toMatchObject({
      faults: { email: 'missing' },
      answers: { 'answer-order-1': { value: 'a' } },
    });
  });

  test('they are over with the order they were given for', () => {
    const state = heldState({
      step: 'done',
      answers: { a: { text: 'a', value: 'a' } },
      amounts: { [general.id]: { text: '5', value: 500 } },
    });
    expect(reduce(state, { type: 'restart' })).toMatchObject({ answers: {}, amounts: {}, quantities: {} });
  });
});
