import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { findCode } from '../../services/codes.js';

export default class CodesDelete extends BaseCommand<typeof CodesDelete> {
  static override summary = 'Delete a promo code.';
  static override description = 'It can no longer be used. Orders that have used it keep their discount.';
  static override examples = [
    '<%= config.bin %> codes delete harbour-lights HARBOUR20',
    '<%= config.bin %> codes delete harbour-lights HARBOUR20 --yes',
  ];
  static override args = { event: eventArg, code: Args.string({ description: 'The code, or its id.', required: true }) };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const found = await this.during('Finding the promo code', findCode(echoplex, this.args.event, this.args.code));
    const code = clean(found.code);
    const used = found.uses === 0 ? 'Nobody has used it.' : `It was used ${found.uses === 1 ? 'once' : `${found.uses} times`}.`;
    await this.confirm(`Delete ${code}? ${used}`);
    await this.during('Deleting the promo code', echoplex.promoCodes.delete(found.id));
    this.show(found, (terminal) => done(`Deleted ${terminal.paint.bold(code)}; it cannot be used any more`, terminal));
  }
}
