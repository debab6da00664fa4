import { BaseCommand } from '../command.js';
import { renderWhoami } from '../render/account.js';
import { whoami } from '../services/account.js';

export default class Whoami extends BaseCommand<typeof Whoami> {
  static override summary = 'Show who you are, where, and which credential says so.';
  static override examples = ['<%= config.bin %> whoami', '<%= config.bin %> whoami --json'];

  async run(): Promise<void> {
    const api = await this.api();
    const me = await this.during('Asking who you are', whoami(api));
    this.show(me.user ?? me.organization, (terminal) => renderWhoami(me, api, terminal));
  }
}
