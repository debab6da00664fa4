import { BaseCommand } from '../../command.js';
import { seriesArg } from '../../flags.js';
import { renderSeries } from '../../render/series.js';
import { findSeries } from '../../services/series.js';

export default class SeriesGet extends BaseCommand<typeof SeriesGet> {
  static override summary = 'Show how an event repeats.';
  static override examples = ['<%= config.bin %> series get jazz-brunch', '<%= config.bin %> series get ser_01kag6y4f7h2jvx1z3b5d7f9hk'];
  static override args = { series: seriesArg };

  protected override get eventName(): string | undefined {
    return this.args.series.startsWith('ser_') ? undefined : this.args.series;
  }

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const series = await this.during('Fetching the series', findSeries(echoplex, this.args.series));
    this.show(series, (terminal) => renderSeries(series, terminal));
  }
}
