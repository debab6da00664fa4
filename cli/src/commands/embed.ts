import { BaseCommand } from '../command.js';
import { eventArg } from '../flags.js';
import { terminalOf } from '../render/terminal.js';
import { embedSnippet } from '../services/events.js';
import { program } from '../config/program.js';

export default class Embed extends BaseCommand<typeof Embed> {
  static override summary = "Print the two lines that put an event's tickets into a page.";
  static override examples = ['<%= config.bin %> embed harbour-lights', '<%= config.bin %> embed harbour-lights | pbcopy'];
  static override args = { event: eventArg };

  async run(): Promise<void> {
    const { echoplex, connection } = await this.publicApi();
    const event = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const html = embedSnippet(connection.apiUrl, event);
    if (this.flags.json) {
      this.log(JSON.stringify({ event: event.slug, apiUrl: connection.apiUrl, html }, null, 2));
      return;
    }
    this.log(html);
    const { isTerminal, paint } = terminalOf(process.stderr);
    // On stderr, so that a pipe gets the lines alone.
    if (isTerminal) process.stderr.write(paint.dim('\n  Put both lines into your page where the tickets should be.\n'));
    if (event.status !== 'draft') return;
    const publish = paint.cyan(`${program} events publish ${event.slug}`);
    process.stderr.write(
      `\n  ${paint.yellow('This event is a draft: the page shows its tickets once it is published.')}\n    ${publish}\n`,
    );
  }
}
