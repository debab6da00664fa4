import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startContract, type Contract } from './contract.js';

let contract: Contract;
beforeEach(async () => {
  contract = await startContract();
  await contract.listen();
});
afterEach(() => contract.close());

const inOrder = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];

test('lost events never come, but are listed', async () => {
  const { webhooks } = contract.emulator;
  webhooks.misbehave({ lose: ({ type }) => type === 'payment_intent.succeeded' });
  await contract.paid();
  webhooks.behave();
  await webhooks.settled();
  expect(contract.types().sort()).toEqual(['charge.succeeded', 'payment_intent.created']);
  const [listed] = (await contract.stripe.events.list({ types: ['payment_intent.succeeded'] })).data;
  expect(listed).toMatchObject({ pending_webhooks: 0 });
});

test('copies come as often as asked for', async () => {
  contract.emulator.webhooks.misbehave({ copies: ({ type }) => (type === 'charge.succeeded' ? 3 : 1) });
  await contract.paid();
  await contract.emulator.webhooks.settled();
  expect(contract.types().filter((type) => type === 'charge.succeeded')).toHaveLength(3);
  expect(contract.received).toHaveLength(5);
});

test('delayed events come when their time has come, the others at once', async () => {
  const { webhooks } = contract.emulator;
  const late = (milliseconds: number) => ({
    early: true,
    delay: ({ type }: { type: string }) => (type === 'payment_intent.created' ? milliseconds : 0),
  });
  webhooks.misbehave(late(1));
  await contract.paid();
  await webhooks.settled();
  expect(contract.types().sort()).toEqual([...inOrder].sort());
  contract.received.length = 0;
  webhooks.misbehave(late(3_600_000));
  await contract.paid();
  expect(contract.types().sort()).toEqual(['charge.succeeded', 'payment_intent.succeeded']);
});

test('reordered events come in another order, the same one for a seed', async () => {
  const { webhooks } = contract.emulator;
  const runs: string[] = [];
  for (const seed of [7, 7, 8]) {
    webhooks.misbehave({ reorder: seed });
    await contract.paid();
    await webhooks.settled();
    const run = contract.received.splice(0).map(({ type }) => type);
    expect(run).not.toEqual(inOrder);
    expect([...run].sort()).toEqual([...inOrder].sort());
    runs.push(run.join());
  }
  expect(runs[0]).toBe(runs[1]);
});

test.each([undefined, 3])('early events are accepted before the request is answered (reorder %s)', async (reorder) => {
  contract.emulator.webhooks.misbehave({ early: true, reorder });
  let answered = false;
  const before: boolean[] = [];
  contract.hook.before = async ({ data }) => {
    // The receiver may ask about what has not been answered yet.
    const object = data.object as { object: string; id: string };
    if (object.object === 'payment_intent') await contract.stripe.paymentIntents.retrieve(object.id);
    before.push(answered);
  };
  await contract.paid();
  answered = true;
  expect(before).toEqual([false, false, false]);
});
