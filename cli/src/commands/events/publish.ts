import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { renderPublished } from '../../render/created.js';

export default class EventsPublish extends BaseCommand<typeof EventsPublish> {
  static override summary = 'Open an event to the public.';
  static override description = 'It needs at least one tier and a start in the future. Publishing it again changes nothing.';
  static override examples = ['<%= config.bin %> events publish harbour-lights'];
  static override args = { event: eventArg };

  async run(): Promise<void> {
    const { echoplex, connection } = await this.api();
    const event = await this.during('Publishing the event', echoplex.events.publish(this.args.event));
    this.show(event, (terminal) => renderPublished(event, connection.apiUrl, terminal));
  }
}
