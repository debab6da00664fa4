import { Flags } from '@oclif/core';
import type { OrganizationUpdate } from '@echoplex/sdk';
import { BaseCommand } from '../../command.js';
import { organizationFlags } from '../../flags.js';
import { renderOrganization } from '../../render/account.js';
import { done } from '../../render/pairs.js';
import type { Api } from '../../services/api.js';
import { currentOrganization, toOrganizationUpdate } from '../../services/organizations.js';

export default class OrgsUpdate extends BaseCommand<typeof OrgsUpdate> {
  static override summary = 'Change the organization.';
  static override description = 'What is left out stays. An empty --website or --contact-email takes it away.';
  static override examples = [
    '<%= config.bin %> orgs update --name "Pier Nine" --website https://pier-nine.example.com',
    '<%= config.bin %> orgs update --embed-origin https://pier-nine.example.com --embed-origin https://shop.example.com',
    '<%= config.bin %> orgs update --embed-origin any --contact-email ""',
  ];
  static override flags = {
    name: Flags.string({ summary: 'Its name, as buyers read it.' }),
    ...organizationFlags,
    'embed-origin': Flags.string({
      summary: 'A website that may embed the widget; repeat it for more. `any` lets all.',
      multiple: true,
      helpValue: 'URL',
    }),
  };

  async run(): Promise<void> {
    const { 'contact-email': contactEmail, 'embed-origin': embedOrigins } = this.flags;
    const update = toOrganizationUpdate({ ...this.flags, contactEmail, embedOrigins });
    const organization = await this.during('Changing the organization', this.update(await this.api(), update));
    this.show(organization, (terminal) => `${done('Saved', terminal)}\n\n${renderOrganization(organization, terminal)}`);
  }

  private async update(api: Api, update: OrganizationUpdate) {
    return await api.echoplex.organizations.update(await currentOrganization(api), update);
  }
}
