import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { countFlag, eventArg } from '../../flags.js';
import { codeFlags } from '../../flags/codes.js';
import { askCode } from '../../prompts/code.js';
import { renderCode } from '../../render/codes.js';
import { done } from '../../render/pairs.js';
import { writeBatch } from '../../services/batch.js';
import { requireNewCode, toCodeFields } from '../../services/codes.js';
import { allTiers, tiersFor } from '../../services/tiers.js';

export default class CodesCreate extends BaseCommand<typeof CodesCreate> {
  static override summary = 'Create a promo code, or a thousand at once.';
  static override description =
    "A discount in percent or as an amount, for all tiers or for some; a code that names hidden tiers opens them. Times are on the event's clocks. With --count the codes are generated, all of them or none, and stdout has one a line.";
  static override examples = [
    '<%= config.bin %> codes create harbour-lights HARBOUR20 --percent 20 --max-uses 100 --ends-at 2026-12-01',
    '<%= config.bin %> codes create harbour-lights FIVEOFF --amount 5.00 --per ticket --tier "General admission"',
    '<%= config.bin %> codes create harbour-lights BACKSTAGE --access --tier Backstage',
    '<%= config.bin %> codes create harbour-lights --count 200 --prefix PRESS --percent 100 --max-uses 1 -o press.csv',
  ];
  static override args = { event: eventArg, code: Args.string({ description: 'What buyers type.' }) };
  static override flags = {
    ...codeFlags,
    count: countFlag({ summary: 'Generate so many.', min: 1, max: 1000 }),
    prefix: Flags.string({ summary: 'What generated ones begin with.', helpValue: 'PRESS' }),
    output: Flags.string({ char: 'o', summary: 'Write generated ones to this CSV file.', helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const { count, prefix, output } = this.flags;
    const { echoplex } = await this.api();
    requireNewCode(this.args.code, this.flags, this.canAsk);
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const given = count === undefined ? this.args.code : null;
    const tiers = () => allTiers(echoplex, event.id);
    const { code, words } = await askCode(this.flags, given, { canAsk: this.canAsk, event, tiers });
    const fields = await this.during('Finding tiers', toCodeFields(echoplex, event, words));
    if (typeof code === 'string') {
      const created = await this.during('Creating the promo code', echoplex.promoCodes.create(event.id, { code, ...fields }));
      const named = this.flags.json ? [] : await this.during('Finding tiers', tiersFor(echoplex, event.id, created.tierIds));
      this.show(created, (terminal) => renderCode('Created', created, event, named, terminal));
      return;
    }
    const input = { count: count ?? 1, ...(prefix !== undefined && { prefix }), ...fields };
    const create = () => this.during(`Creating ${input.count} promo codes`, echoplex.promoCodes.createBatch(event.id, input));
    const replace = () => this.confirm(`Replace ${output ?? ''}?`);
    const batch = await writeBatch(create, event, output, replace);
    if (this.flags.json) this.show(batch, () => '');
    else if (output === undefined) this.log(batch.data.map((row) => row.code).join('\n'));
    else
      this.show(batch, (terminal) =>
        done(`Wrote ${batch.data.length === 1 ? '1 promo code' : `${batch.data.length} promo codes`} to ${output}`, terminal),
      );
  }
}
