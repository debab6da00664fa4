import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { tierFlags } from '../../flags/tiers.js';
import { askTier } from '../../prompts/tier.js';
import { renderCreatedTier } from '../../render/created.js';
import { tierBefore, toTierInput } from '../../services/tiers.js';

export default class TiersCreate extends BaseCommand<typeof TiersCreate> {
  static override summary = 'Create a tier: a kind of ticket with its price and quantity.';
  static override description =
    "The price is in the event's currency; 0 is free. Times without an offset are on the clocks of the event's time zone. Without --quantity only the event's capacity limits it.";
  static override examples = [
    '<%= config.bin %> tiers create harbour-lights --name "Early bird" --price 24 --quantity 50 --sales-end 2026-11-30',
    '<%= config.bin %> tiers create harbour-lights --name "General admission" --price 32.00 --quantity 400 --available-after "Early bird"',
    '<%= config.bin %> tiers create harbour-lights --name Backstage --price 90 --quantity 20 --hidden --non-refundable',
    '<%= config.bin %> tiers create typescript-meetup --name Seat --price 0 --pay-what-you-want --suggested-price 10',
  ];
  static override args = { event: eventArg };
  static override flags = tierFlags;

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const words = await askTier(this.flags, event, this.canAsk);
    const before = await this.during('Finding the tier before it', tierBefore(echoplex, event.id, words.availableAfter));
    const tier = await this.during('Creating the tier', echoplex.tiers.create(event.id, toTierInput(words, event, before)));
    this.show(tier, (terminal) => renderCreatedTier(tier, event, terminal));
  }
}
