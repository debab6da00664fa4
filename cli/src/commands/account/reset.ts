import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { passwordFlag } from '../../flags.js';
import { parseToken } from '../../parse/token.js';
import { readNewPassword } from '../../prompts/password.js';
import { done, nextSteps } from '../../render/pairs.js';
import { program } from '../../config/program.js';

const another = `Ask for another mail: ${program} account forgot EMAIL`;

export default class AccountReset extends BaseCommand<typeof AccountReset> {
  static override summary = 'Set a new password with the token of the mail; every session ends.';
  static override examples = [
    '<%= config.bin %> account reset ept_…',
    'pass show tickets | <%= config.bin %> account reset ept_… --password-stdin',
  ];
  static override hints = { token_invalid: another, token_expired: another };
  static override args = { token: Args.string({ description: 'The token of the mail, or its whole link.', required: true }) };
  static override flags = passwordFlag;

  async run(): Promise<void> {
    const token = parseToken(this.args.token);
    const password = await readNewPassword({ piped: this.flags['password-stdin'], canAsk: this.canAsk }, 'New password');
    await this.during('Setting the password', this.anonymousApi().auth.resetPassword({ token, password }));
    this.show({ reset: true }, (terminal) =>
      [
        done('Your new password is set, and every session has ended', terminal),
        '',
        nextSteps([['Log in with it', `${program} login`]], terminal),
      ].join('\n'),
    );
  }
}
