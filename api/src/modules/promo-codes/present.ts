import type { components } from '../../contract/generated.js';
import type { PromoCodeModel } from '../../db/models/programme.js';
import { presentTier, type TierView } from '../tiers/service.js';

type Schemas = components['schemas'];

const effect = ({ code, discountType, percentOff, amountOff, amountOffPer, tierIds }: PromoCodeModel) => ({
  code,
  discountType,
  percentOff,
  amountOff,
  amountOffPer,
  tierIds,
});

/** A promo code for its organization. */
export const presentPromoCode = (code: PromoCodeModel): Schemas['PromoCode'] => ({
  id: code.id,
  eventId: code.eventId,
  ...effect(code),
  startsAt: code.startsAt?.toISOString() ?? null,
  endsAt: code.endsAt?.toISOString() ?? null,
  maxUses: code.maxUses,
  maxUsesPerEmail: code.maxUsesPerEmail,
  uses: code.uses,
  note: code.note,
  createdAt: code.createdAt.toISOString(),
});

/** What a code does, for the buyer who has it. */
export const presentCheck = ({ code, opened }: { code: PromoCodeModel; opened: TierView[] }): Schemas['PromoCodeCheck'] => ({
  ...effect(code),
  tiers: opened.map(({ tier, ...view }) => presentTier(tier, view)),
});
