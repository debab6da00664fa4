import { Flags } from '@oclif/core';
import { eventArg } from '../../flags.js';
import { RefundsCommand } from '../../refunds-command.js';
import { renderProgress } from '../../render/refunds.js';

export default class EventsRefunds extends RefundsCommand<typeof EventsRefunds> {
  static override summary = 'Show how far the refunds of a cancelled event are.';
  static override description =
    'The server makes them, whether somebody looks or not. With --watch it is told once all are done; exit code 1 means that some failed.';
  static override examples = ['<%= config.bin %> events refunds harbour-lights', '<%= config.bin %> events refunds harbour-lights --watch'];
  static override args = { event: eventArg };
  static override flags = { watch: Flags.boolean({ summary: 'Wait until all are done; Ctrl-C only stops looking.' }) };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const progress = this.flags.watch
      ? await this.follow(echoplex, event)
      : await this.during('Fetching refunds', echoplex.events.refundProgress(event.id));
    this.show(progress, (terminal) => renderProgress(progress, event, terminal));
    if (this.flags.watch && progress.failed > 0) this.exit(1);
  }
}
