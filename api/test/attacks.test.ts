import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { io } from 'socket.io-client';
import { connect } from 'node:net';
import { freeAbandonedJobs } from '../src/jobs/purge.js';
import { buyer, createAttendee, createOrganizer, createSale, eventually, holdTickets, type Organizer, tokenMailedTo } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ mail: true, payments: true });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const post = (address: string, body: string, headers: Record<string, string> = {}) =>
  fetch(world.url + address, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });

describe('a body made to be costly', () => {
  test('with thousands of unknown fields is told fifty of them', async () => {
    const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [index.toString(36), 0]));
    const response = await post('/v1/auth/logout', JSON.stringify(fields));
    expect(response.status).toBe(422);
    expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(50);
  });
  test('of more than 64 kB is refused before it is looked at', async () => {
    expect((await post('/v1/auth/logout', JSON.stringify({ refreshToken: 'x'.repeat(70_000) }))).status).toBe(413);
  });
  test('nested without end is a problem, not a stack overflow', async () => {
    const deep = `{"id":"x","type":"x","data":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`;
    expect((await post('/v1/webhooks/stripe', deep, { 'Stripe-Signature': 't=1,v1=0' })).status).toBe(422);
  });
});

test('a request line that is no address is answered with a problem', async () => {
  const { hostname, port } = new URL(world.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1.1 404/);
  expect(answer).toContain('application/problem+json');
});

test('another spelling of an address is no way around the allow-list of pages', async () => {
  for (const address of ['/v1/organizations/', '/V1/Organizations']) {
    const response = await fetch(world.url + address, { headers: { Origin: 'https://evil.example.com' } });
    expect({ status: response.status, allowed: response.headers.get('Access-Control-Allow-Origin') }).toEqual({
      status: 404,
      allowed: null,
    });
  }
});

test('names cannot carry lines or hidden characters into mails', async () => {
  const { client } = await createAttendee(world);
  for (const firstName of ['Dear customer,\n\nyour ticket was cancelled', 'a\u202Eb', '\u0007', ' ']) {
    await expect(client.me.update({ firstName })).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/firstName' }] });
  }
  expect((await client.me.update({ firstName: 'Zoë-Ann O’Neil 夜' })).firstName).toBe('Zoë-Ann O’Neil 夜');
});

test.each(['IST', 'CTT', 'SystemV/PST8', 'Mars/Olympus', 'US/Pacific-New'])(
  '%s is no time zone that everybody understands',
  async (timezone) => {
    const times = { startsAt: '2099-01-01T20:00:00Z', endsAt: '2099-01-01T22:00:00Z' };
    const request = organizer.client.events.create(organizer.organization.id, { name: 'Zone', ...times, timezone });
    await expect(request).rejects.toMatchObject({ status: 422, errors: [{ code: 'unknown_timezone' }] });
  },
);

test('an invitation ends with the role of who made it', async () => {
  const ours = await createOrganizer(world);
  const { id } = ours.organization;
  const admin = await createAttendee(world);
  await ours.client.members.invite(id, { email: admin.email, role: 'admin' });
  const { membership } = await admin.client.members.accept({ token: await tokenMailedTo(world, admin.email, 'accept-invitation') });
  await admin.client.members.invite(id, { email: 'accomplice@example.com', role: 'admin' });
  const token = await tokenMailedTo(world, 'accomplice@example.com', 'accept-invitation');
  await ours.client.members.remove(id, membership.memberId);
  const account = { firstName: 'An', lastName: 'Accomplice', password: 'harbour-lights-2026' };
  await expect(world.visitor.members.accept({ token, account })).rejects.toMatchObject({ code: 'token_invalid' });
});

describe('sockets', () => {
  test('tell an order to nobody who may no longer see it', async () => {
    const ours = await createOrganizer(world);
    const staff = await createAttendee(world);
    await ours.client.members.invite(ours.organization.id, { email: staff.email, role: 'staff' });
    const { membership } = await staff.client.members.accept({ token: await tokenMailedTo(world, staff.email, 'accept-invitation') });
    const order = await holdTickets(world, await createSale(ours));
    const socket = io(world.url, { path: '/realtime', transports: ['websocket'] });
    const updates: unknown[] = [];
    const problems: { code: string }[] = [];
    socket.on('order.updated', (message) => updates.push(message));
    socket.on('problem', (problem: { code: string }) => problems.push(problem));
    const credential = staff.session.accessToken;
    expect(await socket.emitWithAck('subscribe', { channel: `order:${order.id}`, credential })).toMatchObject({ ok: true });
    await ours.client.members.remove(ours.organization.id, membership.memberId);
    await world.visitor.orders.update(order.id, { buyer }, { credential: order.secret });
    await eventually(() => problems.map(({ code }) => code), (codes) => codes.includes('not_found'), 'the end of the channel'); // prettier-ignore
    expect(updates).toEqual([]);
    socket.close();
  });

  test('listen to fifty channels at most, and one that floods is cut off', async () => {
    const sale = await createSale(organizer, [{ quantity: 100 }]);
    const orders = await Promise.all(Array.from({ length: 55 }, () => holdTickets(world, sale)));
    const socket = io(world.url, { path: '/realtime', transports: ['websocket'], reconnection: false });
    const answers = await Promise.all(
      orders.map(
        ({ id, secret }) => socket.emitWithAck('subscribe', { channel: `order:${id}`, credential: secret }) as Promise<{ ok: boolean }>,
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    for (let message = 0; message < 200; message += 1) socket.emit('subscribe', { channel: `event:${sale.event.id}` });
    await cut;
    socket.close();
  });
});

test('jobs of a worker that died are freed', async () => {
  await world.db.raw(`select graphile_worker.add_job('never-known', '{}'::json, job_key => 'dead')`);
  await world.db.raw(
    `update graphile_worker._private_jobs set locked_at = now() - interval '6 minutes', locked_by = 'dead-worker' where key = 'dead'`,
  );
  await freeAbandonedJobs(world.db);
  const { rows } = await world.db.raw<{ rows: { locked_by: string | null }[] }>(
    `select locked_by from graphile_worker.jobs where key = 'dead'`,
  );
  expect(rows).toEqual([{ locked_by: null }]);
});

test('the log has nothing of what Stripe answers beside its error', async () => {
  const sale = await createSale(organizer);
  const order = await holdTickets(world, sale);
  const credential = order.secret;
  await world.visitor.orders.update(order.id, { buyer }, { credential });
  await world.visitor.orders.checkout(order.id, { credential });
  world.stripe.failNext(6);
  await world.visitor.orders.cancel(order.id, { credential });
  await eventually(() => JSON.stringify(world.logs), (log) => log.includes('cancel-payment'), 'the failed job'); // prettier-ignore
  expect(JSON.stringify(world.logs)).not.toMatch(/_secret_|receipt_email/);
});
