import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { done, nextSteps } from '../../render/pairs.js';
import { program } from '../../config/program.js';

export default class AccountForgot extends BaseCommand<typeof AccountForgot> {
  static override summary = 'Ask for a new password by mail.';
  static override examples = ['<%= config.bin %> account forgot olive@example.com'];
  static override args = { email: Args.string({ description: 'The address of the account.', required: true }) };

  async run(): Promise<void> {
    const { email } = this.args;
    await this.during('Asking for a mail', this.anonymousApi().auth.forgotPassword({ email }));
    this.show({ email }, (terminal) =>
      [
        done(`If ${email} has an account, a mail is on its way`, terminal),
        '',
        nextSteps([['Set a new password', `${program} account reset TOKEN`]], terminal),
      ].join('\n'),
    );
  }
}
