import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { pageFlags, readList } from '../../flags.js';
import { renderEvents } from '../../render/events.js';
import type { Api } from '../../services/api.js';
import { currentOrganization } from '../../services/organizations.js';
import { findSeries } from '../../services/series.js';

export default class EventsList extends BaseCommand<typeof EventsList> {
  static override summary = "List the organization's events with what they sold.";
  static override examples = [
    '<%= config.bin %> events list',
    '<%= config.bin %> events list --status draft',
    '<%= config.bin %> events list --series jazz-brunch',
    '<%= config.bin %> events list --json',
  ];
  static override flags = {
    status: Flags.option({ options: ['draft', 'published', 'cancelled'] as const, summary: 'Only events in this state.' })(),
    series: Flags.string({ summary: 'The dates of this series: its id, or one of its events.', exclusive: ['status'] }),
    ...pageFlags,
  };

  protected override get eventName(): string | undefined {
    return this.flags.series?.startsWith('ser_') ? undefined : this.flags.series;
  }

  async run(): Promise<void> {
    const page = await this.during('Fetching events', this.fetch(await this.api()));
    this.show(page, (terminal) => renderEvents(page.data, terminal, this.more(page)));
  }

  private async fetch(api: Api) {
    const { status, series } = this.flags;
    if (series !== undefined) {
      const { id } = await findSeries(api.echoplex, series);
      return await readList(this.flags, (query) => api.echoplex.series.events(id, query));
    }
    const organization = await currentOrganization(api);
    return await readList(this.flags, (query) => api.echoplex.events.list(organization, { ...query, ...(status && { status }) }));
  }
}
