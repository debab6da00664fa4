import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { countFlag, eventArg, priceFlag, timeFlag } from '../../flags.js';
import { askTier } from '../../prompts/tier.js';
import { renderCreatedTier } from '../../render/created.js';
import { toTierInput } from '../../services/events.js';

export default class TiersCreate extends BaseCommand<typeof TiersCreate> {
  static override summary = 'Create a tier: a kind of ticket with its price and quantity.';
  static override description =
    "The price is in the event's currency; 0 is free. Times without an offset are on the clocks of the event's time zone. Without --quantity only the event's capacity limits it.";
  static override examples = [
    '<%= config.bin %> tiers create harbour-lights --name "General admission" --price 32.00 --quantity 400',
    '<%= config.bin %> tiers create harbour-lights --name "Early bird" --price 24 --quantity 50 --sales-end 2026-11-30',
    '<%= config.bin %> tiers create typescript-meetup --name Seat --price 0 --quantity 80',
  ];
  static override args = { event: eventArg };
  static override flags = {
    name: Flags.string({ summary: 'Its name.' }),
    price: priceFlag({ summary: 'What one ticket costs, 25.00; 0 is free.' }),
    description: Flags.string({ summary: 'What it includes.' }),
    quantity: countFlag({ summary: 'How many there are.', min: 1, max: 1_000_000 }),
    'sales-start': timeFlag({ summary: 'When selling begins; at once without it.' }),
    'sales-end': timeFlag({ summary: "When selling ends; at the event's end without it." }),
    'min-per-order': countFlag({ summary: 'Fewest in one order.', min: 1, max: 100 }),
    'max-per-order': countFlag({ summary: 'Most in one order.', min: 1, max: 100 }),
    hidden: Flags.boolean({ summary: 'Do not offer it to the public.' }),
    position: countFlag({ summary: 'Its place in the selling order; last without it.', min: 0, max: 10_000 }),
  };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const input = toTierInput(await askTier(this.flags, event, this.canAsk), event);
    const tier = await this.during('Creating the tier', echoplex.tiers.create(event.id, input));
    this.show(tier, (terminal) => renderCreatedTier(tier, event, terminal));
  }
}
