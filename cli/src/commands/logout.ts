import { BaseCommand } from '../command.js';
import { done } from '../render/pairs.js';
import { logout } from '../services/login.js';

export default class Logout extends BaseCommand<typeof Logout> {
  static override summary = 'Forget the credential, and end the session.';
  static override examples = ['<%= config.bin %> logout', '<%= config.bin %> logout --profile staging'];

  async run(): Promise<void> {
    const { source, apiUrl } = this.connection;
    const was = await this.during('Logging out', logout(this.connection));
    const left = this.environment.apiKey === undefined ? '' : '   ECHOPLEX_API_KEY is still set.';
    const text =
      was && source
        ? `Logged out of ${apiUrl}: profile "${source.name}" is gone from ${source.file}.`
        : `You were not logged in at ${apiUrl}.`;
    this.show({ loggedOut: was }, (terminal) => done(text + left, terminal));
  }
}
