import { text } from 'node:stream/consumers';
import { Flags } from '@oclif/core';
import { BaseCommand } from '../command.js';
import { UsageError } from '../errors.js';
import { askSecret, askText } from '../prompts/ask.js';
import { findMissing } from '../prompts/missing.js';
import { renderLogin } from '../render/account.js';
import { loginTarget, loginWithKey, loginWithPassword } from '../services/login.js';
import { program } from '../config/program.js';

export default class Login extends BaseCommand<typeof Login> {
  static override summary = 'Log in with email and password, or keep an API key.';
  static override description =
    'The credential is kept in the profile that is in use; with --profile in one of that name. Scripts need no login: they set ECHOPLEX_API_KEY.';
  static override examples = [
    '<%= config.bin %> login --email olive@example.com',
    'pass show tickets | <%= config.bin %> login --email olive@example.com --password-stdin',
    '<%= config.bin %> login --api-url https://tickets.example.com --api-key epk_…',
  ];
  static override flags = {
    email: Flags.string({ summary: 'Your email address.' }),
    'password-stdin': Flags.boolean({ summary: 'Read the password from stdin.' }),
    'api-key': Flags.string({ summary: "An organization's API key instead.", exclusive: ['email', 'password-stdin'] }),
  };

  async run(): Promise<void> {
    const { apiUrl } = this.connection;
    const target = await loginTarget(this.connection, this.flags.profile ?? this.environment.profile, this.environment.userFile);
    const apiKey = this.flags['api-key'];
    const login =
      apiKey !== undefined ? loginWithKey(apiUrl, apiKey, target) : loginWithPassword(apiUrl, await this.askCredentials(), target);
    const result = await this.during('Logging in', login);
    this.show(result.user ?? result.organization, (terminal) => renderLogin(result, apiUrl, terminal));
  }

  private async askCredentials(): Promise<{ email: string; password: string }> {
    const piped = this.flags['password-stdin'];
    if (!piped && !this.canAsk) {
      throw new UsageError('To log in without a terminal, pipe the password in.', {
        hint: `${program} login --email … --password-stdin   or --api-key epk_…`,
      });
    }
    findMissing({ '--email': this.flags.email }, this.canAsk && !piped);
    const email = this.flags.email ?? (await askText('Email'));
    const password = piped ? (await text(process.stdin)).replace(/\r?\n$/, '') : await askSecret('Password');
    return { email, password };
  }
}
