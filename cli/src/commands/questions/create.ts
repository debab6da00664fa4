import { BaseCommand } from '../../command.js';
import { eventArg } from '../../flags.js';
import { questionFlags } from '../../flags/questions.js';
import { askQuestion } from '../../prompts/question.js';
import { renderQuestion } from '../../render/questions.js';
import { toQuestionInput } from '../../services/questions.js';
import { tiersFor } from '../../services/tiers.js';

export default class QuestionsCreate extends BaseCommand<typeof QuestionsCreate> {
  static override summary = 'Ask something of each order, or of each attendee.';
  static override examples = [
    '<%= config.bin %> questions create harbour-lights --label "T-shirt size" --type choice --option S --option M --option L --scope attendee --required',
    '<%= config.bin %> questions create harbour-lights --label "I accept the house rules" --type checkbox --required',
    '<%= config.bin %> questions create harbour-lights --label "Dietary needs" --type long_text --scope attendee --tier Dinner',
  ];
  static override args = { event: eventArg };
  static override flags = questionFlags;

  async run(): Promise<void> {
    const words = await askQuestion(this.flags, this.canAsk);
    const { echoplex } = await this.api();
    const input = await this.during('Finding tiers', toQuestionInput(echoplex, this.args.event, words));
    const question = await this.during('Creating the question', echoplex.questions.create(this.args.event, input));
    const tiers = this.flags.json ? [] : await this.during('Finding tiers', tiersFor(echoplex, question.eventId, question.tierIds));
    this.show(question, (terminal) => renderQuestion('Added', question, tiers, terminal));
  }
}
