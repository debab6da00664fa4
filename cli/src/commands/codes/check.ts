import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { program } from '../../config/program.js';
import { eventArg } from '../../flags.js';
import { renderCheck } from '../../render/codes.js';
import { allTiers } from '../../services/tiers.js';
import type { Api } from '../../services/api.js';

export default class CodesCheck extends BaseCommand<typeof CodesCheck> {
  static override summary = 'Try a promo code as a buyer would.';
  static override examples = ['<%= config.bin %> codes check harbour-lights harbour20'];
  static override args = { event: eventArg, code: Args.string({ description: 'What buyers type.', required: true }) };
  static override hints = { promo_code_invalid: `See its limits: ${program} codes list EVENT -q CODE` };

  async run(): Promise<void> {
    const { event, check, tiers } = await this.during('Trying the code', this.check(await this.publicApi()));
    this.show(check, (terminal) => renderCheck(check, event, tiers, terminal));
  }

  private async check({ echoplex }: Api) {
    const { event: id, code } = this.args;
    const [event, check] = await Promise.all([echoplex.events.get(id), echoplex.promoCodes.check(id, { code })]);
    return { event, check, tiers: check.tierIds.length > 0 && !this.flags.json ? await allTiers(echoplex, id) : [] };
  }
}
