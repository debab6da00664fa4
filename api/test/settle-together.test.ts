import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Question } from '@echoplex/sdk';
import { examine } from '../src/doctor.js';
import { buyer, createOrganizer, createPromoCode, createQuestion, createSale, eventually, type Organizer, type Sale } from './factories.js';
import { addMember, addSession, addUser } from './rows.js';
import { type Answer, type Crowd, createCrowd, summary, tally } from './rush/crowd.js';
import { startWorld, type World } from './world.js';

let world: World;
const failures = (): unknown[] => world.logs.filter(({ level }) => Number(level) >= 50);
let organizer: Organizer;
let crowd: Crowd;
beforeAll(async () => {
  // Jobs stay where they are put, and nothing is swept: tests look at both.
  world = await startWorld({ env: { WORKER: 'off' }, quiet: true });
  organizer = await createOrganizer(world);
  crowd = createCrowd();
});
afterAll(async () => {
  crowd?.close();
  await world.close();
  expect(failures()).toEqual([]);
});

type Stock = { held: number; sold: number };
const stockOf = async ({ event, tiers }: Sale): Promise<Stock[]> => [
  ...((await world.db('tiers').whereIn('id', tiers.map(({ id }) => id)).orderBy('id').select('held', 'sold')) as Stock[]),
  ...((await world.db('events').where({ id: event.id }).select('held', 'sold')) as Stock[]),
]; // prettier-ignore
const idOf = ({ body }: Answer): string => String(body.id);
const act = (order: Answer, what: 'checkout' | 'cancel'): Promise<Answer> => crowd.act(world.url, order, what);
const answered = (question: Question) => [{ questionId: question.id, value: true }];
const fillIn = ({ body }: Answer, n: number, more: object = {}): Promise<Answer> =>
  crowd.call('PATCH', `${world.url}/v1/orders/${body.id}`, { buyer: { ...buyer, email: `ana-${n}@example.com` }, ...more }, { secret: body.secret }); // prettier-ignore
async function orders({ event, tiers }: Sale, count: number, more: object = {}): Promise<Answer[]> {
  const items = tiers.map(({ id }) => ({ tierId: id, quantity: 1 }));
  const held = await Promise.all(Array.from({ length: count }, () => crowd.hold(world.url, event.id, items, more)));
  expect(tally(held)).toEqual({ '201': count });
  return held;
}
async function filledIn(sale: Sale, count: number, more: object = {}): Promise<Answer[]> {
  const held = await orders(sale, count);
  const named = await Promise.all(held.map((order, n) => fillIn(order, n, more)));
  expect(tally(named)).toEqual({ '200': count });
  return held;
}
const free = (tiers = 1): Promise<Sale> =>
  createSale(
    organizer,
    Array.from({ length: tiers }, () => ({ price: 0, quantity: 200 })),
  );
async function mails(ids: string[]): Promise<Record<string, number>> {
  const { rows } = await world.db.raw<{ rows: { id: string; count: number }[] }>(
    `select j.payload ->> 'orderId' as id, count(*)::integer as count from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'send-order-confirmation' and j.payload ->> 'orderId' = any(?) group by 1`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}
/** Of which of these orders a fact of this kind was written, once for each. */
async function factsOf(ids: string[], type: string): Promise<string[]> {
  const rows = (await world.db('domain_events').whereIn('orderId', ids).where({ type }).select('orderId')) as { orderId: string }[];
  return rows.map(({ orderId }) => orderId).sort();
}
/** Of which of these orders it stands in the audit log that they were cancelled. */
async function auditedOf(ids: string[]): Promise<string[]> {
  const rows = (await world.db('audit_log').where({ action: 'orders.cancel' }).whereIn('targetId', ids).select('targetId')) as {
    targetId: string;
  }[];
  return rows.map(({ targetId }) => targetId).sort();
}

describe('many checkouts at once', () => {
  test('are confirmed together, and each that cannot be is told why, alone', async () => {
    const sale = await free(2);
    const terms = await createQuestion(organizer, sale.event, { type: 'checkbox', label: 'I accept the house rules', required: true });
    const all = await filledIn(sale, 30, { answers: answered(terms) });
    const [unanswered, expired, confirmed, cancelled, nameless] = all as [Answer, Answer, Answer, Answer, Answer];
    expect(summary(await fillIn(unanswered, 0, { answers: [] }))).toBe('200');
    await world.db.raw('update orders set expires_at = clock_timestamp() where id = ?', [idOf(expired)]);
    expect((await act(confirmed, 'checkout')).body.status).toBe('confirmed');
    expect((await act(cancelled, 'cancel')).body.status).toBe('cancelled');
    await world.db('orders').where({ id: idOf(nameless) }).update({ buyerEmail: null, buyerFirstName: null, buyerLastName: null }); // prettier-ignore
    const answers = await Promise.all(all.map((order) => act(order, 'checkout')));
    expect(answers.slice(0, 5).map(summary)).toEqual([
      '409 answers_required',
      '409 order_expired',
      '200',
      '409 order_state_invalid',
      '409 buyer_required',
    ]);
    expect(tally(answers.slice(5))).toEqual({ '200': 25 });
    for (const [n, { body }] of answers.entries()) {
      // Everybody gets their own order and no other, with a ticket of each tier.
      if (answers[n]!.status === 200) expect(body).toMatchObject({ id: all[n]!.body.id, status: 'confirmed', buyer: { email: `ana-${n}@example.com` }, tickets: [{ status: 'valid' }, { status: 'valid' }] });
    }
    const sold = answers.filter(({ status }) => status === 200).map(idOf);
    expect(await stockOf(sale)).toEqual([{ held: 3, sold: 26 }, { held: 3, sold: 26 }, { held: 6, sold: 52 }]);
    expect(await mails(all.map(idOf))).toEqual(Object.fromEntries(sold.map((id) => [id, 1])));
    expect(await factsOf(all.map(idOf), 'order.confirmed')).toEqual([...sold].sort());
    const codes = await world.db('tickets').where({ eventId: sale.event.id }).pluck('code');
    expect([codes.length, new Set(codes).size]).toEqual([52, 52]);
    expect(await examine(world.db)).toEqual([]);
  }); // prettier-ignore

  test('of several events go side by side', async () => {
    const sales = [await free(), await free(2), await free()];
    const all = await Promise.all(sales.map((sale) => filledIn(sale, 8)));
    const answers = await Promise.all(all.flat().map((order) => act(order, 'checkout')));
    expect(answers.map(({ status, body }) => [status, body.id])).toEqual(all.flat().map((order) => [200, order.body.id]));
    for (const [n, { body }] of answers.entries()) expect(body.tickets).toHaveLength(n >= 8 && n < 16 ? 2 : 1);
    expect(await examine(world.db)).toEqual([]);
  });

  test('of the same order sell its tickets once', async () => {
    const sale = await free();
    const [order] = (await filledIn(sale, 1)) as [Answer];
    const answers = await Promise.all(Array.from({ length: 12 }, () => act(order, 'checkout')));
    expect(answers.map(({ status, body }) => [status, body.status, body.tickets!.length])).toEqual(Array(12).fill([200, 'confirmed', 1]));
    expect([await stockOf(sale), await mails([idOf(order)])]).toEqual([[{ held: 0, sold: 1 }, { held: 0, sold: 1 }], { [idOf(order)]: 1 }]); // prettier-ignore
    expect(await factsOf([idOf(order)], 'order.confirmed')).toHaveLength(1);
  });

  test('with one among them that the database refuses confirm the others', async () => {
    const sale = await free();
    const all = await filledIn(sale, 12);
    await world.db.raw(`create function refuse_one() returns trigger language plpgsql as $$ begin
      if new.status = 'confirmed' and new.buyer_email = 'ana-5@example.com' then raise exception 'not this one' using errcode = '40001'; end if;
      return new; end $$`);
    await world.db.raw('create trigger refuse_one before update on orders for each row execute function refuse_one()');
    try {
      const answers = await Promise.all(all.map((order) => act(order, 'checkout')));
      expect(answers.map(summary)).toEqual(all.map((_, n) => (n === 5 ? '503 overloaded' : '200')));
    } finally {
      await world.db.raw('drop trigger refuse_one on orders');
      await world.db.raw('drop function refuse_one');
    }
    const paths = failures()
      .map((line) => (line as { path?: string }).path)
      .filter(Boolean);
    expect(paths).toEqual([`/v1/orders/${idOf(all[5]!)}/checkout`]);
    world.logs.length = 0;
    expect(await stockOf(sale)).toEqual([{ held: 1, sold: 11 }, { held: 1, sold: 11 }]); // prettier-ignore
    expect((await act(all[5]!, 'checkout')).body.status).toBe('confirmed');
    expect(await examine(world.db)).toEqual([]);
  });
});

describe('many cancels at once', () => {
  test('give back what was held and what was sold for nothing; each order is told of its own', async () => {
    const sale = await free(2);
    const { code } = await createPromoCode(organizer, sale.event, { percentOff: 100 });
    const coded = await orders(sale, 3, { promoCode: code });
    const all = [...(await filledIn(sale, 24)), ...coded];
    await Promise.all(all.slice(0, 10).map((order) => act(order, 'checkout')));
    await act(all[10]!, 'cancel');
    await world.db('orders').where({ id: idOf(all[11]!) }).update({ status: 'refunded' }); // prettier-ignore
    const answers = await Promise.all(all.map((order) => act(order, 'cancel')));
    await world.db('orders').where({ id: idOf(all[11]!) }).update({ status: 'held' }); // prettier-ignore
    expect(answers.map(summary)).toEqual(all.map((_, n) => (n === 11 ? '409 order_state_invalid' : '200')));
    for (const [n, { body, status }] of answers.entries()) {
      if (status !== 200) continue;
      expect(body).toMatchObject({ id: all[n]!.body.id, status: 'cancelled' });
      expect(body.tickets!.map((ticket) => ticket.status)).toEqual(n < 10 ? ['void', 'void'] : []);
    }
    expect(await factsOf(all.map(idOf), 'order.cancelled')).toEqual(
      all
        .filter((_, n) => n !== 11)
        .map(idOf)
        .sort(),
    );
    await act(all[11]!, 'cancel');
    expect(await stockOf(sale)).toEqual([{ held: 0, sold: 0 }, { held: 0, sold: 0 }, { held: 0, sold: 0 }]); // prettier-ignore
    expect((await organizer.client.promoCodes.list(sale.event.id)).data[0]?.uses).toBe(0);
    expect(await examine(world.db)).toEqual([]);
  });

  test('of members are written down, those of buyers are not, and each once', async () => {
    const sale = await free();
    const all = await orders(sale, 9);
    const [ida, jon] = [await addUser(world), await addUser(world)];
    for (const { id } of [ida, jon]) await addMember(world, organizer.organization.id, 'admin', id);
    const tokens = await Promise.all([ida, jon].map(async ({ id }) => (await addSession(world, id)).accessToken));
    const cancel = (order: Answer, secret: string | undefined) => crowd.call('POST', `${world.url}/v1/orders/${idOf(order)}/cancel`, undefined, { secret });
    const work = all.flatMap((order, n) => {
      const [first, second] = tokens;
      // Three by their buyers, three by a member, three by two members in the same moment.
      return n < 3 ? [cancel(order, order.body.secret)] : n < 6 ? [cancel(order, first)] : [cancel(order, first), cancel(order, second)];
    });
    expect(tally(await Promise.all(work))).toEqual({ '200': 12 });
    expect(await auditedOf(all.map(idOf))).toEqual(all.slice(3).map(idOf).sort());
    expect(await stockOf(sale)).toEqual([{ held: 0, sold: 0 }, { held: 0, sold: 0 }]);
    // Once it is cancelled nothing is done any more, and nothing written down.
    expect((await cancel(all[0]!, tokens[0])).body.status).toBe('cancelled');
    expect(await auditedOf([idOf(all[0]!)])).toEqual([]);
  }); // prettier-ignore
});

test('checked out and cancelled at once by its buyer and a member, an order is one thing in the end, twenty times', async () => {
  const sale = await free();
  for (let round = 0; round < 20; round += 1) {
    const [order] = (await filledIn(sale, 1)) as [Answer];
    const work = [() => act(order, 'checkout'), () => act(order, 'cancel')];
    const answers = await Promise.all((round % 2 ? work : work.reverse()).map((begin) => begin()));
    const [checkout, cancel] = round % 2 ? answers : answers.reverse();
    // A free order may be cancelled after it was confirmed; a cancelled one is never confirmed.
    expect(summary(cancel!)).toBe('200');
    expect(['200', '409 order_state_invalid']).toContain(summary(checkout!));
    const valid = await world.db('tickets').where({ orderId: idOf(order), status: 'valid' });
    expect([valid, (await world.db('orders').where({ id: idOf(order) }).first('status'))]).toEqual([[], { status: 'cancelled' }]);
    expect(Object.values(await mails([idOf(order)]))).toEqual(checkout!.status === 200 ? [1] : []);
  }
  expect(await stockOf(sale)).toEqual([{ held: 0, sold: 0 }, { held: 0, sold: 0 }]);
  expect(await examine(world.db)).toEqual([]);
}); // prettier-ignore

test('holds, checkouts and cancels all at once leave every counter right', async () => {
  const sale = await createSale(organizer, [{ price: 0, quantity: 20 }, { price: 0, quantity: 15 }], { capacity: 30 }); // prettier-ignore
  const one = (n: number) => crowd.hold(world.url, sale.event.id, [{ tierId: sale.tiers[n % 2]!.id, quantity: 1 + (n % 2) }]);
  const life = async (n: number): Promise<void> => {
    const order = await one(n);
    if (order.status !== 201) return;
    if (n % 5 === 0) return void (await act(order, 'cancel'));
    await fillIn(order, n);
    await Promise.all([act(order, 'checkout'), ...(n % 3 === 0 ? [act(order, 'cancel')] : [])]);
  };
  await Promise.all(Array.from({ length: 60 }, (_, n) => life(n)));
  expect(await examine(world.db)).toEqual([]);
  const sold = await eventually(() => one(0), ({ status }) => status === 201 || status === 409, 'an answer'); // prettier-ignore
  expect(['201', '409 sold_out', '409 insufficient_quantity']).toContain(summary(sold));
});
