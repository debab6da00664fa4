import type { Db } from '../../db/knex.js';
import type { PaymentDeps } from '../payments/settle.js';
export const payingAccount = async (_db: Db, _organizationId: string): Promise<string | null> => Promise.resolve(null);
export const applicationFee = (amount: number, percent: number): number => Math.round((amount * percent) / 100);
export const refreshAccount = async (_deps: Pick<PaymentDeps, 'db' | 'stripe'>, _id: string): Promise<boolean> => Promise.resolve(false);
export const forgetAccount = async (_db: Db, _id: string): Promise<boolean> => Promise.resolve(false);
