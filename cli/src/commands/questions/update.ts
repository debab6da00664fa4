import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { questionArg, questionFlags } from '../../flags/questions.js';
import { renderQuestion } from '../../render/questions.js';
import { toQuestionUpdate } from '../../services/questions.js';
import { tiersFor } from '../../services/tiers.js';

export default class QuestionsUpdate extends BaseCommand<typeof QuestionsUpdate> {
  static override summary = 'Change a question.';
  static override description =
    'What is left out stays, and so does what was answered already. --option and --tier replace what is there; --tier "" asks with all tiers.';
  static override examples = [
    '<%= config.bin %> questions update que_01kag6yqd8e1fbq3w5s9m2n4p6 --no-required',
    '<%= config.bin %> questions update que_01kag6yqd8e1fbq3w5s9m2n4p6 --option S --option M --option L --option XL',
  ];
  static override args = { question: questionArg };
  static override flags = { ...questionFlags, event: Flags.string({ summary: 'Its event, where --tier names a tier by its name.' }) };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const update = await this.during('Finding tiers', toQuestionUpdate(echoplex, this.flags.event, this.flags));
    const question = await this.during('Changing the question', echoplex.questions.update(this.args.question, update));
    const tiers = this.flags.json ? [] : await this.during('Finding tiers', tiersFor(echoplex, question.eventId, question.tierIds));
    this.show(question, (terminal) => renderQuestion('Saved', question, tiers, terminal));
  }
}
