import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, moreOf, pageFlags, readList } from '../../flags.js';
import { orderStatuses, orderStatusFlag } from '../../flags/orders.js';
import { renderOrders } from '../../render/orders.js';

export default class OrdersList extends BaseCommand<typeof OrdersList> {
  static override summary = "List an event's orders, newest first.";
  static override examples = [
    '<%= config.bin %> orders list harbour-lights',
    '<%= config.bin %> orders list harbour-lights --status confirmed',
    '<%= config.bin %> orders list harbour-lights --search ana@example.com',
  ];
  static override args = { event: eventArg };
  static override flags = {
    status: orderStatusFlag({ summary: `Only orders in this state: ${orderStatuses.join(', ')}.` }),
    search: Flags.string({ char: 'q', summary: "Part of the order's number, the buyer's name or email.", helpValue: 'TEXT' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { event: id } = this.args;
    const { status, search } = this.flags;
    const filter = { ...(status && { status }), ...(search !== undefined && { q: search }) };
    const both = Promise.all([echoplex.events.get(id), readList(this.flags, (query) => echoplex.orders.list(id, { ...query, ...filter }))]);
    const [event, page] = await this.during('Fetching orders', both);
    this.show(page, (terminal) => renderOrders(page.data, event, terminal, moreOf(`orders list ${id}`, page)));
  }
}
