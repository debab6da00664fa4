import type { Db } from '../../db/knex.js';
import { MemberModel, OrganizationModel, UserModel } from '../../db/models/accounts.js';
import { findEvent } from '../events/service.js';
import { findOrder, issueOrderSecret } from '../orders/service.js';
import type { Mailer } from './mailer.js';

/** What sending a mail needs. */
export interface MailDeps {
  db: Db;
  mailer: Mailer;
  publicUrl: string;
}

/** What a mail about an order says: the order with its event, and who sells it. */
export async function loadFacts(db: Db, orderId: string) {
  const order = await findOrder(db, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  const view = await findEvent(db, order.eventId);
  const organization = await OrganizationModel.query(db).findById(order.organizationId);
  if (!view || !organization) throw new Error(`the event of order ${orderId} is gone`);
  return { order, event: view.event, organizationName: organization.name, replyTo: organization.contactEmail ?? undefined };
}

/**
 * Where a buyer sees their order and gives tickets back. Each mail carries a secret of its own, made here and stored as a hash. It stands
 * behind `#`: browsers never send it to a server, so no log has it.
 */
export const orderLink = async ({ db, publicUrl }: MailDeps, orderId: string): Promise<string> =>
  `${publicUrl}/o/${orderId}#${await issueOrderSecret(db, orderId)}`;

/** Where an organization reads what it must know: its contact address, or its owners' own. */
export async function organizerAddresses(db: Db, organizationId: string): Promise<string[]> {
  const organization = await OrganizationModel.query(db).findById(organizationId);
  if (organization?.contactEmail) return [organization.contactEmail];
  const owners = MemberModel.query(db).where({ organizationId, role: 'owner' }).select('userId');
  return (await UserModel.query(db).whereIn('id', owners).orderBy('id')).map(({ email }) => email);
}
