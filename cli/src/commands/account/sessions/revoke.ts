import { Args } from '@oclif/core';
import { BaseCommand } from '../../../command.js';
import { deviceOf } from '../../../render/account.js';
import { done, nextSteps } from '../../../render/pairs.js';
import { clean } from '../../../render/terminal.js';
import { findSession } from '../../../services/team.js';
import { program } from '../../../config/program.js';

export default class AccountSessionsRevoke extends BaseCommand<typeof AccountSessionsRevoke> {
  static override summary = 'End one of your sessions at once.';
  static override examples = ['<%= config.bin %> account sessions revoke ses_01kag6xv2pe9hsz8c4d6f0g1hj'];
  static override args = { session: Args.string({ description: "The session's id.", required: true }) };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const session = await this.during('Finding the session', findSession(echoplex, this.args.session));
    const device = clean(deviceOf(session));
    await this.confirm(session.current ? 'End the session you are using?' : `End the session of ${device}?`);
    await this.during('Ending the session', echoplex.sessions.revoke(session.id));
    this.show(session, (terminal) => {
      const ended = done(`The session of ${device} has ended`, terminal);
      return session.current ? `${ended}\n\n${nextSteps([['It was this one', `${program} login`]], terminal)}` : ended;
    });
  }
}
