import { BaseCommand } from '../../command.js';
import { eventArg, pageFlags, readList } from '../../flags.js';
import { renderQuestions } from '../../render/questions.js';
import type { Api } from '../../services/api.js';
import { tiersFor } from '../../services/tiers.js';

export default class QuestionsList extends BaseCommand<typeof QuestionsList> {
  static override summary = "List an event's questions in the order they are asked.";
  static override examples = ['<%= config.bin %> questions list harbour-lights', '<%= config.bin %> questions list harbour-lights --json'];
  static override args = { event: eventArg };
  static override flags = pageFlags;

  async run(): Promise<void> {
    const { event, page, tiers } = await this.during('Fetching questions', this.fetch(await this.publicApi()));
    this.show(page, (terminal) => renderQuestions(page.data, event, tiers, terminal, this.more(page)));
  }

  private async fetch({ echoplex }: Api) {
    const { event: id } = this.args;
    const [event, page] = await Promise.all([echoplex.events.get(id), readList(this.flags, (query) => echoplex.questions.list(id, query))]);
    const ids = this.flags.json ? [] : page.data.flatMap(({ tierIds }) => tierIds);
    return { event, page, tiers: await tiersFor(echoplex, id, ids) };
  }
}
