import { BaseCommand } from '../../command.js';
import { tierArg, tierEventFlag } from '../../flags/tiers.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { findTier } from '../../services/tiers.js';

export default class TiersDelete extends BaseCommand<typeof TiersDelete> {
  static override summary = 'Delete a tier that nobody has ordered.';
  static override description = 'One that was ordered is hidden, or its sale ended: tiers update TIER --hidden, or --sales-end now.';
  static override examples = [
    '<%= config.bin %> tiers delete Student --event harbour-lights',
    '<%= config.bin %> tiers delete tier_01kag6yqd8e1fbq3w5s9m2n4p6 --yes',
  ];
  static override args = { tier: tierArg };
  static override flags = tierEventFlag;

  protected override get eventName(): string | undefined {
    return this.flags.event;
  }

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { tier, event } = await this.during('Finding the tier', findTier(echoplex, this.args.tier, this.flags.event));
    const name = clean(tier.name);
    await this.confirm(`Delete the tier "${name}" of "${clean(event.name)}"?`);
    await this.during('Deleting the tier', echoplex.tiers.delete(tier.id));
    this.show(tier, (terminal) => done(`Deleted ${terminal.paint.bold(name)}`, terminal));
  }
}
