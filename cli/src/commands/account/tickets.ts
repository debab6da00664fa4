import { BaseCommand } from '../../command.js';
import { moreOf, pageFlags, readList } from '../../flags.js';
import { localTimezone } from '../../parse/time.js';
import { renderOwnTickets } from '../../render/orders.js';

export default class AccountTickets extends BaseCommand<typeof AccountTickets> {
  static override summary = 'List your tickets, newest first.';
  static override description = 'Those bought as a guest with your proven address too.';
  static override examples = ['<%= config.bin %> account tickets', '<%= config.bin %> account tickets --all --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const list = readList(this.flags, (query) => echoplex.me.tickets(query));
    const page = await this.during('Fetching tickets', list);
    this.show(page, (terminal) => renderOwnTickets(page.data, terminal, localTimezone(), moreOf('account tickets', page)));
  }
}
