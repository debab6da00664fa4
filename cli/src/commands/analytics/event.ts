import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, timeFlag } from '../../flags.js';
import { renderAnalytics } from '../../render/analytics.js';
import { eventAnalytics } from '../../services/analytics.js';

export default class AnalyticsEvent extends BaseCommand<typeof AnalyticsEvent> {
  static override summary = 'Show what an event sold.';
  static override description = "Times and dates are on the clocks of the event's time zone. A date after --to is included.";
  static override examples = [
    '<%= config.bin %> analytics event harbour-lights',
    '<%= config.bin %> analytics event harbour-lights --from 2026-11-01 --to 2026-11-30 --interval week',
    '<%= config.bin %> analytics event harbour-lights --json',
  ];
  static override args = { event: eventArg };
  static override flags = {
    from: timeFlag({ summary: 'Not before this; the first order without it.' }),
    to: timeFlag({ summary: 'Not after this; now without it.' }),
    interval: Flags.option({ options: ['hour', 'day', 'week'] as const, summary: 'The width of one point of the series.' })(),
  };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { event, analytics } = await this.during('Adding it up', eventAnalytics(echoplex, this.args.event, this.flags));
    this.show(analytics, (terminal) => renderAnalytics(analytics, event, terminal));
  }
}
