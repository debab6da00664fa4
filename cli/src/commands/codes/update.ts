import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { codeFlags } from '../../flags/codes.js';
import { renderCode } from '../../render/codes.js';
import type { Api } from '../../services/api.js';
import { findCode, toCodeUpdate } from '../../services/codes.js';
import { tiersFor } from '../../services/tiers.js';

export default class CodesUpdate extends BaseCommand<typeof CodesUpdate> {
  static override summary = 'Change a promo code.';
  static override description =
    'What is left out stays; an empty text (--ends-at "", --tier "") takes away what is there. Orders keep the discount they were held with.';
  static override examples = [
    '<%= config.bin %> codes update harbour-lights HARBOUR20 --max-uses 150',
    '<%= config.bin %> codes update harbour-lights HARBOUR20 --percent 25 --ends-at "2026-12-05 18:00"',
    '<%= config.bin %> codes update harbour-lights HARBOUR20 --rename HARBOUR25',
  ];
  static override args = { event: eventArg, code: Args.string({ description: 'The code, or its id.', required: true }) };
  static override flags = { ...codeFlags, rename: Flags.string({ summary: 'What buyers type from now on.', helpValue: 'CODE' }) };

  async run(): Promise<void> {
    const { event, code, tiers } = await this.during('Changing the promo code', this.change(await this.api()));
    this.show(code, (terminal) => renderCode('Saved', code, event, tiers, terminal));
  }

  private async change({ echoplex }: Api) {
    const { event: id, code: wanted } = this.args;
    const event = await echoplex.events.get(id);
    const update = await toCodeUpdate(echoplex, event, { ...this.flags, code: this.flags.rename });
    const before = await findCode(echoplex, id, wanted);
    const code = await echoplex.promoCodes.update(before.id, update);
    return { event, code, tiers: this.flags.json ? [] : await tiersFor(echoplex, event.id, code.tierIds) };
  }
}
