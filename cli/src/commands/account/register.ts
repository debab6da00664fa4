import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { passwordFlag } from '../../flags.js';
import { askPerson } from '../../prompts/account.js';
import { readNewPassword } from '../../prompts/password.js';
import { renderRegistered } from '../../render/account.js';
import { keepSession, loginTarget } from '../../services/login.js';

export default class AccountRegister extends BaseCommand<typeof AccountRegister> {
  static override summary = 'Create an account and log in with it.';
  static override description =
    'An organizer gets a first organization. The session is kept as by login. On a terminal, what is missing is asked for.';
  static override examples = [
    '<%= config.bin %> account register',
    '<%= config.bin %> account register --email olive@example.com --first-name Olive --last-name Hart',
    'pass show tickets | <%= config.bin %> account register --email olive@example.com --first-name Olive --last-name Hart --password-stdin',
  ];
  static override flags = {
    email: Flags.string({ summary: 'Your email address.' }),
    'first-name': Flags.string({ summary: 'Your first name.', helpValue: 'NAME' }),
    'last-name': Flags.string({ summary: 'Your last name.', helpValue: 'NAME' }),
    role: Flags.option({
      options: ['organizer', 'attendee'] as const,
      summary: 'What the account is for.',
      default: 'organizer' as const,
    })(),
    ...passwordFlag,
  };

  async run(): Promise<void> {
    const { apiUrl } = this.connection;
    const { role, 'password-stdin': piped } = this.flags;
    const person = await askPerson(this.flags, this.canAsk && !piped);
    const password = await readNewPassword({ piped, canAsk: this.canAsk });
    const target = await loginTarget(this.connection, this.flags.profile ?? this.environment.profile, this.environment.userFile);
    const session = await this.during('Registering', this.anonymousApi().auth.register({ ...person, password, role }));
    const result = await keepSession(apiUrl, session, target);
    this.show(result.user, (terminal) => renderRegistered(result, apiUrl, terminal));
  }
}
