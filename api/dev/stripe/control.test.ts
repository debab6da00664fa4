import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { draft, startContract, type Contract } from './contract.js';

let contract: Contract;
beforeEach(async () => {
  contract = await startContract();
});
afterEach(() => contract.close());

const order = async (name: string, fields: object = {}): Promise<{ status: number; body: Record<string, unknown> }> => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${contract.emulator.url}/_emulator/${name}`, { method: 'POST', headers, body: JSON.stringify(fields) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test('everything that can be done is listed and can be done over HTTP', async () => {
  const listed = (await (await fetch(`${contract.emulator.url}/_emulator`)).json()) as { actions: { do: string; what: string }[] };
  expect(listed.actions.map((action) => action.do)).toContain('POST /_emulator/dispute');
  const { id } = await contract.paid();
  const { body: refund } = await order('refund', { intent: id, amount: 400 });
  expect(refund).toMatchObject({ object: 'refund', amount: 400 });
  expect((await order('fail-refund', { refund: refund['id'] })).body).toMatchObject({ status: 'failed' });
  const { body: dispute } = await order('dispute', { payment: id });
  expect((await order('close-dispute', { dispute: dispute['id'], outcome: 'won' })).body).toMatchObject({ status: 'won' });
  await order('fault', { kind: 'fails', path: '/payment_intents$', method: 'POST' });
  await expect(contract.stripe.paymentIntents.create(draft)).rejects.toMatchObject({ statusCode: 500 });
  await order('fault', { kind: 'fails', times: 9 });
  await order('clear-faults');
  const { id: other } = await contract.stripe.paymentIntents.create(draft);
  expect((await order('confirm', { intent: other, paymentMethod: 'pm_success_de' })).body).toMatchObject({ status: 'processing' });
  expect((await order('finish-processing', { intent: other, outcome: 'succeed' })).body).toMatchObject({ status: 'succeeded' });
});

test('webhooks misbehave on order', async () => {
  await contract.listen();
  await order('misbehave-webhooks', { types: ['charge.succeeded'], lose: true });
  await contract.paid();
  await contract.emulator.webhooks.settled();
  expect(contract.types()).not.toContain('charge.succeeded');
  await order('behave-webhooks');
  await contract.paid();
  await contract.emulator.webhooks.settled();
  expect(contract.types()).toContain('charge.succeeded');
});

test('what needs no fields needs no body, and each thing to do comes with a command', async () => {
  const address = `${contract.emulator.url}/_emulator`;
  const bare = await fetch(`${address}/behave-webhooks`, { method: 'POST' });
  expect([bare.status, await bare.json()]).toEqual([200, { done: true }]);
  const missing = await fetch(`${address}/refund`, { method: 'POST' });
  expect([missing.status, await missing.json()]).toEqual([400, { error: 'intent is missing.' }]);
  const page = await fetch(`${address}/behave-webhooks`, { method: 'POST', headers: { Origin: 'https://elsewhere.example.com' } });
  expect(page.status).toBe(415);
  const listed = (await (await fetch(address)).json()) as { actions: { do: string; try: string }[] };
  const tries = Object.fromEntries(listed.actions.map((action) => [action.do, action.try]));
  expect(tries['POST /_emulator/behave-webhooks']).toBe(`curl -X POST ${address}/behave-webhooks`);
  expect(tries['POST /_emulator/misbehave-webhooks']).toBe(
    `curl -X POST ${address}/misbehave-webhooks -H 'Content-Type: application/json' -d '{"lose":true}'`,
  );
});

test('what makes no sense is said', async () => {
  expect(await order('nothing')).toMatchObject({ status: 404 });
  expect(await order('refund')).toMatchObject({ status: 400, body: { error: 'intent is missing.' } });
  expect(await order('refund', { intent: 'pi_none' })).toMatchObject({ status: 404 });
  expect(await order('fault', { kind: 'explodes' })).toMatchObject({ status: 400 });
  const form = await fetch(`${contract.emulator.url}/_emulator/clear-faults`, { method: 'POST', body: new URLSearchParams() });
  expect(form.status).toBe(415);
  expect(form.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${contract.emulator.url}/_emulator/clear-faults`, { method: 'OPTIONS' });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});
