import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { program } from '../../config/program.js';
import { eventArg } from '../../flags.js';
import { terminalOf } from '../../render/terminal.js';
import { openInBrowser } from '../../services/browser.js';

export default class EventsOpen extends BaseCommand<typeof EventsOpen> {
  static override summary = "Open an event's page in the browser.";
  static override description = 'Prints the address instead where there is no terminal or no browser.';
  static override examples = ['<%= config.bin %> events open harbour-lights', '<%= config.bin %> events open harbour-lights --no-browser'];
  static override args = { event: eventArg };
  static override flags = { browser: Flags.boolean({ summary: '--no-browser: only print the address.', allowNo: true, default: true }) };

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const { slug, url, status } = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    if (this.flags.json) {
      this.log(JSON.stringify({ event: slug, url }, null, 2));
      return;
    }
    const opened = this.flags.browser && this.out.isTerminal && (await openInBrowser(url, this.environment.hasDisplay));
    const { paint } = terminalOf(process.stderr);
    if (opened) process.stderr.write(`\n  Opening ${url}\n\n`);
    else this.log(url);
    if (status !== 'draft') return;
    const hint = paint.cyan(`${program} events publish ${slug}`);
    process.stderr.write(`  ${paint.yellow('This event is a draft: only its members see it.')}   ${hint}\n`);
  }
}
