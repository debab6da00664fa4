import { BaseCommand } from '../../command.js';
import { renderPaymentAccount } from '../../render/payment-account.js';
import { paymentAccount } from '../../services/payment-account.js';

export default class PaymentsAccount extends BaseCommand<typeof PaymentsAccount> {
  static override summary = "Show where the organization's money goes.";
  static override description = "Its own Stripe account, or the platform's. For owners and admins.";
  static override examples = ['<%= config.bin %> payments account', '<%= config.bin %> payments account --org pier-nine --json'];

  async run(): Promise<void> {
    const account = await this.during('Asking Stripe', paymentAccount(await this.api()));
    this.show(account, (terminal) => renderPaymentAccount(account, terminal));
  }
}
