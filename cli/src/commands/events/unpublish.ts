import { BaseCommand } from '../../command.js';
import { program } from '../../config/program.js';
import { eventArg } from '../../flags.js';
import { done, nextSteps } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';

export default class EventsUnpublish extends BaseCommand<typeof EventsUnpublish> {
  static override summary = 'Take an event off sale: it becomes a draft again.';
  static override description = 'Orders that are held or placed keep their tickets. Unpublishing a draft changes nothing.';
  static override examples = ['<%= config.bin %> events unpublish harbour-lights'];
  static override args = { event: eventArg };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const event = await this.during('Taking the event off sale', echoplex.events.unpublish(this.args.event));
    this.show(event, (terminal) =>
      [
        done(`${terminal.paint.bold(clean(event.name))} is a draft again; who has tickets keeps them`, terminal),
        '',
        nextSteps([['Put it back on sale', `${program} events publish ${event.slug}`]], terminal),
      ].join('\n'),
    );
  }
}
