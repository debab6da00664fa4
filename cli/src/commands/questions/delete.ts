import { BaseCommand } from '../../command.js';
import { questionArg } from '../../flags/questions.js';
import { done } from '../../render/pairs.js';

export default class QuestionsDelete extends BaseCommand<typeof QuestionsDelete> {
  static override summary = 'Stop asking a question.';
  static override description = 'Answers that were given stay with their orders and tickets.';
  static override examples = [
    '<%= config.bin %> questions delete que_01kag6yqd8e1fbq3w5s9m2n4p6',
    '<%= config.bin %> questions delete que_01kag6yqd8e1fbq3w5s9m2n4p6 --yes',
  ];
  static override args = { question: questionArg };

  async run(): Promise<void> {
    const { question } = this.args;
    const { echoplex } = await this.api();
    await this.confirm(`Stop asking ${question}? Answers that were given stay.`);
    await this.during('Deleting the question', echoplex.questions.delete(question));
    this.show({ id: question }, (terminal) => done(`${question} is no longer asked`, terminal));
  }
}
