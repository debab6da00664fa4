import type { Command } from '@oclif/core';
import type { EchoPlex, Event, RefundProgress } from '@echoplex/sdk';
import { BaseCommand } from './command.js';
import { program } from './config/program.js';
import { exitCodes } from './errors.js';
import { progressWord } from './render/refunds.js';
import { terminalOf } from './render/terminal.js';
import { refundCount, untilInterrupted, watchRefunds } from './services/cancellation.js';

/** What commands share that follow the refunds of a cancelled event. */
export abstract class RefundsCommand<T extends typeof Command> extends BaseCommand<T> {
  /** Waits with a bar on stderr until all refunds are done. Ctrl-C ends the waiting alone: the server makes them. */
  protected async follow(echoplex: EchoPlex, { id, slug }: Event): Promise<RefundProgress> {
    const last = await untilInterrupted((signal) =>
      this.inSteps('Refunding', (progress) => {
        const report = (now: RefundProgress): void =>
          progress(['Refunded', progressWord(now)].filter(Boolean).join(' '), now.succeeded + now.failed, refundCount(now));
        return watchRefunds(echoplex, id, report, signal);
      }),
    );
    if (last !== null) return last;
    const { paint } = terminalOf(process.stderr);
    process.stderr.write(
      `\n  The refunds go on at the server; nothing was stopped.\n  ${paint.dim('Look again')}   ${paint.cyan(`${program} events refunds ${slug}`)}\n\n`,
    );
    return this.exit(exitCodes.interrupted);
  }
}
