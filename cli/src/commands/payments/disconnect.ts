import { BaseCommand } from '../../command.js';
import { renderDisconnected } from '../../render/payment-account.js';
import { currentOrganization } from '../../services/organizations.js';

export default class PaymentsDisconnect extends BaseCommand<typeof PaymentsDisconnect> {
  static override summary = "Disconnect the Stripe account; new payments go to the platform's.";
  static override description = 'What was paid before is refunded from where it is. Asks first; for owners and admins.';
  static override examples = ['<%= config.bin %> payments disconnect', '<%= config.bin %> payments disconnect --org pier-nine --yes'];

  async run(): Promise<void> {
    const api = await this.api();
    const organization = await currentOrganization(api);
    await this.confirm("Disconnect the Stripe account? New payments then go to the platform's.");
    await this.during('Disconnecting', api.echoplex.paymentAccounts.disconnect(organization));
    const account = this.flags.json ? await api.echoplex.paymentAccounts.get(organization) : null;
    this.show(account, renderDisconnected);
  }
}
