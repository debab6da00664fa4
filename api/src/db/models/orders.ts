import { Model, type RelationMappings } from 'objection';
import type { components } from '../../contract/generated.js';
import { BaseModel } from './base-model.js';

type Schemas = components['schemas'];

export class OrderItemModel extends BaseModel {
  static override tableName = 'order_items';
  static override idColumn = ['orderId', 'tierId'];
  declare orderId: string;
  declare tierId: string;
  declare eventId: string;
  declare name: string;
  declare quantity: number;
  declare unitPrice: number;
  declare discount: number;
  declare position: number;
}

export class TicketModel extends BaseModel {
  static override tableName = 'tickets';
  static override jsonAttributes = ['attendee', 'answers'];
  declare id: string;
  declare code: string;
  declare orderId: string;
  declare eventId: string;
  declare tierId: string;
  declare attendee: Schemas['Attendee'] | null;
  declare answers: Schemas['Answer'][];
  declare status: Schemas['Ticket']['status'];
  declare checkedInAt: Date | null;
  /** Whether it takes a place of its tier; void tickets may. */
  declare holdsStock: boolean;
  declare createdAt: Date;
}

export class OrderModel extends BaseModel {
  static override tableName = 'orders';
  static override jsonAttributes = ['attendees', 'answers', 'dispute'];
  declare id: string;
  declare eventId: string;
  declare organizationId: string;
  declare number: string;
  declare status: Schemas['OrderStatus'];
  declare currency: string;
  declare subtotal: number;
  declare discount: number;
  declare total: number;
  declare refunded: number;
  declare buyerUserId: string | null;
  declare buyerEmail: string | null;
  declare buyerFirstName: string | null;
  declare buyerLastName: string | null;
  declare attendees: Schemas['OrderAttendee'][];
  declare answers: Schemas['Answer'][];
  declare promoCodeId: string | null;
  /** The code as it was when it was used. */
  declare promoCode: string | null;
  declare accessCodeId: string | null;
  declare locale: string;
  declare paymentIntentId: string | null;
  declare checkoutSessionId: string | null;
  /** The connected account that is paid; null for the platform's. */
  declare stripeAccount: string | null;
  /** When Stripe was last asked about it. */
  declare paymentCheckedAt: Date | null;
  declare dispute: Schemas['Dispute'] | null;
  declare paymentStatus: Schemas['Payment']['status'] | null;
  declare expiresAt: Date | null;
  declare confirmedAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;
  /** Of the network that holds it, while it does: one network may not hold everything. */
  declare networkHash: Buffer | null;
  declare items?: OrderItemModel[];
  declare tickets?: TicketModel[];

  static override get relationMappings(): RelationMappings {
    const join = (table: string) => ({ from: 'orders.id', to: `${table}.orderId` });
    return {
      items: {
        relation: Model.HasManyRelation,
        modelClass: OrderItemModel,
        join: join('order_items'),
        modify: (query) => void query.orderBy('position'),
      },
      tickets: {
        relation: Model.HasManyRelation,
        modelClass: TicketModel,
        join: join('tickets'),
        modify: (query) => void query.orderBy('id'),
      },
    };
  }
}

export class OrderSecretModel extends BaseModel {
  static override tableName = 'order_secrets';
  static override idColumn = 'secretHash';
  declare secretHash: Buffer;
  declare orderId: string;
}
