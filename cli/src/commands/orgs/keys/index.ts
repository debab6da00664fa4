import { BaseCommand } from '../../../command.js';
import { moreOf, pageFlags, readList } from '../../../flags.js';
import { localTimezone } from '../../../parse/time.js';
import { renderApiKeys } from '../../../render/team.js';
import type { Api } from '../../../services/api.js';
import { currentOrganization } from '../../../services/organizations.js';

export default class OrgsKeys extends BaseCommand<typeof OrgsKeys> {
  static override summary = 'List API keys, without their secrets.';
  static override aliases = ['orgs:keys:list'];
  static override examples = ['<%= config.bin %> orgs keys', '<%= config.bin %> orgs keys --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const page = await this.during('Fetching API keys', this.fetch(await this.api()));
    this.show(page, (terminal) => renderApiKeys(page.data, terminal, localTimezone(), moreOf('orgs keys', page)));
  }

  private async fetch(api: Api) {
    const organization = await currentOrganization(api);
    return await readList(this.flags, (query) => api.echoplex.apiKeys.list(organization, query));
  }
}
