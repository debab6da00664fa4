import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { askChoice } from '../../prompts/ask.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import type { Api } from '../../services/api.js';
import { findOrganization, useOrganization } from '../../services/organizations.js';
import { program } from '../../config/program.js';

export default class OrgsUse extends BaseCommand<typeof OrgsUse> {
  static override summary = 'Choose the organization that commands are about.';
  static override examples = ['<%= config.bin %> orgs use pier-nine', '<%= config.bin %> orgs use'];
  static override args = { org: Args.string({ description: 'Its id, slug or name.' }) };

  async run(): Promise<void> {
    const api = await this.api();
    const wanted = this.args.org ?? this.flags.org ?? (await this.choose(api));
    const organization = await this.during('Finding the organization', findOrganization(api, wanted));
    await useOrganization(api, organization.id);
    this.show(organization, (terminal) => done(`Commands are now about ${clean(organization.name)}  ${organization.id}`, terminal));
  }

  private async choose({ echoplex }: Api): Promise<string> {
    if (!this.canAsk) throw new UsageError('Which organization?', { hint: `${program} orgs use ORG   (see them: ${program} orgs list)` });
    const { data } = await this.during('Fetching organizations', echoplex.organizations.list({ limit: 200 }));
    if (data.length === 0) throw new UsageError('You have no organization yet.', { hint: `Create one: ${program} orgs create --name "…"` });
    return await askChoice(
      'Organization',
      data.map(({ id, name }) => ({ name: clean(name), value: id })),
    );
  }
}
