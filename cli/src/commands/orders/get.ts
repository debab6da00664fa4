import { BaseCommand } from '../../command.js';
import { eventOfOrder, orderArg, orderEventFlag } from '../../flags/orders.js';
import { renderOrder } from '../../render/orders.js';
import { findOrder } from '../../services/orders.js';
import { orderWithRefunds } from '../../services/refunds.js';

export default class OrdersGet extends BaseCommand<typeof OrdersGet> {
  static override summary = 'Show an order with its tickets, its payment and what went back.';
  static override examples = [
    '<%= config.bin %> orders get 7KX-42M --event harbour-lights',
    '<%= config.bin %> orders get ord_01kag70bt4fvkr6q8s0w2y4a6c',
  ];
  static override args = { order: orderArg };
  static override flags = orderEventFlag;

  protected override get eventName(): string | undefined {
    return eventOfOrder(this.args.order, this.flags.event);
  }

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    if (this.flags.json) {
      this.show((await findOrder(echoplex, this.args.order, this.flags.event)).order, () => '');
      return;
    }
    const fetched = orderWithRefunds(echoplex, this.args.order, this.flags.event);
    const { order, event, refunds } = await this.during('Fetching the order', fetched);
    this.show(order, (terminal) => renderOrder(order, event, terminal, refunds));
  }
}
