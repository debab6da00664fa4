import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { organizationFlags } from '../../flags.js';
import { askText } from '../../prompts/ask.js';
import { findMissing } from '../../prompts/missing.js';
import { done, nextSteps } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { chosenOrganization, useOrganization } from '../../services/organizations.js';
import { program } from '../../config/program.js';

export default class OrgsCreate extends BaseCommand<typeof OrgsCreate> {
  static override summary = 'Create an organization; you become its owner.';
  static override examples = ['<%= config.bin %> orgs create --name "Pier Nine" --currency EUR'];
  static override flags = {
    name: Flags.string({ summary: 'Its name, as buyers read it.' }),
    ...organizationFlags,
    slug: Flags.string({ summary: 'A readable name for addresses; made from the name without it.' }),
  };

  async run(): Promise<void> {
    const api = await this.api();
    const { slug, website, currency, 'contact-email': contactEmail } = this.flags;
    findMissing({ '--name': this.flags.name }, this.canAsk);
    const input = {
      name: this.flags.name ?? (await askText('Name')),
      ...(slug !== undefined && { slug }),
      ...(website !== undefined && { website }),
      ...(contactEmail !== undefined && { contactEmail }),
      ...(currency !== undefined && { defaultCurrency: currency.toUpperCase() }),
    };
    const created = await this.during('Creating the organization', api.echoplex.organizations.create(input));
    const inUse = chosenOrganization(api) === undefined && api.connection.source !== undefined && !api.byKey;
    if (inUse) await useOrganization(api, created.id);
    const next: [string, string] = inUse
      ? ['Create an event', `${program} events create`]
      : ['Use it', `${program} orgs use ${created.slug}`];
    this.show(
      created,
      (terminal) => `${done(`Created ${clean(created.name)}  ${created.id}`, terminal)}\n\n${nextSteps([next], terminal)}`,
    );
  }
}
