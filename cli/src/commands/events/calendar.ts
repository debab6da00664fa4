import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { openNew } from '../../parse/text.js';
import { done } from '../../render/pairs.js';
import { currentOrganization } from '../../services/organizations.js';

export default class EventsCalendar extends BaseCommand<typeof EventsCalendar> {
  static override summary = "Print an event, or all of an organization's, for calendars (.ics).";
  static override description = 'Without an event it is the feed of the organization: its published, public events.';
  static override examples = [
    '<%= config.bin %> events calendar harbour-lights -o harbour-lights.ics',
    '<%= config.bin %> events calendar --org pier-nine > pier-nine.ics',
  ];
  static override args = { event: Args.string({ description: "The event's id or slug." }) };
  static override flags = { output: Flags.string({ char: 'o', summary: 'Write it to this file.', helpValue: 'FILE' }) };

  async run(): Promise<void> {
    const { output } = this.flags;
    const text = await this.during('Fetching the calendar', this.fetch());
    if (output === undefined) {
      if (this.flags.json) this.log(JSON.stringify({ calendar: text }, null, 2));
      else process.stdout.write(text);
      return;
    }
    const handle = await openNew(output, () => this.confirm(`Replace ${output}?`));
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    const count = text.match(/^BEGIN:VEVENT/gm)?.length ?? 0;
    this.show({ file: output, events: count }, (terminal) =>
      done(`Wrote ${count === 1 ? '1 event' : `${count} events`} to ${output}`, terminal),
    );
  }

  private async fetch(): Promise<string> {
    const { event } = this.args;
    if (event !== undefined) return await textOf(await (await this.publicApi()).echoplex.events.calendar(event));
    const api = await (this.connection.org?.startsWith('org_') ? this.publicApi() : this.api());
    return await textOf(await api.echoplex.organizations.calendar(await currentOrganization(api)));
  }
}

// Text or bytes, as the media type of the answer has it.
const textOf = (answer: Blob | string): Promise<string> => new Response(answer).text();
