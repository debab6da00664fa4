import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { eventArg, timeFlag } from '../../flags.js';
import { parseTime } from '../../parse/time.js';
import { renderRepeated } from '../../render/series.js';
import type { Api } from '../../services/api.js';

export default class EventsRepeat extends BaseCommand<typeof EventsRepeat> {
  static override summary = 'Let an event take place again: by a rule, or on the dates you give.';
  static override description =
    "Each date is an event of its own, with this one's tiers, questions and promo codes; all of them are a series. A rule is that of RFC 5545, with COUNT or UNTIL, counted from this event's start on its own clocks. Dates that are there already are left out.";
  static override examples = [
    '<%= config.bin %> events repeat jazz-brunch --rule "FREQ=WEEKLY;COUNT=10"',
    '<%= config.bin %> events repeat jazz-brunch --rule "FREQ=MONTHLY;BYDAY=1SU;UNTIL=20271231T235959Z" --publish',
    '<%= config.bin %> events repeat jazz-brunch --date "2027-02-14 11:00" --date "2027-03-21 11:00"',
  ];
  static override args = { event: eventArg };
  static override flags = {
    rule: Flags.string({ summary: 'When it takes place again, RFC 5545.', helpValue: 'RRULE' }),
    date: timeFlag({ summary: 'When a further date begins; repeat it for more.', multiple: true }),
    publish: Flags.boolean({ summary: 'Put the new dates on sale at once.' }),
  };

  async run(): Promise<void> {
    const { rule, date } = this.flags;
    if ((rule === undefined) === (date === undefined))
      throw new UsageError(rule === undefined ? 'Say when it takes place again.' : '--rule and --date exclude each other.', {
        hint: 'For example: --rule "FREQ=WEEKLY;COUNT=10", or --date "2027-02-14 11:00"',
      });
    const result = await this.during('Making the dates', this.repeat(await this.api()));
    this.show(result, (terminal) => renderRepeated(result, terminal));
  }

  private async repeat({ echoplex }: Api) {
    const { rule, date, publish } = this.flags;
    const { id, timezone } = await echoplex.events.get(this.args.event);
    const dates = date && [...new Set(date.map((text) => parseTime(text, timezone, '--date')))];
    return await echoplex.events.repeat(id, {
      ...(rule !== undefined && { rule: rule.toUpperCase() }),
      ...(dates && { dates }),
      ...(publish && { publish }),
    });
  }
}
