import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { timeFlag } from '../../flags.js';
import { renderPayouts } from '../../render/payouts.js';
import { payoutReport, reportCsv } from '../../services/payouts.js';

export default class PaymentsReport extends BaseCommand<typeof PaymentsReport> {
  static override summary = 'Add up what was paid, paid back and paid out, by event and currency.';
  static override description =
    "Each line adds up: paid less refunds and disputes is the total, and that less fees and what Stripe has not booked yet is the net. Times are on this machine's clocks, with --event on the event's; a date after --to is included.";
  static override examples = [
    '<%= config.bin %> payments report',
    '<%= config.bin %> payments report --from 2026-11-01 --to 2026-11-30 --csv > november.csv',
    '<%= config.bin %> payments report --event harbour-lights --json',
  ];
  static override flags = {
    event: Flags.string({ summary: 'Only this event: its id or slug.' }),
    from: timeFlag({ summary: 'Not before this.' }),
    to: timeFlag({ summary: 'Not after this.' }),
    csv: Flags.boolean({ summary: 'Print a table for spreadsheets, a line for each event and currency.', exclusive: ['json'] }),
  };

  protected override get eventName(): string | undefined {
    return this.flags.event;
  }

  async run(): Promise<void> {
    const { from, to, csv } = this.flags;
    const { report } = await this.during('Adding it up', payoutReport(await this.api(), this.flags));
    if (csv) process.stdout.write(reportCsv(report));
    else this.show(report, (terminal) => renderPayouts(report, { from, to }, terminal));
  }
}
