import { Flags } from '@oclif/core';
import type { ApiKeyInput } from '@echoplex/sdk';
import { BaseCommand } from '../../../command.js';
import { timeFlag } from '../../../flags.js';
import { localTimezone, parseTime } from '../../../parse/time.js';
import { askApiKey, scopes } from '../../../prompts/team.js';
import { renderCreatedApiKey } from '../../../render/team.js';
import { terminalOf } from '../../../render/terminal.js';
import type { Api } from '../../../services/api.js';
import { currentOrganization } from '../../../services/organizations.js';

export default class OrgsKeysCreate extends BaseCommand<typeof OrgsKeysCreate> {
  static override summary = 'Create an API key; its secret is shown this once.';
  static override description = 'In a pipe or a variable stdout is the secret and nothing else.';
  static override examples = [
    '<%= config.bin %> orgs keys create --name "Website build" --scope events:read --scope orders:read',
    '<%= config.bin %> orgs keys create --name "Door 1" --scope check-in --expires 2026-12-14',
    'export ECHOPLEX_API_KEY=$(<%= config.bin %> orgs keys create --name CI --scope events:write)',
  ];
  static override flags = {
    name: Flags.string({ summary: 'What it is for.' }),
    scope: Flags.option({ options: scopes, summary: 'What it may do; repeat it for more.', multiple: true })(),
    expires: timeFlag({ summary: 'When it stops working by itself; never without it.' }),
  };

  async run(): Promise<void> {
    const { expires } = this.flags;
    const expiresAt = expires === undefined ? undefined : parseTime(expires, localTimezone(), '--expires', { endOfDay: true });
    const api = await this.api();
    const input = { ...(await askApiKey(this.flags, this.canAsk)), ...(expiresAt !== undefined && { expiresAt }) };
    const key = await this.during('Creating the key', this.create(api, input));
    if (this.flags.json || this.out.isTerminal) {
      this.show(key, (terminal) => renderCreatedApiKey(key, terminal, localTimezone()));
      return;
    }
    this.log(key.secret);
    const { isTerminal, paint } = terminalOf(process.stderr);
    if (isTerminal) process.stderr.write(paint.dim(`  That was the secret of ${key.id}. Nobody can show it again.\n`));
  }

  private async create(api: Api, input: ApiKeyInput) {
    return await api.echoplex.apiKeys.create(await currentOrganization(api), input);
  }
}
