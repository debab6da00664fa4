import { BaseCommand } from '../../../command.js';
import { moreOf, pageFlags, readList } from '../../../flags.js';
import { localTimezone } from '../../../parse/time.js';
import { renderMembers } from '../../../render/team.js';
import type { Api } from '../../../services/api.js';
import { currentOrganization } from '../../../services/organizations.js';

export default class OrgsMembers extends BaseCommand<typeof OrgsMembers> {
  static override summary = 'List the members of the organization.';
  static override aliases = ['orgs:members:list'];
  static override examples = ['<%= config.bin %> orgs members', '<%= config.bin %> orgs members --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const page = await this.during('Fetching members', this.fetch(await this.api()));
    this.show(page, (terminal) => renderMembers(page.data, terminal, localTimezone(), moreOf('orgs members', page)));
  }

  private async fetch(api: Api) {
    const organization = await currentOrganization(api);
    return await readList(this.flags, (query) => api.echoplex.members.list(organization, query));
  }
}
