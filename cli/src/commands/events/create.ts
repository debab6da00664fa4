import { BaseCommand } from '../../command.js';
import { UsageError } from '../../errors.js';
import { eventFlags, newEventFlags } from '../../flags/events.js';
import { askEvent, eventWords } from '../../prompts/event.js';
import { offerPublishing, offerTiers } from '../../prompts/offers.js';
import { renderCreatedEvent, renderPublished } from '../../render/created.js';
import { planOf, readEventFile, type EventPlan } from '../../services/event-file.js';
import { createEvent } from '../../services/event-plan.js';
import { toEventInput } from '../../services/events.js';
import { readImage } from '../../services/images.js';
import { currentOrganization, defaultCurrency } from '../../services/organizations.js';

export default class EventsCreate extends BaseCommand<typeof EventsCreate> {
  static override summary = 'Create an event: from flags, from a file, or asked step by step on a terminal.';
  static override description =
    "Times such as 2026-12-12 20:00 are those on the clocks of --timezone; with an offset (2026-12-12T20:00+01:00) they stand as they are. Without --currency the organization's own is used. A file is YAML or JSON with the event's fields and lists of tiers, questions and promoCodes: all of it is created, or nothing.";
  static override examples = [
    '<%= config.bin %> events create',
    '<%= config.bin %> events create --name "Harbour Lights" --starts-at "2026-12-12 20:00" --ends-at "2026-12-13 02:00" --timezone Europe/Copenhagen --venue "Pier Nine" --city Copenhagen --capacity 500 --currency EUR',
    '<%= config.bin %> events create --name "Jazz Brunch" --starts-at "2027-01-10 11:00" --ends-at "2027-01-10 14:00" --refunds until --refund-until-hours 24 --refund-fee-percent 10',
    '<%= config.bin %> events create -f harbour-lights.yaml --cover pier.jpg --publish',
  ];
  static override flags = { ...newEventFlags, ...eventFlags };

  async run(): Promise<void> {
    const { file, cover: picture, publish, yes } = this.flags;
    if (publish && file === undefined && !this.canAsk)
      throw new UsageError('--publish needs tiers.', { hint: 'They come with a file (-f event.yaml), or are asked for on a terminal.' });
    const cover = picture === undefined ? undefined : await readImage(picture);
    const { plan, asked } = await this.plan();
    const api = await this.api();
    const extras = { cover, publish: publish && file !== undefined };
    const created = await this.inSteps('Creating the event', async (progress) =>
      createEvent(api.echoplex, await currentOrganization(api), plan, extras, progress),
    );
    const offers = file === undefined && (publish || (asked && !yes));
    const tiers = offers ? await offerTiers(api.echoplex, created) : plan.tiers.length;
    const event = offers && tiers > 0 ? await offerPublishing(api.echoplex, created, publish) : created;
    this.show(event, (terminal) =>
      event.status === 'published'
        ? renderPublished(event, this.connection.apiUrl, terminal)
        : renderCreatedEvent(event, terminal, { ...plan, tiers: { length: tiers } }),
    );
  }

  private async plan(): Promise<{ plan: EventPlan; asked: boolean }> {
    const { file, yes } = this.flags;
    if (file !== undefined) {
      const currency = async (): Promise<string> => await defaultCurrency(await this.api());
      return { plan: await readEventFile(file, await eventWords(this.flags), currency), asked: false };
    }
    const categories = async () => (await (await this.publicApi()).echoplex.categories.list()).data;
    const { words, asked } = await askEvent(this.flags, { canAsk: this.canAsk, confirm: !yes, categories });
    // Only a fee is read in a currency: nobody else has to wait for it.
    const currency = words.currency ?? (words.refundFee === undefined ? 'EUR' : await defaultCurrency(await this.api()));
    return { plan: planOf(toEventInput(words, currency)), asked };
  }
}
