import { afterEach, expect, jest, test } from '@jest/globals';
import { createTestClient } from '../../test/client.js';
import { makeAccessCode, makeAvailability, makeCode, makeEvent, makeTier } from '../../test/stub/data.js';
import { reduce } from '../state/machine.js';
import { initialState, type Action, type State } from '../state/model.js';
import { createCodes, lookUpCodes, OPENED_INTERVAL } from './codes.js';

const crew = makeTier(9, { name: 'Crew', visibility: 'hidden', available: 5 });
const tiers = [makeTier(1), crew];
const stop = new AbortController();
afterEach(() => void jest.useRealTimers());

const open = (changes: Parameters<typeof createTestClient>[0] = {}, tierIds: string[] = []) => {
  const { shop, line, client } = createTestClient({ tiers, codes: [makeCode(), makeAccessCode([crew])], ...changes });
  let state: State = {
    ...initialState,
    step: 'choosing',
    event: makeEvent(),
    tiers: [tiers[0]!],
    availability: makeAvailability(tiers),
  };
  const dispatch = (action: Action): void => void (state = reduce(state, action));
  const codes = createCodes({ client, event: 'harbour-lights', tierIds, signal: stop.signal, state: () => state, dispatch });
  const type = async (text: string): Promise<State> => {
    dispatch({ type: 'entry', open: true, text });
    await codes.check();
    return state;
  };
  return { shop, line, client, codes, dispatch, type, now: () => state };
};

test('a code that is found counts, its hidden tiers are shown', async () => {
  const { type } = open();
  expect(await type(' harbour20 ')).toMatchObject({ promo: { code: 'HARBOUR20' }, entry: { open: false, text: '' } });
  expect((await type('crew')).tiers.map(({ name }) => name)).toEqual(['Tier 1', 'Crew']);
});

test.each([
  ['nobody', 'unknown', 1],
  ['not a code!', 'unknown', 0],
])('%j is %s, asked %i times', async (text, reason, asked) => {
  const { type, line } = open();
  expect((await type(text)).entry).toMatchObject({ open: true, text, checking: false, fault: { reason } });
  expect(line.calls.filter((call) => call === 'promoCodes.check')).toHaveLength(asked);
});

test.each(['used_up', 'ended', 'not_started', 'not_for_these_tiers'])('says that a code is %s', async (reason) => {
  const { type } = open({ refused: { HARBOUR20: reason } });
  expect((await type('HARBOUR20')).entry.fault).toEqual({ code: 'HARBOUR20', reason });
});

test('no answer is said at the field too', async () => {
  const { type, line } = open();
  line.down = true;
  expect((await type('HARBOUR20')).entry.fault?.reason).toBe('unreachable');
});

test('nothing typed asks nothing, and an answer that comes after more was typed is dropped', async () => {
  const { type, codes, dispatch, now, line } = open();
  await type('  ');
  expect(line.calls).toEqual([]);
  dispatch({ type: 'entry', text: 'HARBOUR20' });
  const asked = codes.check();
  dispatch({ type: 'entry', text: 'HARBOUR2026' });
  await asked;
  expect(now()).toMatchObject({ promo: null, entry: { text: 'HARBOUR2026', fault: null } });
});

test('a widget that offers some tiers only does not show others that a code opens', async () => {
  expect((await open({}, [tiers[0]!.id]).type('crew')).tiers).toHaveLength(1);
  expect((await open({}, [crew.id]).type('crew')).tiers.map(({ name }) => name)).toContain('Crew');
});

test('figures of opened tiers follow availability, at most once in a while and without losing the last change', async () => {
  jest.useFakeTimers();
  const { type, codes, shop, now, line } = open();
  await codes.changed();
  expect(line.calls).toEqual([]);
  await type('crew');
  const asked = (): number => line.calls.filter((call) => call === 'tiers.list').length;
  for (const available of [4, 3, 2]) {
    shop.settings.tiers = [tiers[0]!, { ...crew, available }];
    void codes.changed();
    await jest.advanceTimersByTimeAsync(0);
  }
  expect(asked()).toBe(1);
  await jest.advanceTimersByTimeAsync(OPENED_INTERVAL);
  expect(asked()).toBe(2);
  expect(now().tiers.find(({ id }) => id === crew.id)?.available).toBe(2);
  await jest.advanceTimersByTimeAsync(10 * OPENED_INTERVAL);
  expect(asked()).toBe(2);
});

test('codes that came with the page are looked up side by side; a remembered one that is over is not mentioned', async () => {
  const { client } = open({ refused: { HARBOUR20: 'ended' } });
  const wanted = { event: 'harbour-lights', tierIds: [] };
  const found = await lookUpCodes(client, { ...wanted, codes: ['crew', '  '], remembered: ['HARBOUR20'] }, stop.signal);
  expect(found).toMatchObject({ checks: [{ code: 'CREW' }], fault: null });
  const given = await lookUpCodes(client, { ...wanted, codes: ['HARBOUR20'], remembered: [] }, stop.signal);
  expect(given).toEqual({ checks: [], fault: { code: 'HARBOUR20', reason: 'ended' } });
});
