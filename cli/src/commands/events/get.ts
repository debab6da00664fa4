import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { renderEvent } from '../../render/events.js';

export default class EventsGet extends BaseCommand<typeof EventsGet> {
  static override summary = 'Show an event.';
  static override examples = ['<%= config.bin %> events get harbour-lights'];
  static override args = { event: eventArg };

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    this.show(event, (terminal) => renderEvent(event, terminal));
  }
}
