import { BaseCommand } from '../../command.js';
import { passwordFlag } from '../../flags.js';
import { readPasswordChange } from '../../prompts/password.js';
import { done } from '../../render/pairs.js';
import { program } from '../../config/program.js';

export default class AccountPassword extends BaseCommand<typeof AccountPassword> {
  static override summary = 'Change your password; every other session ends.';
  static override description = 'With --password-stdin the current password is the first line, the new one the second.';
  static override examples = [
    '<%= config.bin %> account password',
    'printf "%s\\n%s\\n" "$OLD" "$NEW" | <%= config.bin %> account password --password-stdin',
  ];
  static override hints = { invalid_credentials: `Forgotten: ${program} account forgot EMAIL` };
  static override flags = passwordFlag;

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const change = await readPasswordChange({ piped: this.flags['password-stdin'], canAsk: this.canAsk });
    await this.during('Changing the password', echoplex.me.changePassword(change));
    this.show({ changed: true }, (terminal) => done('Your password is changed, and every other session has ended', terminal));
  }
}
