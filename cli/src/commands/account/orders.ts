import { BaseCommand } from '../../command.js';
import { moreOf, pageFlags, readList } from '../../flags.js';
import { localTimezone } from '../../parse/time.js';
import { renderOwnOrders } from '../../render/orders.js';

export default class AccountOrders extends BaseCommand<typeof AccountOrders> {
  static override summary = 'List the orders that you bought, newest first.';
  static override description = 'Those bought as a guest with your proven address too.';
  static override examples = ['<%= config.bin %> account orders', '<%= config.bin %> account orders --all --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const list = readList(this.flags, (query) => echoplex.me.orders(query));
    const page = await this.during('Fetching orders', list);
    this.show(page, (terminal) => renderOwnOrders(page.data, terminal, localTimezone(), moreOf('account orders', page)));
  }
}
