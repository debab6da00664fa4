import { BaseCommand } from '../../command.js';
import { moreOf, pageFlags, readList } from '../../flags.js';
import { renderOrganizations } from '../../render/account.js';
import { chosenOrganization } from '../../services/organizations.js';

export default class OrgsList extends BaseCommand<typeof OrgsList> {
  static override summary = 'List your organizations.';
  static override examples = ['<%= config.bin %> orgs list', '<%= config.bin %> orgs list --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const api = await this.api();
    const page = await this.during(
      'Fetching organizations',
      readList(this.flags, (query) => api.echoplex.organizations.list(query)),
    );
    this.show(page, (terminal) => renderOrganizations(page.data, chosenOrganization(api), terminal, moreOf('orgs list', page)));
  }
}
