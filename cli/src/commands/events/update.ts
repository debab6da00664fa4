import { BaseCommand } from '../../command.js';
import { countFlag, eventArg, scopeFlag } from '../../flags.js';
import { eventFlags } from '../../flags/events.js';
import { eventWords } from '../../prompts/event.js';
import { done } from '../../render/pairs.js';
import { renderEvent } from '../../render/events.js';
import { toEventUpdate } from '../../services/events.js';

export default class EventsUpdate extends BaseCommand<typeof EventsUpdate> {
  static override summary = 'Change an event.';
  static override description =
    'What is left out stays; an empty text (--category "") takes away what is there. Times are on the clocks of the event. Who has changed it meanwhile is not overwritten. With --scope series every date of its series that has not begun is changed, and times shift by as much as this date\'s do.';
  static override examples = [
    '<%= config.bin %> events update harbour-lights --capacity 600 --tag music --tag outdoor',
    '<%= config.bin %> events update harbour-lights --starts-at "2026-12-12 19:30" --ends-at "2026-12-13 01:30"',
    '<%= config.bin %> events update jazz-brunch --venue "Old Mill" --city Aarhus --scope series',
    '<%= config.bin %> events update harbour-lights --refunds until --refund-until-hours 48 --refund-fee 1.50',
    '<%= config.bin %> events update harbour-lights --description-file about.md --if-version 3',
  ];
  static override args = { event: eventArg };
  static override flags = {
    ...eventFlags,
    ...scopeFlag,
    'if-version': countFlag({ summary: 'Only if it still has the version you have seen.', min: 1, max: 999_999_999 }),
  };

  async run(): Promise<void> {
    const words = await eventWords(this.flags);
    const { echoplex } = await this.api();
    const before = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const { scope, 'if-version': version = before.version } = this.flags;
    const update = { ...toEventUpdate(words, before), ...(scope && { scope }) };
    const event = await this.during('Changing the event', echoplex.events.update(before.id, update, { ifMatch: version }));
    const what = scope === 'series' ? 'Saved for every date that has not begun' : 'Saved';
    this.show(event, (terminal) => `${done(what, terminal)}\n\n${renderEvent(event, terminal)}`);
  }
}
