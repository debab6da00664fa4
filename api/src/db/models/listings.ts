import { BaseModel } from './base-model.js';

/** What discovery knows of an event, as far as a search reads it. */
export class ListingModel extends BaseModel {
  static override tableName = 'event_listings';
  static override idColumn = 'event_id';
  declare eventId: string;
  declare startsAt: Date;
  declare popularity: number;
  /** Of a search by relevance: smaller fits better. */
  declare unfitness?: number;
  /** Of a search around a point: metres through the earth. */
  declare chord?: number;
}
