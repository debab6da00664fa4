import { BaseCommand } from '../../../command.js';
import { memberArg } from '../../../flags.js';
import { done } from '../../../render/pairs.js';
import { personOf } from '../../../render/team.js';
import { findMember } from '../../../services/team.js';

export default class OrgsMembersRemove extends BaseCommand<typeof OrgsMembersRemove> {
  static override summary = 'Remove a member from the organization.';
  static override examples = [
    '<%= config.bin %> orgs members remove kim@example.com',
    '<%= config.bin %> orgs members remove kim@example.com --yes',
  ];
  static override args = { member: memberArg };

  async run(): Promise<void> {
    const api = await this.api();
    const { organization, found } = await this.during('Finding the member', findMember(api, this.args.member));
    await this.confirm(`Remove ${personOf(found)}, ${found.role}?`);
    await this.during('Removing the member', api.echoplex.members.remove(organization, found.id));
    this.show(found, (terminal) => done(`Removed ${personOf(found)}`, terminal));
  }
}
