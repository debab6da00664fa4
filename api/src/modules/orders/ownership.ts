import { raw } from 'objection';
import type { Actor } from '../../access/actor.js';
import { requireUser } from '../../access/require-user.js';
import type { Db, Transaction } from '../../db/knex.js';
import { UserModel } from '../../db/models/accounts.js';
import { OrderModel, TicketModel } from '../../db/models/orders.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';

/** Whose account an order belongs to that was bought with this address: only of somebody who has proven to read its mail. */
export async function findProvenUser(db: Db, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const user = await UserModel.query(db)
    .findOne(raw('lower(email) = lower(?)', [email]))
    .whereNotNull('emailVerifiedAt')
    .select('id');
  return user?.id ?? null;
}

/** What was bought as a guest with an address becomes the user's who has proven it. */
export async function claimGuestOrders(trx: Transaction, userId: string, email: string): Promise<void> {
  await OrderModel.query(trx).whereNull('buyerUserId').whereRaw('lower(buyer_email) = lower(?)', [email]).patch({ buyerUserId: userId });
}

const newestFirst = [{ column: 'id', property: 'id' }] as const;

/** The orders of the signed-in user, newest first. */
export const listOwnOrders = (db: Db, actor: Actor, page: PageInput): Promise<Page<OrderModel>> =>
  readPage(
    OrderModel.query(db)
      .where({ buyerUserId: requireUser(actor).userId })
      .withGraphFetched('[items, tickets]'),
    page,
    [...newestFirst],
    'desc',
  );

/** The tickets of the signed-in user's orders, newest first. */
export const listOwnTickets = (db: Db, actor: Actor, page: PageInput): Promise<Page<TicketModel>> =>
  readPage(
    TicketModel.query(db).whereIn(
      'orderId',
      OrderModel.query(db)
        .where({ buyerUserId: requireUser(actor).userId })
        .select('id'),
    ),
    page,
    [...newestFirst],
    'desc',
  );
