import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventArg, pageFlags, readList } from '../../flags.js';
import { renderCodes } from '../../render/codes.js';
import type { Api } from '../../services/api.js';
import { tiersFor } from '../../services/tiers.js';

export default class CodesList extends BaseCommand<typeof CodesList> {
  static override summary = "List an event's promo codes, newest first.";
  static override examples = ['<%= config.bin %> codes list harbour-lights', '<%= config.bin %> codes list harbour-lights -q press --all'];
  static override args = { event: eventArg };
  static override flags = {
    search: Flags.string({ char: 'q', summary: 'Part of a code or of its note.', helpValue: 'TEXT' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const { event, page, tiers } = await this.during('Fetching promo codes', this.fetch(await this.api()));
    this.show(page, (terminal) => renderCodes(page.data, event, tiers, terminal, this.more(page)));
  }

  private async fetch({ echoplex }: Api) {
    const { event: id } = this.args;
    const { search } = this.flags;
    const filter = search === undefined ? {} : { q: search };
    const [event, page] = await Promise.all([
      echoplex.events.get(id),
      readList(this.flags, (query) => echoplex.promoCodes.list(id, { ...query, ...filter })),
    ]);
    const ids = this.flags.json ? [] : page.data.flatMap(({ tierIds }) => tierIds);
    return { event, page, tiers: await tiersFor(echoplex, id, ids) };
  }
}
