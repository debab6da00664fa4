import { Flags } from '@oclif/core';
import { BaseCommand } from '../../../command.js';
import { memberArg, roles } from '../../../flags.js';
import { askRole } from '../../../prompts/team.js';
import { done } from '../../../render/pairs.js';
import { personOf } from '../../../render/team.js';
import { findMember } from '../../../services/team.js';

export default class OrgsMembersUpdate extends BaseCommand<typeof OrgsMembersUpdate> {
  static override summary = "Change a member's role.";
  static override description =
    'Only owners make or unmake owners, and an organization always has one. To hand it over, make the other one owner first.';
  static override examples = [
    '<%= config.bin %> orgs members update kim@example.com --role admin',
    '<%= config.bin %> orgs members update kim@example.com --role owner',
  ];
  static override args = { member: memberArg };
  static override flags = { role: Flags.option({ options: roles, summary: 'What they may do from now on.' })() };

  async run(): Promise<void> {
    const api = await this.api();
    const role = await askRole(this.flags.role, this.canAsk);
    const { organization, found } = await this.during('Finding the member', findMember(api, this.args.member));
    const member = await this.during('Changing the role', api.echoplex.members.update(organization, found.id, { role }));
    const was = found.role === member.role ? '' : `, no longer ${found.role}`;
    this.show(member, (terminal) => done(`${personOf(member)} is ${member.role} now${was}`, terminal));
  }
}
