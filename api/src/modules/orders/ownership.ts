import type { Actor } from '../../access/actor.js';
import { requireUser } from '../../access/require-user.js';
import type { Db, Transaction } from '../../db/knex.js';
import { UserModel } from '../../db/models/accounts.js';
import { OrderModel, TicketModel } from '../../db/models/orders.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';

/**
 * Whose accounts orders belong to that were bought with these addresses: only of those who have proven to read their mail.
 * @returns users' ids by their addresses in lower case
 */
export async function findProvenUsers(db: Db, emails: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(emails.flatMap((email) => (email === null ? [] : [email.toLowerCase()])))];
  if (wanted.length === 0) return new Map();
  const users = await UserModel.query(db)
    .whereRaw('lower(email) = any(select lower(address) from unnest(?::text[]) as address)', [wanted])
    .whereNotNull('emailVerifiedAt')
    .select('id', 'email');
  return new Map(users.map(({ id, email }) => [email.toLowerCase(), id]));
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
