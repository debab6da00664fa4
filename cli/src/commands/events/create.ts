import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { eventFlags, timeFlag } from '../../flags.js';
import { askEvent } from '../../prompts/event.js';
import { renderCreatedEvent } from '../../render/created.js';
import type { Api } from '../../services/api.js';
import { toEventInput } from '../../services/events.js';
import { currentOrganization } from '../../services/organizations.js';
import type { EventInput } from '@echoplex/sdk';

export default class EventsCreate extends BaseCommand<typeof EventsCreate> {
  static override summary = 'Create an event, as a draft.';
  static override description =
    "Times such as 2026-12-12T20:00 are those on the clocks of --timezone; with an offset (2026-12-12T20:00+01:00) they stand as they are. Without --currency the organization's own is used. On a terminal, missing flags are asked for.";
  static override examples = [
    '<%= config.bin %> events create',
    '<%= config.bin %> events create --name "Harbour Lights" --starts-at 2026-12-12T20:00 --ends-at 2026-12-13T02:00 --timezone Europe/Copenhagen --venue "Pier Nine" --city Copenhagen --capacity 500 --currency EUR',
  ];
  static override flags = {
    name: Flags.string({ summary: 'Its name.' }),
    'starts-at': timeFlag({ summary: 'When it begins.' }),
    'ends-at': timeFlag({ summary: 'When it ends.' }),
    ...eventFlags,
  };

  async run(): Promise<void> {
    const input = toEventInput(await askEvent(this.flags, { canAsk: this.canAsk, confirm: !this.flags.yes }));
    const api = await this.api();
    const event = await this.during('Creating the event', this.create(api, input));
    this.show(event, (terminal) => renderCreatedEvent(event, terminal));
  }

  private async create(api: Api, input: EventInput) {
    return await api.echoplex.events.create(await currentOrganization(api), input);
  }
}
