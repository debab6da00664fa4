import { BaseCommand } from '../../../command.js';
import { moreOf, pageFlags, readList } from '../../../flags.js';
import { localTimezone } from '../../../parse/time.js';
import { renderInvitations } from '../../../render/team.js';
import type { Api } from '../../../services/api.js';
import { currentOrganization } from '../../../services/organizations.js';

export default class OrgsInvitations extends BaseCommand<typeof OrgsInvitations> {
  static override summary = 'List invitations that were not accepted yet.';
  static override aliases = ['orgs:invitations:list'];
  static override examples = ['<%= config.bin %> orgs invitations', '<%= config.bin %> orgs invitations --json'];
  static override flags = pageFlags;

  async run(): Promise<void> {
    const page = await this.during('Fetching invitations', this.fetch(await this.api()));
    this.show(page, (terminal) => renderInvitations(page.data, terminal, localTimezone(), moreOf('orgs invitations', page)));
  }

  private async fetch(api: Api) {
    const organization = await currentOrganization(api);
    return await readList(this.flags, (query) => api.echoplex.invitations.list(organization, query));
  }
}
