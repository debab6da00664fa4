import type { components } from '../../contract/generated.js';
import { BaseModel } from './base-model.js';

type Schemas = components['schemas'];

/** One width of a picture, by its key in the media store; the smallest first. */
export interface StoredPicture {
  key: string;
  width: number;
  height: number;
}

export class EventModel extends BaseModel {
  static override tableName = 'events';
  static override jsonAttributes = ['venue', 'cover'];
  declare id: string;
  declare organizationId: string;
  declare slug: string;
  declare name: string;
  declare summary: string | null;
  declare description: string | null;
  declare status: Schemas['EventStatus'];
  declare visibility: 'public' | 'unlisted';
  declare startsAt: Date;
  declare endsAt: Date;
  declare timezone: string;
  declare venue: Schemas['Venue'] | null;
  declare onlineUrl: string | null;
  declare capacity: number | null;
  declare currency: string;
  declare category: string | null;
  declare tags: string[];
  declare coverImage: string | null;
  declare cover: StoredPicture[] | null;
  declare maxTicketsPerOrder: number;
  /** Over all open and confirmed orders of one buyer; null without a limit. */
  declare maxTicketsPerBuyer: number | null;
  declare holdMinutes: number;
  declare refundSelfService: 'none' | 'until' | 'always';
  declare refundHoursBefore: number | null;
  declare refundFeePercent: number;
  /** Minor units, of each ticket. */
  declare refundFeeFixed: number;
  declare held: number;
  declare sold: number;
  declare sequence: number;
  /** Grows with every edit by its organization, so that two editors cannot overwrite each other. */
  declare version: number;
  declare seriesId: string | null;
  declare cancelledAt: Date | null;
  declare cancelReason: string | null;
  declare publishedAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export class TierModel extends BaseModel {
  static override tableName = 'tiers';
  declare id: string;
  declare eventId: string;
  declare organizationId: string;
  declare name: string;
  declare description: string | null;
  declare price: number;
  declare quantity: number | null;
  declare held: number;
  declare sold: number;
  declare minPerOrder: number;
  declare maxPerOrder: number;
  declare salesStartAt: Date | null;
  declare salesEndAt: Date | null;
  declare visibility: 'public' | 'hidden';
  declare position: number;
  /** The tier that has to be sold out or over before this one is sold. */
  declare availableAfter: string | null;
  declare payWhatYouWant: boolean;
  declare suggestedPrice: number | null;
  declare refundable: boolean;
  /** The tier of the series' first date that this one is a copy of. */
  declare seriesTierId: string | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}
