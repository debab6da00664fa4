import type { Pojo } from 'objection';
import type { components } from '../../contract/generated.js';
import { BaseModel } from './base-model.js';

type Schemas = components['schemas'];

/** A row of the ledger: something that moved. Never changed. */
export class PaymentModel extends BaseModel {
  static override tableName = 'payments';
  declare id: string;
  declare orderId: string;
  declare eventId: string;
  declare kind: Schemas['PaymentKind'];
  /** Of the PaymentIntent, the refund or the dispute; unique with the kind. */
  declare stripeId: string;
  /** The PaymentIntent behind it. */
  declare stripeIntent: string | null;
  declare stripeAccount: string | null;
  /** Minor units of `currency`; negative when money left. */
  declare amount: number;
  declare currency: string;
  declare refundId: string | null;
  /** It became no tickets. */
  declare surplus: boolean;
  declare createdAt: Date;
}

/** What Stripe booked for a row of the ledger, in minor units of the account's currency. Never changed. */
export class BalanceTransactionModel extends BaseModel {
  static override tableName = 'balance_transactions';
  declare id: string;
  declare paymentId: string;
  declare type: string;
  declare amount: number;
  declare fee: number;
  declare net: number;
  declare currency: string;
  declare availableAt: Date | null;
  declare createdAt: Date;

  /** Beyond what fits into an integer of PostgreSQL: accounts of forints settle what was paid in euros. They arrive as text. */
  override $parseDatabaseJson(json: Pojo): Pojo {
    const row = super.$parseDatabaseJson(json);
    for (const field of ['amount', 'fee', 'net']) if (typeof row[field] === 'string') row[field] = Number(row[field]);
    return row;
  }
}

/** Money that is to go back, or did. */
export class RefundModel extends BaseModel {
  static override tableName = 'refunds';
  declare id: string;
  declare orderId: string;
  declare eventId: string;
  declare organizationId: string;
  /** The payment it comes from. */
  declare paymentId: string;
  declare status: Schemas['RefundStatus'];
  declare source: Schemas['RefundSource'];
  declare amount: number;
  declare currency: string;
  declare reason: string | null;
  declare ticketIds: string[];
  declare restock: boolean;
  /** Once Stripe has it. */
  declare stripeRefundId: string | null;
  /** How often Stripe was asked for it. */
  declare tries: number;
  declare failure: string | null;
  declare createdAt: Date;
  declare completedAt: Date | null;
}

export class StripeEventModel extends BaseModel {
  static override tableName = 'stripe_events';
  static override jsonAttributes = ['payload'];
  declare id: string;
  declare type: string;
  declare account: string | null;
  declare payload: unknown;
  declare receivedAt: Date;
  declare processedAt: Date | null;
}
