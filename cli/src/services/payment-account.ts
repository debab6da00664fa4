import { setTimeout as sleep } from 'node:timers/promises';
import type { PaymentAccount } from '@echoplex/sdk';
import type { Api } from './api.js';
import { currentOrganization } from './organizations.js';

/** Where the current organization's money goes. */
export async function paymentAccount(api: Api): Promise<PaymentAccount> {
  return await api.echoplex.paymentAccounts.get(await currentOrganization(api));
}

/** The account once Stripe lets it take payments; asks every few seconds until then. */
export async function untilEnabled(api: Api, organization: string): Promise<PaymentAccount> {
  for (let pause = 500; ; pause = Math.min(5000, pause * 2)) {
    const account = await api.echoplex.paymentAccounts.get(organization);
    if (account.chargesEnabled) return account;
    await sleep(pause);
  }
}
