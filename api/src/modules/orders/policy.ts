import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { OrderModel } from '../../db/models/orders.js';

/** Whoever holds the order's secret, or bought it while signed in. */
export const isBuyer = (actor: Actor, order: OrderModel): boolean =>
  (actor.kind === 'buyer' && actor.orderId === order.id) || (actor.kind === 'user' && actor.userId === order.buyerUserId);

/** @throws Problem `not_found` or `forbidden` */
export function assertMayRead(actor: Actor, order: OrderModel): void {
  if (!isBuyer(actor, order)) authorize(actor, order.organizationId, 'orders:read', 'order');
}

/** @throws Problem `not_found` or `forbidden` */
export function assertMayChange(actor: Actor, order: OrderModel): void {
  if (!isBuyer(actor, order)) authorize(actor, order.organizationId, 'orders:write', 'order');
}
