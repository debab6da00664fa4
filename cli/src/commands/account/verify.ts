import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { parseToken } from '../../parse/token.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { program } from '../../config/program.js';

const another = `Have another one sent: ${program} account verify --resend`;

export default class AccountVerify extends BaseCommand<typeof AccountVerify> {
  static override summary = 'Prove your email address.';
  static override description = 'Orders that were bought as a guest with this address become yours.';
  static override examples = ['<%= config.bin %> account verify ept_…', '<%= config.bin %> account verify --resend'];
  static override hints = { token_invalid: another, token_expired: another };
  static override args = { token: Args.string({ description: 'The token of the mail, or its whole link.' }) };
  static override flags = { resend: Flags.boolean({ summary: 'Send the mail again.', default: false }) };

  async run(): Promise<void> {
    const { token } = this.args;
    if ((token === undefined) !== this.flags.resend) {
      throw new UsageError('Give either the token of the mail or --resend.', { hint: `${program} account verify TOKEN` });
    }
    if (token === undefined) await this.resend();
    else await this.verify(parseToken(token));
  }

  private async verify(token: string): Promise<void> {
    const user = await this.during('Verifying', this.anonymousApi().auth.verifyEmail({ token }));
    this.show(user, (terminal) => done(`${clean(user.email)} is proven to be yours`, terminal));
  }

  private async resend(): Promise<void> {
    const { echoplex } = await this.api();
    await this.during('Sending the mail', echoplex.auth.resendVerification());
    this.show({ sent: true }, (terminal) => done('A mail is on its way, unless your address is proven already', terminal));
  }
}
