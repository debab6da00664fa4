import type { Actor } from '../../access/actor.js';
import { may } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { OrganizationModel } from '../../db/models/accounts.js';
import { OrderItemModel, OrderModel } from '../../db/models/orders.js';
import { readableCode } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { Problem } from '../../errors/problem.js';
import { getEvent } from '../events/service.js';
import { type HeldItem, hold, lockStock } from '../inventory/service.js';
import { type CodesFound, redeemCodes } from '../promo-codes/service.js';
import { assertOpened } from './opened.js';
import { type PricedItem, priceItems } from './price.js';
import { changeOrder, issueOrderSecret } from './records.js';

type Schemas = components['schemas'];

type NewOrder = Pick<OrderModel, 'eventId' | 'organizationId' | 'currency' | 'buyerUserId' | 'locale' | 'expiresAt' | 'createdAt'>;

async function insertOrder(trx: Transaction, order: NewOrder, held: HeldItem[], { promo, access }: CodesFound): Promise<OrderModel> {
  const { items, ...sums } = priceItems(held, promo, order.currency);
  const codes = { promoCodeId: promo?.id ?? null, promoCode: promo?.code ?? null, accessCodeId: access?.id ?? null };
  for (;;) {
    const row = {
      ...order,
      ...sums,
      ...codes,
      id: newId('ord'),
      number: readableCode(3, 3),
      status: 'held' as const,
      attendees: [],
      answers: [],
    };
    const [inserted] = await OrderModel.query(trx).insert([row]).onConflict(['event_id', 'number']).ignore().returning('*');
    if (!inserted?.updatedAt) continue; // The number exists at this event: draw another one.
    inserted.items = await OrderItemModel.query(trx).insert(
      items.map((item: PricedItem, position) => ({ ...item, orderId: inserted.id, eventId: order.eventId, position })),
    );
    return inserted;
  }
}

/** A website that is not on the organization's list may not sell its tickets; without a list every website may. */
async function assertMayEmbed(db: Db, organizationId: string, origin: string): Promise<void> {
  const organization = await OrganizationModel.query(db).findById(organizationId).select('embedOrigins');
  const allowed = organization?.embedOrigins ?? [];
  if (allowed.length > 0 && !allowed.includes(origin)) {
    throw new Problem('forbidden', `Tickets of this organization are not sold on ${origin}.`);
  }
}

/**
 * Holds tickets: all of them or none. The secret exists only in what this returns.
 * @param origin the website the request comes from, when a browser made it
 */
export async function createOrder(
  db: Db,
  actor: Actor,
  ref: string,
  { items, promoCode, accessCode, locale = 'en' }: Schemas['OrderInput'],
  origin?: string,
): Promise<{ order: OrderModel; secret: string }> {
  const { event } = await getEvent(db, actor, ref);
  if (origin !== undefined) await assertMayEmbed(db, event.organizationId, origin);
  const insider = may(actor, event.organizationId, 'events:write');
  return inTransaction(db, async (trx) => {
    const { tiers, now } = await lockStock(trx, event.id);
    const wanted = items.map(({ tierId }) => tierId);
    const codes = await redeemCodes(trx, event.id, { promoCode, accessCode }, wanted, now);
    // Before anything is said of their stock: without a code a hidden tier tells neither name nor price.
    if (!insider) assertOpened(items, tiers, codes);
    const stock = await hold(trx, event.id, items);
    const held = await insertOrder(
      trx,
      {
        eventId: event.id,
        organizationId: event.organizationId,
        currency: stock.event.currency,
        buyerUserId: actor.kind === 'user' ? actor.userId : null,
        locale,
        createdAt: stock.now,
        expiresAt: new Date(stock.now.getTime() + stock.event.holdMinutes * 60_000),
      },
      stock.items,
      codes,
    );
    const order = await changeOrder(trx, held, {}, 'order.held');
    return { order, secret: await issueOrderSecret(trx, order.id) };
  });
}
