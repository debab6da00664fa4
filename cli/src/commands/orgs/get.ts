import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { renderOrganization } from '../../render/account.js';
import type { Api } from '../../services/api.js';
import { currentOrganization } from '../../services/organizations.js';

export default class OrgsGet extends BaseCommand<typeof OrgsGet> {
  static override summary = 'Show an organization.';
  static override examples = ['<%= config.bin %> orgs get', '<%= config.bin %> orgs get pier-nine --json'];
  static override args = { org: Args.string({ description: 'Its id, slug or name; the one in use without it.' }) };

  async run(): Promise<void> {
    const organization = await this.during('Fetching the organization', this.fetch(await this.api()));
    this.show(organization, (terminal) => renderOrganization(organization, terminal));
  }

  private async fetch(api: Api) {
    return await api.echoplex.organizations.get(await currentOrganization(api, this.args.org ?? this.flags.org));
  }
}
