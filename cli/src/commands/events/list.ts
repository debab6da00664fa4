import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { moreOf, pageFlags, readList } from '../../flags.js';
import { renderEvents } from '../../render/events.js';
import type { Api } from '../../services/api.js';
import { currentOrganization } from '../../services/organizations.js';

export default class EventsList extends BaseCommand<typeof EventsList> {
  static override summary = "List the organization's events with what they sold.";
  static override examples = [
    '<%= config.bin %> events list',
    '<%= config.bin %> events list --status draft',
    '<%= config.bin %> events list --json',
  ];
  static override flags = {
    status: Flags.option({ options: ['draft', 'published', 'cancelled'] as const, summary: 'Only events in this state.' })(),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const page = await this.during('Fetching events', this.fetch(await this.api()));
    this.show(page, (terminal) => renderEvents(page.data, terminal, moreOf('events list', page)));
  }

  private async fetch(api: Api) {
    const { status } = this.flags;
    const organization = await currentOrganization(api);
    return await readList(this.flags, (query) => api.echoplex.events.list(organization, { ...query, ...(status && { status }) }));
  }
}
