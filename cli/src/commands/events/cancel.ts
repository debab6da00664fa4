import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { program } from '../../config/program.js';
import { eventArg } from '../../flags.js';
import { askOptional } from '../../prompts/ask.js';
import { done, nextSteps } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';

export default class EventsCancel extends BaseCommand<typeof EventsCancel> {
  static override summary = 'Cancel an event for good.';
  static override description =
    'Its sale ends; held and unpaid orders are cancelled at once, and buyers of confirmed ones are told by mail, with the reason. On a terminal its name has to be typed.';
  static override examples = [
    '<%= config.bin %> events cancel harbour-lights --reason "The pier is closed after the storm."',
    '<%= config.bin %> events cancel harbour-lights --no-notify --yes',
  ];
  static override args = { event: eventArg };
  static override flags = {
    reason: Flags.string({ summary: 'Why; buyers read it as it is.' }),
    notify: Flags.boolean({ summary: 'Tell buyers by mail; --no-notify: do not.', allowNo: true, default: true }),
  };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { notify } = this.flags;
    const { id, name } = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const asks = this.canAsk && !this.flags.yes && notify && this.flags.reason === undefined;
    const reason = asks ? await askOptional('Reason, as buyers read it (empty: none)') : this.flags.reason;
    const told = notify ? 'its buyers are told by mail' : 'nobody is told';
    await this.confirmByName(`This ends the sale of ${clean(name)} for good; ${told}.`, clean(name));
    const event = await this.during('Cancelling the event', echoplex.events.cancel(id, { ...(reason && { reason }), notify }));
    this.show(event, (terminal) =>
      [
        done(`${terminal.paint.bold(clean(name))} is cancelled; ${told}`, terminal),
        '',
        nextSteps([['See who has paid', `${program} orders list ${event.slug} --status confirmed`]], terminal),
      ].join('\n'),
    );
  }
}
