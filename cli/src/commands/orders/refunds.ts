import { BaseCommand } from '../../command.js';
import { pageFlags, readList } from '../../flags.js';
import { eventOfOrder, orderArg, orderEventFlag } from '../../flags/orders.js';
import { renderRefunds } from '../../render/refunds.js';
import type { Api } from '../../services/api.js';
import { findOrder } from '../../services/orders.js';

export default class OrdersRefunds extends BaseCommand<typeof OrdersRefunds> {
  static override summary = 'List what went back of an order, newest first.';
  static override examples = [
    '<%= config.bin %> orders refunds ord_01kag70bt4fvkr6q8s0w2y4a6c',
    '<%= config.bin %> orders refunds 7KX-42M --event harbour-lights --json',
  ];
  static override args = { order: orderArg };
  static override flags = { ...orderEventFlag, ...pageFlags };

  protected override get eventName(): string | undefined {
    return eventOfOrder(this.args.order, this.flags.event);
  }

  async run(): Promise<void> {
    const { order, event, page } = await this.during('Fetching refunds', this.fetch(await this.api()));
    this.show(page, (terminal) => renderRefunds(page.data, order, event, terminal, this.more(page)));
  }

  private async fetch({ echoplex }: Api) {
    const { order, event } = await findOrder(echoplex, this.args.order, this.flags.event);
    return { order, event, page: await readList(this.flags, (query) => echoplex.orders.refunds(order.id, query)) };
  }
}
