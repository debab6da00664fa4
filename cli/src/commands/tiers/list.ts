import { BaseCommand } from '../../command.js';
import { eventArg, moreOf, pageFlags, readList } from '../../flags.js';
import { renderTiers } from '../../render/tiers.js';

export default class TiersList extends BaseCommand<typeof TiersList> {
  static override summary = "List an event's tiers.";
  static override examples = ['<%= config.bin %> tiers list harbour-lights', '<%= config.bin %> tiers list harbour-lights --json'];
  static override args = { event: eventArg };
  static override flags = pageFlags;

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const { event: id } = this.args;
    const both = Promise.all([echoplex.events.get(id), readList(this.flags, (query) => echoplex.tiers.list(id, query))]);
    const [event, page] = await this.during('Fetching tiers', both);
    this.show(page, (terminal) => renderTiers(page.data, event, terminal, moreOf(`tiers list ${id}`, page)));
  }
}
