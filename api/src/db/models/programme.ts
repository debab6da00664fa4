import type { components } from '../../contract/generated.js';
import { BaseModel } from './base-model.js';

type Schemas = components['schemas'];

export class CategoryModel extends BaseModel {
  static override tableName = 'categories';
  static override idColumn = 'slug';
  declare slug: string;
  declare name: string;
  declare parent: string | null;
  declare position: number;
}

export class SeriesModel extends BaseModel {
  static override tableName = 'series';
  declare id: string;
  declare organizationId: string;
  declare name: string;
  declare rule: string | null;
  declare timezone: string;
  declare createdAt: Date;
}

export class QuestionModel extends BaseModel {
  static override tableName = 'questions';
  declare id: string;
  declare eventId: string;
  declare organizationId: string;
  declare scope: Schemas['Question']['scope'];
  declare type: Schemas['Question']['type'];
  declare label: string;
  declare help: string | null;
  declare required: boolean;
  declare options: string[];
  /** Asked only with these tiers; empty for all. */
  declare tierIds: string[];
  declare position: number;
  declare createdAt: Date;
}

export class PromoCodeModel extends BaseModel {
  static override tableName = 'promo_codes';
  declare id: string;
  declare eventId: string;
  declare organizationId: string;
  declare code: string;
  declare discountType: Schemas['PromoCode']['discountType'];
  declare percentOff: number | null;
  declare amountOff: number | null;
  declare amountOffPer: Schemas['PromoCode']['amountOffPer'];
  /** For these tiers, opening those that are hidden; empty for all public ones. */
  declare tierIds: string[];
  declare startsAt: Date | null;
  declare endsAt: Date | null;
  declare maxUses: number | null;
  declare maxUsesPerEmail: number | null;
  /** Orders that use it: held, awaiting payment or confirmed. */
  declare uses: number;
  declare note: string | null;
  declare createdAt: Date;
}
