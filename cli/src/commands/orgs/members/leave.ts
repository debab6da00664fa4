import { BaseCommand } from '../../../command.js';
import { done } from '../../../render/pairs.js';
import { clean } from '../../../render/terminal.js';
import { forgetOrganization } from '../../../services/organizations.js';
import { ownMembership } from '../../../services/team.js';

export default class OrgsMembersLeave extends BaseCommand<typeof OrgsMembersLeave> {
  static override summary = 'Leave the organization.';
  static override description = 'The last owner cannot: hand over ownership first, with orgs members update MEMBER --role owner.';
  static override examples = ['<%= config.bin %> orgs members leave', '<%= config.bin %> orgs members leave --org old-mill --yes'];

  async run(): Promise<void> {
    const api = await this.api();
    const membership = await this.during('Asking who you are', ownMembership(api));
    const { organizationId, organizationName, memberId, role } = membership;
    const name = clean(organizationName);
    await this.confirm(`Leave ${name}, where you are ${role}?`);
    await this.during('Leaving', api.echoplex.members.remove(organizationId, memberId));
    await forgetOrganization(api, organizationId);
    this.show(membership, (terminal) => done(`You have left ${name}`, terminal));
  }
}
