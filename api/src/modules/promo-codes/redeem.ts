import type { Transaction } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import { PromoCodeModel } from '../../db/models/programme.js';
import { codeProblem, refuseCode } from './judge.js';

/** The codes an order comes with, as its buyer typed them. */
export interface CodesGiven {
  promoCode?: string | undefined;
  accessCode?: string | undefined;
}

/** The same codes, found. */
export interface CodesFound {
  promo: PromoCodeModel | null;
  access: PromoCodeModel | null;
}

const named = (codes: PromoCodeModel[], given: string | undefined): PromoCodeModel | undefined =>
  given === undefined ? undefined : codes.find(({ code }) => code.toUpperCase() === given.toUpperCase());

/**
 * Finds the codes an order comes with among those of its event; a code given as both counts once. Pure.
 * @throws Problem `promo_code_invalid` saying why one cannot be used
 */
export function resolveCodes(codes: PromoCodeModel[], { promoCode, accessCode }: CodesGiven, wanted: string[], now: Date): CodesFound {
  const use = (given: string | undefined, field: 'promoCode' | 'accessCode'): PromoCodeModel | null => {
    if (given === undefined) return null;
    const code = named(codes, given);
    const refusal = refuseCode(code, now, wanted);
    if (refusal !== null || !code) throw codeProblem(refusal ?? 'unknown', field);
    return code;
  };
  const promo = use(promoCode, 'promoCode');
  const access = use(accessCode, 'accessCode');
  return { promo, access: access?.id === promo?.id ? null : access };
}

/**
 * Puts another promo code in the place of an order's, or none. A code that the order comes with already is not counted again, and one that
 * opened its hidden tiers stays counted once.
 * @returns the codes the order comes with from now on
 * @throws Problem `promo_code_invalid` saying why
 */
export async function replacePromoCode(
  trx: Transaction,
  order: CodedOrder & Pick<OrderModel, 'eventId'>,
  promoCode: string | null,
  wanted: string[],
  now: Date,
): Promise<CodesFound> {
  const before = [order.promoCodeId, order.accessCodeId].filter((id) => id !== null);
  const codes = await PromoCodeModel.query(trx)
    .where({ eventId: order.eventId })
    .where((any) => void any.whereIn('id', before).orWhereRaw('upper(code) = ?', [(promoCode ?? '').toUpperCase()]))
    .orderBy('id')
    .forUpdate();
  const promo = promoCode === null ? null : (named(codes, promoCode) ?? null);
  if (promoCode !== null) {
    const isCounted = promo !== null && before.includes(promo.id);
    const refusal = refuseCode(promo ? Object.assign(promo, { uses: promo.uses - Number(isCounted) }) : undefined, now, wanted);
    if (refusal !== null || !promo) throw codeProblem(refusal ?? 'unknown', 'promoCode');
  }
  const access = codes.find(({ id }) => id === order.accessCodeId && id !== promo?.id) ?? null;
  const after = [promo?.id, access?.id].filter((id) => id !== undefined);
  await count(trx, before.filter((id) => !after.includes(id)), -1); // prettier-ignore
  await count(trx, after.filter((id) => !before.includes(id)), 1); // prettier-ignore
  return { promo, access };
}

/** Adds to the uses of codes, once for each time they are named; the named CHECK constraint is the last guard. */
async function count(trx: Transaction, named: (string | null | undefined)[], by: 1 | -1): Promise<void> {
  const ids = named.filter((id) => typeof id === 'string').sort();
  // In id order, the order in which everybody locks.
  for (const id of new Set(ids))
    await trx('promo_codes')
      .where({ id })
      .increment('uses', by * ids.filter((other) => other === id).length);
}

type CodedOrder = Pick<OrderModel, 'promoCodeId' | 'accessCodeId'>;

/** Orders that ended give the uses of their codes back. A code that was deleted meanwhile counts nothing. */
export const giveBackCodes = (trx: Transaction, orders: CodedOrder[]): Promise<void> =>
  count(trx, orders.flatMap(({ promoCodeId, accessCodeId }) => [promoCodeId, accessCodeId]), -1); // prettier-ignore

/**
 * Lets an expired order that is paid after all take its uses again. Nothing is written before what this returns is called, so that a caller
 * can still turn back.
 * @throws Problem `promo_code_invalid` when a code was used up meanwhile
 */
export async function reserveCodesAgain(trx: Transaction, { promoCodeId, accessCodeId }: CodedOrder): Promise<() => Promise<void>> {
  const ids = [promoCodeId, accessCodeId].filter((id) => id !== null);
  if (ids.length === 0) return () => Promise.resolve();
  const codes = await PromoCodeModel.query(trx).whereIn('id', ids).orderBy('id').forUpdate();
  if (codes.some(({ uses, maxUses }) => maxUses !== null && uses >= maxUses)) throw codeProblem('used_up', 'promoCode');
  return () => count(trx, ids, 1);
}

const countedStates = ['held', 'awaiting_payment', 'confirmed', 'partially_refunded'];

/**
 * Makes sure that a buyer does not use a code more often than each may. Buyers' addresses are compared without case.
 * @throws Problem `promo_code_invalid`
 */
export async function assertWithinUsesOf(
  trx: Transaction,
  order: Pick<OrderModel, 'id' | 'promoCodeId' | 'accessCodeId'>,
  email: string,
): Promise<void> {
  const ids = [order.promoCodeId, order.accessCodeId].filter((id) => id !== null).sort();
  if (ids.length === 0) return;
  // Locked, so that two orders of the same buyer are counted one after the other.
  const codes = await PromoCodeModel.query(trx).whereIn('id', ids).whereNotNull('maxUsesPerEmail').orderBy('id').forUpdate();
  for (const { id, maxUsesPerEmail } of codes) {
    const [row] = (await trx('orders')
      .where((any) => void any.where({ promoCodeId: id }).orWhere({ accessCodeId: id }))
      .whereRaw('lower(buyer_email) = lower(?)', [email])
      .whereIn('status', countedStates)
      .whereNot({ id: order.id })
      .count({ uses: '*' })) as { uses: string }[];
    if (Number(row?.uses ?? 0) >= (maxUsesPerEmail ?? Infinity)) throw codeProblem('used_by_buyer', 'buyer/email');
  }
}
