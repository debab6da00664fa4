import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import type { EventModel } from '../../db/models/events.js';
import { PromoCodeModel } from '../../db/models/programme.js';
import { likePattern } from '../../db/like.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { readableCode } from '../../db/secrets.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, notFound, Problem } from '../../errors/problem.js';
import { stepFaults } from '../../money/currency.js';
import { type DomainEventType, recordDomainEvents } from '../activity/service.js';
import { type AuditInput, changesBetween, recordAudit } from '../audit/service.js';
import { findEvent, getEvent, getOwnEvent, lockOwnEvent, shiftOptional } from '../events/service.js';
import { assertKnownTiers, type TierView } from '../tiers/service.js';
import { codeProblem, refuseCode } from './judge.js';
import { presentPromoCode } from './present.js';

export { discountLines } from './discount.js';
export {
  assertWithinUsesOf,
  type CodesFound,
  type CodesGiven,
  giveBackCodes,
  replacePromoCode,
  reserveCodesAgain,
  resolveCodes,
} from './redeem.js';

type Schemas = components['schemas'];

/** Codes an event may have at most. */
const maxCodes = 20_000;

/** An event's codes, newest first. */
export async function listPromoCodes(
  db: Db,
  actor: Actor,
  ref: string,
  { q, ...page }: PageInput & { q?: string },
): Promise<Page<PromoCodeModel>> {
  const { event } = await getOwnEvent(db, actor, ref, 'events:read');
  const query = PromoCodeModel.query(db).where({ eventId: event.id });
  if (q) void query.where((any) => void any.whereRaw('code ilike ?', [likePattern(q)]).orWhereRaw('note ilike ?', [likePattern(q)]));
  return readPage(query, page, [{ column: 'id', property: 'id' }], 'desc');
}

type Draft = Pick<PromoCodeModel, 'discountType' | 'percentOff' | 'amountOff' | 'tierIds' | 'startsAt' | 'endsAt'>;

/** @param currency of the event, where it has to be looked at */
function codeFaults({ discountType, percentOff, amountOff, tierIds, startsAt, endsAt }: Draft, currency?: string): Fault[] {
  const faults: Fault[] = currency === undefined ? [] : stepFaults(amountOff, currency, '/amountOff');
  const fault = (pointer: string, code: string, message: string): void => void faults.push(bodyFault(pointer, code, message));
  const expect = (field: 'percentOff' | 'amountOff', value: number | null, type: Draft['discountType']): void => {
    if (discountType === type && value === null) fault(`/${field}`, 'required', `A ${type} discount needs ${field}.`);
    if (discountType !== type && value !== null) fault(`/${field}`, 'not_possible', `${field} goes with discountType ${type} only.`);
  };
  expect('percentOff', percentOff, 'percent');
  expect('amountOff', amountOff, 'fixed');
  if (discountType === 'none' && tierIds.length === 0)
    fault('/tierIds', 'required', 'A code without a discount opens hidden tiers: say which.');
  if (startsAt && endsAt && endsAt <= startsAt) fault('/endsAt', 'before_start', 'The code must end after it begins.');
  return faults;
}

const date = (time: string | null | undefined): Date | null => (time ? new Date(time) : null);

const draftOf = (input: Omit<Schemas['PromoCodeInput'], 'code'>) => ({
  discountType: input.discountType,
  percentOff: input.percentOff ?? null,
  amountOff: input.amountOff ?? null,
  amountOffPer: input.amountOffPer ?? 'order',
  tierIds: input.tierIds ?? [],
  startsAt: date(input.startsAt),
  endsAt: date(input.endsAt),
  maxUses: input.maxUses ?? null,
  maxUsesPerEmail: input.maxUsesPerEmail ?? null,
  note: input.note ?? null,
});

/** Tells followers and the audit log of a change. The code itself is no secret to its organization. */
async function recordChange(
  trx: Transaction,
  actor: Actor,
  codes: PromoCodeModel[],
  type: Extract<DomainEventType, `promo_code.${string}`>,
  { action, ...changes }: Omit<AuditInput, 'target'>,
): Promise<void> {
  await recordDomainEvents(
    trx,
    codes.map((code) => ({ type, organizationId: code.organizationId, eventId: code.eventId, payload: presentPromoCode(code) })),
  );
  const [first] = codes;
  if (first) await recordAudit(trx, actor, first.organizationId, { action, target: { type: 'promoCode', id: first.id }, ...changes });
}

/** Locks the event a code is made for, so that its codes are counted right. */
async function prepare(trx: Transaction, actor: Actor, ref: string, draft: Draft, count: number) {
  // One code after the other, so that they are counted right.
  const { event, tiers } = await lockOwnEvent(trx, actor, ref);
  const faults = codeFaults(draft, event.currency);
  if (faults.length > 0) throw invalid(faults);
  assertKnownTiers(draft.tierIds, tiers);
  const existing = await PromoCodeModel.query(trx).where({ eventId: event.id }).resultSize();
  if (existing + count > maxCodes) {
    throw new Problem('limit_exceeded', `An event can have at most ${maxCodes} promo codes; it has ${existing}.`);
  }
  return { eventId: event.id, organizationId: event.organizationId };
}

/** @throws Problem `promo_code_taken`, by its constraint */
export async function createPromoCode(
  db: Db,
  actor: Actor,
  ref: string,
  { code, ...input }: Schemas['PromoCodeInput'],
): Promise<PromoCodeModel> {
  return inTransaction(db, async (trx) => {
    const draft = draftOf(input);
    const owners = await prepare(trx, actor, ref, draft, 1);
    const created = await PromoCodeModel.query(trx)
      .insert({ ...draft, ...owners, id: newId('prc'), code })
      .returning('*');
    await recordChange(trx, actor, [created], 'promo_code.created', { action: 'promoCodes.create', after: { code } });
    return created;
  });
}

/** Generates random codes of one kind: all of them or none. */
export async function createPromoCodes(
  db: Db,
  actor: Actor,
  ref: string,
  { count, prefix, ...input }: Schemas['PromoCodeBatchInput'],
): Promise<PromoCodeModel[]> {
  return inTransaction(db, async (trx) => {
    const draft = draftOf(input);
    const owners = await prepare(trx, actor, ref, draft, count);
    const created: PromoCodeModel[] = [];
    // Codes are random: the rare one that exists already is drawn again.
    while (created.length < count) {
      const rows = Array.from({ length: count - created.length }, () => {
        const code = [prefix, readableCode(4, 4)].filter(Boolean).join('-');
        return { ...draft, ...owners, id: newId('prc'), code };
      });
      const ids = rows.map(({ id }) => id);
      await trx('promo_codes').insert(rows).onConflict(trx.raw('(event_id, upper(code))')).ignore();
      created.push(...(await PromoCodeModel.query(trx).whereIn('id', ids).orderBy('id')));
    }
    await recordChange(trx, actor, created, 'promo_code.created', {
      action: 'promoCodes.createBatch',
      after: { count, prefix: prefix ?? null },
    });
    return created;
  });
}

async function lockOwnCode(trx: Transaction, actor: Actor, id: string): Promise<PromoCodeModel> {
  const code = await PromoCodeModel.query(trx).findById(id).forUpdate();
  if (!code) throw notFound('promo code');
  authorize(actor, code.organizationId, 'events:write', 'promo code');
  return code;
}

/**
 * Changes a code; orders keep the discount they were held with.
 * @throws Problem `promo_code_taken`, by its constraint; `below_sold` when it is used more often than it then could be
 */
export async function updatePromoCode(db: Db, actor: Actor, id: string, change: Schemas['PromoCodeUpdate']): Promise<PromoCodeModel> {
  return inTransaction(db, async (trx) => {
    const code = await lockOwnCode(trx, actor, id);
    const columns = {
      ...change,
      ...(change.startsAt === undefined ? {} : { startsAt: date(change.startsAt) }),
      ...(change.endsAt === undefined ? {} : { endsAt: date(change.endsAt) }),
    } as Partial<PromoCodeModel>;
    const draft = { ...code, ...columns };
    const changesAmount = draft.amountOff !== code.amountOff;
    const view = changesAmount || change.tierIds ? await findEvent(trx, code.eventId) : null;
    const faults = codeFaults(draft, changesAmount ? view?.event.currency : undefined);
    if (faults.length > 0) throw invalid(faults);
    if (change.tierIds) assertKnownTiers(change.tierIds, view?.tiers ?? []);
    if (draft.maxUses !== null && draft.maxUses < code.uses) {
      const message = `${code.uses} orders use the code already.`;
      throw new Problem('below_sold', message, { errors: [{ ...bodyFault('/maxUses', 'below_sold', message), available: code.uses }] });
    }
    const changed = await PromoCodeModel.query(trx).patchAndFetchById(id, columns);
    const changes = changesBetween(presentPromoCode(code), presentPromoCode(changed));
    await recordChange(trx, actor, [changed], 'promo_code.updated', { action: 'promoCodes.update', ...changes });
    return changed;
  });
}

/** Deletes a code; orders that have used it keep their discount. */
export async function deletePromoCode(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const code = await lockOwnCode(trx, actor, id);
    await PromoCodeModel.query(trx).deleteById(id);
    await recordChange(trx, actor, [code], 'promo_code.deleted', { action: 'promoCodes.delete', before: { code: code.code } });
  });
}

/**
 * What a code does at an event that the caller may see, and the hidden tiers it opens.
 * @throws Problem `promo_code_invalid` saying why it cannot be used
 */
export async function checkPromoCode(
  db: Db,
  actor: Actor,
  ref: string,
  typed: string,
): Promise<{ code: PromoCodeModel; opened: TierView[] }> {
  const view = await getEvent(db, actor, ref);
  const code = await PromoCodeModel.query(db).findOne({ eventId: view.event.id }).whereRaw('upper(code) = ?', [typed.toUpperCase()]);
  const refusal = refuseCode(code, view.now);
  if (refusal !== null || !code) throw codeProblem(refusal ?? 'unknown', 'code');
  const opened = view.tiers.filter((tier) => tier.visibility === 'hidden' && code.tierIds.includes(tier.id));
  return { code, opened: opened.map((tier) => ({ ...view, tier })) };
}

/**
 * The hidden tiers that a code opens, by id.
 * @throws Problem `promo_code_invalid` saying why it cannot be used
 */
export const openedTiers = async (db: Db, actor: Actor, ref: string, code: string): Promise<ReadonlySet<string>> =>
  new Set((await checkPromoCode(db, actor, ref, code)).opened.map(({ tier }) => tier.id));

/** Gives a copy of an event the same codes, unused, their times moved as far on the clock as the event's. */
export async function copyPromoCodes(
  trx: Transaction,
  from: EventModel,
  to: { id: string; shift: number },
  tierIds: Map<string, string>,
): Promise<void> {
  const codes = await PromoCodeModel.query(trx).where({ eventId: from.id });
  if (codes.length === 0) return;
  const rows = codes.map(({ createdAt: _created, ...code }) => ({
    ...code,
    id: newId('prc'),
    eventId: to.id,
    uses: 0,
    // A tier that is gone stays named: a code for it alone must not become one for all.
    tierIds: code.tierIds.map((id) => tierIds.get(id) ?? id),
    startsAt: shiftOptional(code.startsAt, to.shift, from.timezone),
    endsAt: shiftOptional(code.endsAt, to.shift, from.timezone),
  }));
  await PromoCodeModel.query(trx).insert(rows);
}
