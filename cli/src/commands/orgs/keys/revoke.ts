import { Args } from '@oclif/core';
import { BaseCommand } from '../../../command.js';
import { done } from '../../../render/pairs.js';
import { clean } from '../../../render/terminal.js';
import { findApiKey } from '../../../services/team.js';

export default class OrgsKeysRevoke extends BaseCommand<typeof OrgsKeysRevoke> {
  static override summary = 'Revoke an API key; it stops working at once.';
  static override examples = [
    '<%= config.bin %> orgs keys revoke "Website build"',
    '<%= config.bin %> orgs keys revoke key_01kag6xv2pe9hsz8c4d6f0g1hj --yes',
  ];
  static override args = { key: Args.string({ description: 'Its name or id.', required: true }) };

  async run(): Promise<void> {
    const api = await this.api();
    const { organization, found } = await this.during('Finding the key', findApiKey(api, this.args.key));
    const name = clean(found.name);
    await this.confirm(`Revoke "${name}" (epk_…${clean(found.hint)})? Whatever uses it stops working.`);
    await this.during('Revoking the key', api.echoplex.apiKeys.revoke(organization, found.id));
    this.show(found, (terminal) => done(`Revoked "${name}"; it does not work any more`, terminal));
  }
}
