import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { renderOrder } from '../../render/orders.js';
import { findOrder } from '../../services/orders.js';

export default class OrdersGet extends BaseCommand<typeof OrdersGet> {
  static override summary = 'Show an order with its tickets.';
  static override examples = [
    '<%= config.bin %> orders get 7KX-42M --event harbour-lights',
    '<%= config.bin %> orders get ord_01kag70bt4fvkr6q8s0w2y4a6c',
  ];
  static override args = { order: Args.string({ description: "The order's id, or with --event its number.", required: true }) };
  static override flags = { event: Flags.string({ summary: 'The event that the number belongs to.' }) };

  protected override get eventName(): string | undefined {
    // An order that is named by its id is what was not found; its event is not asked for.
    return this.args.order.startsWith('ord_') ? undefined : this.flags.event;
  }

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { order, event } = await this.during('Fetching the order', findOrder(echoplex, this.args.order, this.flags.event));
    this.show(order, (terminal) => renderOrder(order, event, terminal));
  }
}
