import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { moreOf, pageFlags, readList } from '../../flags.js';
import { localTimezone } from '../../parse/time.js';
import { renderAuditLog } from '../../render/audit.js';
import type { Api } from '../../services/api.js';
import { currentOrganization } from '../../services/organizations.js';
import { actorId } from '../../services/team.js';

export default class OrgsAudit extends BaseCommand<typeof OrgsAudit> {
  static override summary = 'Read what members and API keys did, newest first.';
  static override examples = [
    '<%= config.bin %> orgs audit',
    '<%= config.bin %> orgs audit --action members. --limit 20',
    '<%= config.bin %> orgs audit --actor kim@example.com --all --json',
  ];
  static override flags = {
    action: Flags.string({ summary: 'Only this action; `members.` stands for all that begin so.', helpValue: 'ACTION' }),
    actor: Flags.string({ summary: 'Only what this member (email) or API key (name) did; an id finds former ones.', helpValue: 'WHO' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const page = await this.during('Reading the audit log', this.fetch(await this.api()));
    this.show(page, (terminal) => renderAuditLog(page.data, terminal, localTimezone(), moreOf(this.command(), page)));
  }

  private async fetch(api: Api) {
    const { action, actor: who } = this.flags;
    const organization = await currentOrganization(api);
    const actor = who === undefined ? undefined : await actorId(api, who);
    const filter = { ...(action !== undefined && { action }), ...(actor !== undefined && { actor }) };
    return await readList(this.flags, (query) => api.echoplex.auditLog.list(organization, { ...query, ...filter }));
  }

  private command(): string {
    const { action, actor } = this.flags;
    return ['orgs audit', ...(action ? [`--action ${action}`] : []), ...(actor ? [`--actor "${actor}"`] : [])].join(' ');
  }
}
