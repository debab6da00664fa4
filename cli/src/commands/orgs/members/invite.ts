import { Args, Flags } from '@oclif/core';
import type { MemberRole } from '@echoplex/sdk';
import { BaseCommand } from '../../../command.js';
import { roles } from '../../../flags.js';
import { localTimezone } from '../../../parse/time.js';
import { askRole } from '../../../prompts/team.js';
import { renderInvited } from '../../../render/team.js';
import type { Api } from '../../../services/api.js';
import { currentOrganization } from '../../../services/organizations.js';

export default class OrgsMembersInvite extends BaseCommand<typeof OrgsMembersInvite> {
  static override summary = 'Invite somebody by mail.';
  static override description =
    'They accept with the token in the mail within a week. Inviting the same address again sends a new mail and ends the old token.';
  static override examples = [
    '<%= config.bin %> orgs members invite kim@example.com --role staff',
    '<%= config.bin %> orgs members invite door@example.com --role scanner',
  ];
  static override args = { email: Args.string({ description: 'Their address.', required: true }) };
  static override flags = { role: Flags.option({ options: roles, summary: 'What they may do.' })() };

  async run(): Promise<void> {
    const api = await this.api();
    const role = await askRole(this.flags.role, this.canAsk);
    const invitation = await this.during('Inviting', this.invite(api, role));
    this.show(invitation, (terminal) => renderInvited(invitation, terminal, localTimezone()));
  }

  private async invite(api: Api, role: MemberRole) {
    return await api.echoplex.members.invite(await currentOrganization(api), { email: this.args.email, role });
  }
}
