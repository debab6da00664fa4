import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { formatWhen } from '../../render/dates.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';

export default class EventsDelete extends BaseCommand<typeof EventsDelete> {
  static override summary = 'Delete an event that has no orders.';
  static override description = 'Its tiers, questions and promo codes go with it. An event that has orders is cancelled instead.';
  static override examples = ['<%= config.bin %> events delete open-day', '<%= config.bin %> events delete open-day --yes'];
  static override args = { event: eventArg };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const name = clean(event.name);
    await this.confirm(`Delete "${name}", ${formatWhen(event.startsAt, event.timezone)}, with its tiers, questions and promo codes?`);
    await this.during('Deleting the event', echoplex.events.delete(event.id));
    this.show(event, (terminal) => done(`Deleted ${terminal.paint.bold(name)}`, terminal));
  }
}
