// Buys a paid ticket from a running compose file, the way a browser does, and fails with a word about the step that did not work.
// Node alone is needed. API_URL, STRIPE_URL, MAILBOX_URL and SITE_URL name other addresses than the compose file's.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const api = process.env.API_URL ?? 'http://localhost:3000';
const stripe = process.env.STRIPE_URL ?? 'http://localhost:12111';
const mailbox = process.env.MAILBOX_URL ?? 'http://localhost:8025';
const site = process.env.SITE_URL ?? 'http://localhost:8080';
const email = `smoke-${Date.now()}@example.com`;

async function call(address, { secret, body, ...options } = {}) {
  const response = await fetch(address, {
    ...options,
    headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${options.method ?? 'GET'} ${address} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** Asks until the answer is as wanted; a minute at most. */
async function until(what, ask) {
  let last;
  for (let attempt = 0; attempt < 120; attempt++) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(500);
  }
  throw new Error(`${what} did not happen within a minute`, { cause: last });
}

/**
 * Follows an event's availability, speaking as much of socket.io as that takes: by polling, which needs one replica throughout.
 * Another browser looks different to nginx and may find another replica.
 */
async function follow(eventId, browser) {
  const headers = { 'user-agent': browser };
  const base = `${api}/realtime/?EIO=4&transport=polling`;
  const open = await (await fetch(base, { headers })).text();
  assert.equal(open[0], '0', `no socket.io handshake: ${open}`);
  const session = `${base}&sid=${JSON.parse(open.slice(1)).sid}`;
  const post = async (packet) => {
    const response = await fetch(session, { method: 'POST', headers, body: packet });
    assert.equal(await response.text(), 'ok', 'a polling request reached another replica than its session');
  };
  const hears = (word) =>
    until(`a message with ${word}`, async () => {
      const packets = (await (await fetch(session, { headers })).text()).split('\x1e');
      if (packets.includes('2')) await post('3'); // alive
      return packets.some((packet) => packet.includes(`"${word}"`));
    });
  await post('40');
  await hears('sid');
  await post(`421${JSON.stringify(['subscribe', { channel: `event:${eventId}` }])}`);
  await hears('snapshot');
  return { hears };
}

async function pay(order) {
  const [intent] = order.payment.clientSecret.split('_secret_');
  const form = new URLSearchParams({
    key: order.payment.publishableKey,
    client_secret: order.payment.clientSecret,
    payment_method: 'pm_card_visa',
  });
  const response = await fetch(`${stripe}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${order.payment.publishableKey}` },
    body: form,
  });
  assert.ok(response.ok, `the payment was not taken: ${response.status} ${await response.text()}`);
}

const event = await until('the demo event', () => call(`${api}/v1/events/harbour-lights`));
const { data: tiers } = await call(`${api}/v1/events/${event.id}/tiers`);
const tier = tiers.find((one) => one.price > 0 && one.salesState === 'on_sale');
assert.ok(tier, 'no paid tier is on sale');

const watchers = [];
for (let client = 0; client < 8; client++) watchers.push(await follow(event.id, `smoke/${client}`));
console.log('eight browsers follow the availability');

const script = await fetch(`${api}/widget/echoplex-tickets.js`);
assert.match(script.headers.get('content-type') ?? '', /javascript/, 'the widget is not served');
assert.match(await (await fetch(site)).text(), /<echoplex-tickets/, 'the organizer page has no widget');
console.log('the organizer page and the widget are served');

const { secret, ...held } = await call(`${api}/v1/events/${event.id}/orders`, {
  method: 'POST',
  body: { items: [{ tierId: tier.id, quantity: 1 }] },
});
await Promise.all(watchers.map((watcher) => watcher.hears('availability')));
console.log('a hold shows in all of them');

const address = `${api}/v1/orders/${held.id}`;
await call(address, { method: 'PATCH', secret, body: { buyer: { email, firstName: 'Ana', lastName: 'Sørensen' } } });
await pay(await call(`${address}/checkout`, { method: 'POST', secret }));
const order = await until('the confirmation', async () => {
  const now = await call(address, { secret });
  return now.status === 'confirmed' && now;
});
assert.equal(order.tickets.length, 1);
console.log(`order ${order.number} is confirmed, ticket ${order.tickets[0].code}`);

await until('the mail', async () => (await call(`${mailbox}/messages`)).data.some((mail) => mail.to.includes(email)));
console.log('the mail arrived');
