import { BaseCommand } from '../../command.js';
import { pageFlags, readList, seriesArg } from '../../flags.js';
import { renderEvents } from '../../render/events.js';
import type { Api } from '../../services/api.js';
import { findSeries } from '../../services/series.js';

export default class SeriesEvents extends BaseCommand<typeof SeriesEvents> {
  static override summary = 'List the dates of an event that repeats.';
  static override examples = [
    '<%= config.bin %> series events jazz-brunch',
    '<%= config.bin %> series events ser_01kag6y4f7h2jvx1z3b5d7f9hk --all --json',
  ];
  static override args = { series: seriesArg };
  static override flags = pageFlags;

  protected override get eventName(): string | undefined {
    return this.args.series.startsWith('ser_') ? undefined : this.args.series;
  }

  async run(): Promise<void> {
    const page = await this.during('Fetching dates', this.fetch(await this.publicApi()));
    this.show(page, (terminal) => renderEvents(page.data, terminal, this.more(page)));
  }

  private async fetch({ echoplex }: Api) {
    const { id } = await findSeries(echoplex, this.args.series);
    return await readList(this.flags, (query) => echoplex.series.events(id, query));
  }
}
