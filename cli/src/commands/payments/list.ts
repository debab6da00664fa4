import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, pageFlags, readList } from '../../flags.js';
import { paymentKinds, renderPayments } from '../../render/payments.js';
import type { Api } from '../../services/api.js';
import { given } from '../../services/given.js';
import { findOrder } from '../../services/orders.js';

export default class PaymentsList extends BaseCommand<typeof PaymentsList> {
  static override summary = "List an event's payments and refunds, newest first.";
  static override description =
    'The rows of the payment ledger, which are added and never changed. Money that left is below zero. Fee and net appear once Stripe has booked a row, usually within minutes.';
  static override examples = [
    '<%= config.bin %> payments list harbour-lights',
    '<%= config.bin %> payments list harbour-lights --kind refund --all',
    '<%= config.bin %> payments list harbour-lights --order 7KX-42M',
  ];
  static override args = { event: eventArg };
  static override flags = {
    kind: Flags.option({ options: paymentKinds, summary: 'Only rows of this kind.' })(),
    order: Flags.string({ summary: 'Only rows of this order: its number or id.' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const { event, page } = await this.during('Fetching payments', this.fetch(await this.api()));
    this.show(page, (terminal) => renderPayments(page.data, event, terminal, this.more(page)));
  }

  private async fetch({ echoplex }: Api) {
    const { kind, order: wanted } = this.flags;
    const event = await echoplex.events.get(this.args.event);
    const isNumber = wanted !== undefined && !wanted.startsWith('ord_');
    const order = isNumber ? (await findOrder(echoplex, wanted, event.id)).order.id : wanted;
    return {
      event,
      page: await readList(this.flags, (query) => echoplex.payments.list(event.id, { ...query, ...given({ kind, order }) })),
    };
  }
}
