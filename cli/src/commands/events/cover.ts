import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { eventArg } from '../../flags.js';
import { renderCover } from '../../render/events.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { readImage } from '../../services/images.js';

export default class EventsCover extends BaseCommand<typeof EventsCover> {
  static override summary = "Set or remove an event's picture.";
  static override description =
    'A JPEG, PNG, WebP or AVIF of at most 5 MB. It is kept in several widths; nothing of the file but its picture is.';
  static override examples = [
    '<%= config.bin %> events cover harbour-lights pier.jpg',
    '<%= config.bin %> events cover harbour-lights --remove',
  ];
  static override args = { event: eventArg, file: Args.string({ description: 'The picture.' }) };
  static override flags = { remove: Flags.boolean({ summary: 'Show the event without a picture.', default: false }) };

  async run(): Promise<void> {
    const { event: id, file } = this.args;
    if ((file !== undefined) === this.flags.remove)
      throw new UsageError(file === undefined ? 'Say which picture.' : 'A picture cannot be set and removed at once.', {
        hint: 'For example: events cover EVENT pier.jpg, or events cover EVENT --remove',
      });
    const image = file === undefined ? undefined : await readImage(file);
    const { echoplex } = await this.api();
    const work = image ? echoplex.events.setCover(id, image) : echoplex.events.removeCover(id);
    const event = await this.during(image ? 'Sending the cover' : 'Removing the cover', work);
    this.show(event, (terminal) =>
      image ? renderCover(event, terminal) : done(`${clean(event.name)} is shown without a picture now`, terminal),
    );
  }
}
