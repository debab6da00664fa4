import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { renderConnecting, renderPaymentAccount } from '../../render/payment-account.js';
import { terminalOf } from '../../render/terminal.js';
import { openInBrowser } from '../../services/browser.js';
import { currentOrganization } from '../../services/organizations.js';
import { untilEnabled } from '../../services/payment-account.js';

export default class PaymentsConnect extends BaseCommand<typeof PaymentsConnect> {
  static override summary = 'Connect a Stripe account, to which buyers then pay directly.';
  static override description =
    "Opens a page of Stripe's where the details are filled in, and on a terminal waits until Stripe lets the account take payments; Ctrl-C only stops waiting. Where there is no terminal the page's address is all there is on stdout.";
  static override examples = [
    '<%= config.bin %> payments connect',
    '<%= config.bin %> payments connect --return-url https://pier-nine.example.com/payments --no-wait',
  ];
  static override flags = {
    'return-url': Flags.string({ summary: "Where Stripe leads back to; the API's own page without it.", helpValue: 'URL' }),
    browser: Flags.boolean({ summary: '--no-browser: only print the address.', allowNo: true, default: true }),
    wait: Flags.boolean({ summary: '--no-wait: end as soon as the page is there. Without a terminal --wait waits too.', allowNo: true }),
  };

  async run(): Promise<void> {
    const api = await this.api();
    const organization = await currentOrganization(api);
    const input = { returnUrl: this.flags['return-url'] ?? `${this.connection.apiUrl}/` };
    const link = await this.during('Asking Stripe', api.echoplex.paymentAccounts.connect(organization, input));
    if (this.flags.json) {
      this.show(link, () => '');
      return;
    }
    const opened = this.flags.browser && this.out.isTerminal && (await openInBrowser(link.url, this.environment.hasDisplay));
    if (this.out.isTerminal) this.log(`\n${renderConnecting(link, opened, this.out)}\n`);
    else this.log(link.url);
    if (!(this.flags.wait ?? this.out.isTerminal)) return;
    const account = await this.during('Waiting until Stripe takes payments (Ctrl-C stops waiting)', untilEnabled(api, organization));
    const messages = terminalOf(process.stderr);
    process.stderr.write(`\n${renderPaymentAccount(account, messages)}\n\n`);
  }
}
