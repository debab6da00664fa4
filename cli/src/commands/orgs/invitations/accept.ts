import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../../command.js';
import { passwordFlag } from '../../../flags.js';
import { parseToken } from '../../../parse/token.js';
import { askName } from '../../../prompts/account.js';
import { readNewPassword } from '../../../prompts/password.js';
import { renderAccepted } from '../../../render/accepted.js';
import { acceptAsNew, acceptAsUser } from '../../../services/invitations.js';
import { loginTarget } from '../../../services/login.js';
import { program } from '../../../config/program.js';

export default class OrgsInvitationsAccept extends BaseCommand<typeof OrgsInvitationsAccept> {
  static override summary = 'Accept an invitation.';
  static override description =
    'With an account, log in with the invited address first. Without one, a name and a password create it, and you are logged in.';
  static override examples = [
    '<%= config.bin %> orgs invitations accept ept_…',
    '<%= config.bin %> orgs invitations accept ept_… --first-name Kim --last-name Lund',
  ];
  static override hints = {
    token_invalid: `Perhaps you accepted it already: ${program} orgs list`,
    token_expired: 'Ask whoever invited you for a new one.',
  };
  static override args = { token: Args.string({ description: 'The token of the mail, or its whole link.', required: true }) };
  static override flags = {
    'first-name': Flags.string({ summary: 'For a new account: your first name.', helpValue: 'NAME' }),
    'last-name': Flags.string({ summary: 'For a new account: your last name.', helpValue: 'NAME' }),
    ...passwordFlag,
  };

  async run(): Promise<void> {
    const token = parseToken(this.args.token);
    const { 'first-name': firstName, 'last-name': lastName, 'password-stdin': piped } = this.flags;
    const isNew = (firstName ?? lastName) !== undefined || piped;
    const api = isNew ? null : await this.publicApi();
    const known = api !== null && api.credentialFrom !== null && !api.byKey;
    const accepted = await (known ? this.during('Accepting', acceptAsUser(api, token)) : this.acceptAsNew(token));
    this.show(accepted.answer, (terminal) => renderAccepted(accepted, terminal));
  }

  private async acceptAsNew(token: string) {
    const piped = this.flags['password-stdin'];
    const name = await askName(this.flags, this.canAsk && !piped);
    const password = await readNewPassword({ piped, canAsk: this.canAsk });
    const target = await loginTarget(this.connection, this.flags.profile ?? this.environment.profile, this.environment.userFile);
    const { apiUrl } = this.connection;
    return await this.during('Accepting', acceptAsNew(apiUrl, { token, account: { ...name, password } }, target));
  }
}
