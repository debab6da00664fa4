import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { scopeFlag } from '../../flags.js';
import { tierArg, tierEventFlag, tierFlags } from '../../flags/tiers.js';
import { tierWords } from '../../prompts/tier.js';
import { renderChangedTier } from '../../render/tiers.js';
import { findTier, nameBefore, tierBefore, toTierUpdate } from '../../services/tiers.js';

export default class TiersUpdate extends BaseCommand<typeof TiersUpdate> {
  static override summary = 'Change a tier, while it sells too.';
  static override description =
    'What is left out stays; an empty text (--sales-end "") takes away what is there. Orders keep the price they were held at, and the quantity cannot go below what is sold and held. With --scope series the same tier of every date that has not begun is changed too.';
  static override examples = [
    '<%= config.bin %> tiers update "General admission" --event harbour-lights --price 36.00 --quantity 450',
    '<%= config.bin %> tiers update tier_01kag6yqd8e1fbq3w5s9m2n4p6 --sales-end now',
    '<%= config.bin %> tiers update Brunch --event jazz-brunch --quantity unlimited --scope series',
  ];
  static override args = { tier: tierArg };
  static override flags = {
    ...tierEventFlag,
    ...tierFlags,
    refundable: Flags.boolean({ summary: 'Its tickets can be given back again.', exclusive: ['non-refundable'] }),
    ...scopeFlag,
  };

  protected override get eventName(): string | undefined {
    return this.flags.event;
  }

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { scope, refundable, ...flags } = this.flags;
    const words = tierWords({ ...flags, ...(refundable && { refundable }) });
    const { tier: before, event } = await this.during('Finding the tier', findTier(echoplex, this.args.tier, flags.event));
    const after = await this.during('Finding the tier before it', tierBefore(echoplex, event.id, words.availableAfter));
    const update = { ...toTierUpdate(words, event, after), ...(scope && { scope }) };
    const tier = await this.during('Changing the tier', echoplex.tiers.update(before.id, update));
    const name = await this.during('Fetching the tier before it', nameBefore(echoplex, tier));
    this.show(tier, (terminal) => renderChangedTier(tier, event, terminal, name));
  }
}
