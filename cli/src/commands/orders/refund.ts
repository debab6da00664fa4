import { Flags } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { program } from '../../config/program.js';
import { CliError } from '../../errors.js';
import { amountFlag } from '../../flags.js';
import { eventOfOrder, orderArg, orderEventFlag } from '../../flags/orders.js';
import { planWord, renderPlan, renderRefund } from '../../render/refunds.js';
import { terminalOf } from '../../render/terminal.js';
import { orderWithRefunds, planRefund, requireLeft, untilCompleted } from '../../services/refunds.js';

export default class OrdersRefund extends BaseCommand<typeof OrdersRefund> {
  static override summary = "Pay an order's money back.";
  static override description =
    'All that is left, an amount, or what certain tickets cost. Tickets that are named become void, and all of them when nothing of the money is left; with --restock they are sold again. Says what will happen and asks first. A refund that fails is exit code 1, and its tickets are valid again.';
  static override examples = [
    '<%= config.bin %> orders refund ord_01kag70bt4fvkr6q8s0w2y4a6c --reason "The second act was cancelled."',
    '<%= config.bin %> orders refund 7KX-42M --event harbour-lights --amount 12.50',
    '<%= config.bin %> orders refund 7KX-42M --event harbour-lights --ticket Q7RM-2XKD --restock --yes --wait',
  ];
  static override hints = {
    order_state_invalid: `See how it stands: ${program} orders get ORDER`,
    refund_exceeds_payment: `See what went back: ${program} orders refunds ORDER`,
  };
  static override args = { order: orderArg };
  static override flags = {
    amount: amountFlag({ summary: 'How much, 12.50; all that is left without it.', exclusive: ['ticket'] }),
    ticket: Flags.string({ summary: 'A ticket by its code or id; repeat it for more.', multiple: true }),
    restock: Flags.boolean({ summary: 'Sell the places of void tickets again.' }),
    reason: Flags.string({ summary: 'Why; the buyer reads it as it is.' }),
    wait: Flags.boolean({ summary: 'Wait until the bank has done its part.' }),
    ...orderEventFlag,
  };

  protected override get eventName(): string | undefined {
    return eventOfOrder(this.args.order, this.flags.event);
  }

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const { order, refunds } = await this.during('Fetching the order', orderWithRefunds(echoplex, this.args.order, this.flags.event));
    const plan = planRefund(order, refunds, this.flags);
    if (this.canAsk && !this.flags.yes) {
      requireLeft(plan, order);
      process.stderr.write(`\n${renderPlan(plan, order, terminalOf(process.stderr))}\n\n`);
    }
    await this.confirm(`Refund ${planWord(plan, order)}?`);
    const begun = await this.during('Refunding', echoplex.orders.refund(order.id, plan.input));
    const refund = this.flags.wait ? await this.during('Waiting for the bank', untilCompleted(echoplex, begun)) : begun;
    if (refund.status === 'failed' && !this.flags.json)
      throw new CliError(`The refund of order ${order.number} failed${refund.failure === null ? '' : `: ${refund.failure}`}`, {
        hint: refund.ticketIds.length > 0 ? 'No money moved, and its tickets are valid again.' : 'No money moved.',
      });
    this.show(refund, (terminal) => renderRefund(refund, order, terminal));
    if (refund.status === 'failed') this.exit(1);
  }
}
