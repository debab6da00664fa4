import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { passwordFlag } from '../../flags.js';
import { readCurrentPassword } from '../../prompts/password.js';
import { done, nextSteps } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { rememberEmail } from '../../services/account.js';
import { program } from '../../config/program.js';

export default class AccountUpdate extends BaseCommand<typeof AccountUpdate> {
  static override summary = 'Change your name or email address.';
  static override description = 'A new address needs your password and has to be proven again; the old one is told.';
  static override hints = { invalid_credentials: `Forgotten: ${program} account forgot EMAIL` };
  static override examples = [
    '<%= config.bin %> account update --last-name Hart-Lund',
    '<%= config.bin %> account update --email olive.hart@example.com',
  ];
  static override flags = {
    ...passwordFlag,
    email: Flags.string({ summary: 'Your new email address.' }),
    'first-name': Flags.string({ summary: 'Your first name.', helpValue: 'NAME' }),
    'last-name': Flags.string({ summary: 'Your last name.', helpValue: 'NAME' }),
  };

  async run(): Promise<void> {
    const { email, 'first-name': firstName, 'last-name': lastName } = this.flags;
    if ((email ?? firstName ?? lastName) === undefined) {
      throw new UsageError('Nothing would change.', { hint: 'Say what: --first-name, --last-name or --email' });
    }
    const source = { piped: this.flags['password-stdin'], canAsk: this.canAsk };
    const moved = email !== undefined && { email, currentPassword: await readCurrentPassword(source) };
    const changes = { ...moved, ...(firstName !== undefined && { firstName }) };
    const api = await this.api();
    const user = await this.during(
      'Changing your profile',
      api.echoplex.me.update({ ...changes, ...(lastName !== undefined && { lastName }) }),
    );
    if (email !== undefined) await rememberEmail(api, user.email);
    this.show(user, (terminal) => {
      const saved = done(`You are ${clean(`${user.firstName} ${user.lastName}`)}, ${clean(user.email)}`, terminal);
      const prove = nextSteps([['Prove the address', `${program} account verify TOKEN`]], terminal);
      return email !== undefined && !user.emailVerified ? `${saved}\n\n${prove}` : saved;
    });
  }
}
