import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, pageFlags, readList } from '../../flags.js';
import { renderTiers } from '../../render/tiers.js';

export default class TiersList extends BaseCommand<typeof TiersList> {
  static override summary = "List an event's tiers in selling order.";
  static override examples = [
    '<%= config.bin %> tiers list harbour-lights',
    '<%= config.bin %> tiers list harbour-lights --access-code BACKSTAGE',
    '<%= config.bin %> tiers list harbour-lights --json',
  ];
  static override args = { event: eventArg };
  static override flags = {
    'access-code': Flags.string({ summary: 'Show the hidden tiers that this code opens, as a buyer sees them.', helpValue: 'CODE' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const { event: id } = this.args;
    const { 'access-code': accessCode } = this.flags;
    const opened = accessCode === undefined ? {} : { accessCode };
    const both = Promise.all([echoplex.events.get(id), readList(this.flags, (query) => echoplex.tiers.list(id, { ...query, ...opened }))]);
    const [event, page] = await this.during('Fetching tiers', both);
    this.show(page, (terminal) => renderTiers(page.data, event, terminal, this.more(page)));
  }
}
