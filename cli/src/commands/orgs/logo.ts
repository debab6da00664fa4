import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import type { Api } from '../../services/api.js';
import { readImage } from '../../services/images.js';
import { currentOrganization } from '../../services/organizations.js';

export default class OrgsLogo extends BaseCommand<typeof OrgsLogo> {
  static override summary = "Set the organization's logo.";
  static override description = 'A JPEG, PNG, WebP or AVIF of at most 5 MB. Nothing of the file but its picture is kept.';
  static override examples = ['<%= config.bin %> orgs logo pier-nine.png'];
  static override args = { file: Args.string({ description: 'The picture.', required: true }) };

  async run(): Promise<void> {
    const api = await this.api();
    const image = await readImage(this.args.file);
    const organization = await this.during('Sending the logo', this.send(api, image));
    const { name, logoUrl } = organization;
    this.show(organization, (terminal) => done(`${clean(name)} has its logo: ${clean(logoUrl ?? '')}`, terminal));
  }

  private async send(api: Api, image: Blob) {
    return await api.echoplex.organizations.setLogo(await currentOrganization(api), image);
  }
}
