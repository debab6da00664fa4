import { BaseCommand } from '../../../command.js';
import { moreOf, pageFlags, readList } from '../../../flags.js';
import { localTimezone } from '../../../parse/time.js';
import { renderSessions } from '../../../render/account.js';

export default class AccountSessions extends BaseCommand<typeof AccountSessions> {
  static override summary = 'List where you are logged in; a dot marks this session.';
  static override aliases = ['account:sessions:list'];
  static override examples = ['<%= config.bin %> account sessions', '<%= config.bin %> account sessions --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const list = readList(this.flags, (query) => echoplex.sessions.list(query));
    const page = await this.during('Fetching sessions', list);
    this.show(page, (terminal) => renderSessions(page.data, terminal, localTimezone(), moreOf('account sessions', page)));
  }
}
