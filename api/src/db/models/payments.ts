import { BaseModel } from './base-model.js';

export class PaymentModel extends BaseModel {
  static override tableName = 'payments';
  declare id: string;
  declare orderId: string;
  declare eventId: string;
  declare kind: 'payment' | 'refund';
  declare stripeId: string;
  declare amount: number;
  declare currency: string;
  declare createdAt: Date;
}

export class StripeEventModel extends BaseModel {
  static override tableName = 'stripe_events';
  static override jsonAttributes = ['payload'];
  declare id: string;
  declare type: string;
  declare payload: unknown;
  declare receivedAt: Date;
  declare processedAt: Date | null;
}
