import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, timeFlag } from '../../flags.js';
import { parseTime } from '../../parse/time.js';
import { renderDuplicated } from '../../render/created.js';
import type { Api } from '../../services/api.js';
import { given } from '../../services/given.js';

export default class EventsDuplicate extends BaseCommand<typeof EventsDuplicate> {
  static override summary = 'Copy an event with its tiers, questions and promo codes.';
  static override description =
    'The copy is a draft. With --starts-at all its times shift with it, on the clocks of the event: a sale that opens at nine still does.';
  static override examples = [
    '<%= config.bin %> events duplicate harbour-lights --name "Harbour Lights 2027" --starts-at "2027-12-11 20:00"',
    '<%= config.bin %> events duplicate harbour-lights --slug harbour-lights-aarhus',
  ];
  static override args = { event: eventArg };
  static override flags = {
    name: Flags.string({ summary: "The copy's name; the same without it." }),
    'starts-at': timeFlag({ summary: 'When the copy begins; at the same time without it.' }),
    slug: Flags.string({ summary: 'A readable name for addresses; made from the name without it.' }),
  };

  async run(): Promise<void> {
    const event = await this.during('Copying the event', this.copy(await this.api()));
    this.show(event, (terminal) => renderDuplicated(event, terminal));
  }

  private async copy({ echoplex }: Api) {
    const { name, slug, 'starts-at': start } = this.flags;
    const original = await echoplex.events.get(this.args.event);
    const startsAt = start === undefined ? undefined : parseTime(start, original.timezone, '--starts-at');
    return await echoplex.events.duplicate(original.id, given({ name, slug, startsAt }));
  }
}
