import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { done, nextSteps } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { rememberEmail } from '../../services/account.js';
import { program } from '../../config/program.js';

export default class AccountUpdate extends BaseCommand<typeof AccountUpdate> {
  static override summary = 'Change your name or email address.';
  static override description = 'A new address has to be proven again; the old one is told.';
  static override examples = [
    '<%= config.bin %> account update --last-name Hart-Lund',
    '<%= config.bin %> account update --email olive.hart@example.com',
  ];
  static override flags = {
    email: Flags.string({ summary: 'Your new email address.' }),
    'first-name': Flags.string({ summary: 'Your first name.', helpValue: 'NAME' }),
    'last-name': Flags.string({ summary: 'Your last name.', helpValue: 'NAME' }),
  };

  async run(): Promise<void> {
    const { email, 'first-name': firstName, 'last-name': lastName } = this.flags;
    if ((email ?? firstName ?? lastName) === undefined) {
      throw new UsageError('Nothing would change.', { hint: 'Say what: --first-name, --last-name or --email' });
    }
    const changes = { ...(email !== undefined && { email }), ...(firstName !== undefined && { firstName }) };
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
