import { Args } from '@oclif/core';
import { BaseCommand } from '../../../command.js';
import { done } from '../../../render/pairs.js';
import { clean } from '../../../render/terminal.js';
import { findInvitation } from '../../../services/team.js';

export default class OrgsInvitationsRevoke extends BaseCommand<typeof OrgsInvitationsRevoke> {
  static override summary = 'Take an invitation back.';
  static override examples = ['<%= config.bin %> orgs invitations revoke kim@example.com'];
  static override args = { invitation: Args.string({ description: 'The invited address, or the id.', required: true }) };

  async run(): Promise<void> {
    const api = await this.api();
    const search = findInvitation(api, this.args.invitation);
    const { organization, found } = await this.during('Finding the invitation', search);
    const email = clean(found.email);
    await this.confirm(`Take back the invitation of ${email} as ${found.role}?`);
    await this.during('Taking it back', api.echoplex.invitations.revoke(organization, found.id));
    this.show(found, (terminal) => done(`${email} can no longer accept`, terminal));
  }
}
