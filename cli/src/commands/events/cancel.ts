import { Flags } from '@oclif/core';
import { eventArg } from '../../flags.js';
import { askOptional } from '../../prompts/ask.js';
import { RefundsCommand } from '../../refunds-command.js';
import { renderCancelled, warningOf } from '../../render/cancellation.js';
import { clean } from '../../render/terminal.js';
import { refundableOf } from '../../services/cancellation.js';

export default class EventsCancel extends RefundsCommand<typeof EventsCancel> {
  static override summary = 'Cancel an event for good.';
  static override description =
    'Its sale ends; held and unpaid orders are cancelled at once, and buyers of confirmed ones are told by mail, with the reason, and get all of their money back. On a terminal it says how much that is, and the name of the event has to be typed. The server makes the refunds: --watch follows them, and Ctrl-C only stops looking.';
  static override examples = [
    '<%= config.bin %> events cancel harbour-lights --reason "The pier is closed after the storm." --watch',
    '<%= config.bin %> events cancel harbour-lights --no-refund --no-notify --yes',
  ];
  static override args = { event: eventArg };
  static override flags = {
    reason: Flags.string({ summary: 'Why; buyers read it as it is.' }),
    notify: Flags.boolean({ summary: 'Tell buyers by mail; --no-notify: do not.', allowNo: true, default: true }),
    refund: Flags.boolean({ summary: 'Pay everybody back; --no-refund: do not.', allowNo: true, default: true }),
    watch: Flags.boolean({ summary: 'Follow the refunds until all are done.' }),
  };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { notify, refund, watch, json } = this.flags;
    const before = await this.during('Fetching the event', echoplex.events.get(this.args.event));
    const asks = this.canAsk && !this.flags.yes;
    const refundable = asks && refund ? await this.during('Counting what was paid', refundableOf(echoplex, before.id)) : null;
    const again = before.status === 'cancelled';
    const empty = asks && notify && !again && this.flags.reason === undefined;
    const reason = empty ? await askOptional('Reason, as buyers read it (empty: none)') : this.flags.reason;
    await this.confirmByName(warningOf(before, { notify, refundable }), clean(before.name));
    const input = { ...(reason && { reason }), notify, refund };
    const event = await this.during('Cancelling the event', echoplex.events.cancel(before.id, input));
    const now = refund && watch ? await this.follow(echoplex, event) : null;
    const shown = now ?? (refund && !json ? await this.during('Fetching refunds', echoplex.events.refundProgress(event.id)) : null);
    this.show(event, (terminal) => renderCancelled(event, { notify, again, progress: shown }, terminal));
    if (now !== null && now.failed > 0) this.exit(1);
  }
}
