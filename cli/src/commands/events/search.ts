import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { currencyFlag, pageFlags, priceFlag, readList } from '../../flags.js';
import { searchFlags } from '../../flags/events.js';
import { renderFound } from '../../render/discovery.js';
import { toSearch } from '../../services/search.js';

export default class EventsSearch extends BaseCommand<typeof EventsSearch> {
  static override summary = 'Find published events of everybody.';
  static override description =
    'Words are found in names, summaries, descriptions, tags, venues and cities; a mistyped word is forgiven. Of an event that repeats the next date is shown. Nobody has to be logged in.';
  static override examples = [
    '<%= config.bin %> events search jazz --city Copenhagen',
    '<%= config.bin %> events search "harbour lights" --from 2026-12-01 --to 2026-12-31',
    '<%= config.bin %> events search --near 55.69,12.6 --radius 10 --max-price 20 --currency EUR --sort distance',
    '<%= config.bin %> events search --category music --online --facets',
  ];
  static override args = { words: Args.string({ description: 'What to look for.' }) };
  static override flags = {
    ...searchFlags,
    'min-price': priceFlag({ summary: 'With a ticket of this price or more.' }),
    'max-price': priceFlag({ summary: 'With a ticket of this price or less; 0 finds free ones.' }),
    currency: currencyFlag({ summary: 'Sold in this currency; prices are read in it.' }),
    ...pageFlags,
  };

  async run(): Promise<void> {
    const query = toSearch(this.args.words, this.flags);
    const { echoplex } = await this.publicApi();
    const page = await this.during(
      'Searching',
      readList(this.flags, (paging) => echoplex.events.search({ ...query, ...paging })),
    );
    this.show(page, (terminal) => renderFound(page, terminal, this.more(page)));
  }
}
