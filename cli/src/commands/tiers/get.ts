import { BaseCommand } from '../../command.js';
import { tierArg, tierEventFlag } from '../../flags/tiers.js';
import { renderTier } from '../../render/tiers.js';
import { findTier, nameBefore } from '../../services/tiers.js';

export default class TiersGet extends BaseCommand<typeof TiersGet> {
  static override summary = 'Show a tier.';
  static override examples = [
    '<%= config.bin %> tiers get "General admission" --event harbour-lights',
    '<%= config.bin %> tiers get tier_01kag6yqd8e1fbq3w5s9m2n4p6',
  ];
  static override args = { tier: tierArg };
  static override flags = tierEventFlag;

  protected override get eventName(): string | undefined {
    return this.flags.event;
  }

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const { tier, event } = await this.during('Fetching the tier', findTier(echoplex, this.args.tier, this.flags.event));
    const before = await this.during('Fetching the tier before it', nameBefore(echoplex, tier));
    this.show(tier, (terminal) => renderTier(tier, event, terminal, before));
  }
}
