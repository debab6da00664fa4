import { Command, Flags, type Interfaces } from '@oclif/core';
import { NotFoundError, type EchoPlex, type Page } from '@echoplex/sdk';
import { readEnvironment, type Environment } from './config/environment.js';
import { isLocalDemo, resolveConnection, type Connection } from './config/connection.js';
import type { UsageError } from './errors.js';
import { moreOf } from './flags.js';
import { combineFaults } from './parse/faults.js';
import { toUsageError } from './parse/usage.js';
import { requireConfirmation, requireTyped } from './prompts/confirm.js';
import { createReport } from './render/error.js';
import { withProgress, withSpinner, type Progress } from './render/progress.js';
import { terminalOf, type Terminal } from './render/terminal.js';
import { openApi, type Api } from './services/api.js';
import { createClient } from './services/client.js';
import { similarEvent } from './services/similar.js';

type FlagsOf<T extends typeof Command> = Interfaces.InferredFlags<(typeof BaseCommand)['baseFlags'] & T['flags']>;
type ArgsOf<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

/** What all commands share: global flags, the connection, rendering or JSON, and errors with their exit codes. */
export abstract class BaseCommand<T extends typeof Command> extends Command {
  static override baseFlags = {
    json: Flags.boolean({ summary: "Print the API's answer and nothing else.", helpGroup: 'GLOBAL' }),
    profile: Flags.string({ summary: 'Use this profile of the configuration.', helpGroup: 'GLOBAL', helpValue: 'NAME' }),
    'api-url': Flags.string({ summary: 'Where the API is.', helpGroup: 'GLOBAL', helpValue: 'URL' }),
    org: Flags.string({ summary: 'The organization: its id, slug or name.', helpGroup: 'GLOBAL', helpValue: 'ORG' }),
    'no-input': Flags.boolean({ summary: 'Never ask; what is missing is an error.', helpGroup: 'GLOBAL' }),
    yes: Flags.boolean({ char: 'y', summary: 'Answer every confirmation with yes.', helpGroup: 'GLOBAL' }),
  };

  /** What to do next when the API refuses with these codes; without one the general advice is given. */
  static hints: Readonly<Record<string, string>> = {};

  /** What is wrong with the flags; see {@link noting}. */
  readonly faults: UsageError[] = [];
  protected flags!: FlagsOf<T>;
  protected args!: ArgsOf<T>;
  protected environment!: Environment;
  protected connection!: Connection;
  /** What stdout is. */
  protected readonly out: Terminal = terminalOf(process.stdout);

  override async init(): Promise<void> {
    await super.init();
    const { flags, args } = await this.read();
    this.flags = flags as FlagsOf<T>;
    this.args = args as ArgsOf<T>;
    this.environment = readEnvironment();
    this.connection = await resolveConnection({ profile: flags.profile, apiUrl: flags['api-url'], org: flags.org }, this.environment);
  }

  /** @throws {UsageError} with everything that is wrong with the words of the call. */
  private async read() {
    const { flags, args, strict } = this.ctor;
    try {
      const read = await this.parse({ flags, baseFlags: BaseCommand.baseFlags, args, strict });
      if (this.faults.length === 0) return read;
    } catch (error) {
      throw toUsageError(error, this.faults, {
        command: this.id?.replaceAll(':', ' ') ?? '',
        flags: Object.keys({ ...flags, ...BaseCommand.baseFlags }),
        args: Object.entries(args).flatMap(([name, { required }]) => (required ? [name] : [])),
      });
    }
    throw combineFaults(this.faults);
  }

  /** Whether somebody is there to be asked. Questions go to stderr, so stdout may be a pipe. */
  protected get canAsk(): boolean {
    return !this.flags['no-input'] && process.stdin.isTTY && process.stderr.isTTY;
  }

  /** This call once more with all rows, when there are more than were shown. */
  protected more(page: Page<unknown>): string | undefined {
    const words = this.argv.filter(
      (word, index) => !/^--(limit|after)\b/.test(word) && !/^--(limit|after)$/.test(this.argv[index - 1] ?? ''),
    );
    const quoted = words.map((word) => (/^[\w.,:@=/-]+$/.test(word) ? word : `"${word}"`));
    return moreOf([this.id?.replaceAll(':', ' '), ...quoted].join(' '), page);
  }

  /** The event that the command is about, as it was typed. */
  protected get eventName(): string | undefined {
    return (this.args as { event?: string }).event;
  }

  /** The API with the credential in use; without one this is exit code 3. */
  protected async api(): Promise<Api> {
    return await openApi(this.connection, { required: true });
  }

  /** The API with the credential in use, if any: for what the public may see. */
  protected async publicApi(): Promise<Api> {
    return await openApi(this.connection, { required: false });
  }

  /** The API without any credential: for those whose session is over, or who never had one. */
  protected anonymousApi(): EchoPlex {
    return createClient({ baseUrl: this.connection.apiUrl });
  }

  /** Lets somebody agree to what cannot be undone, unless `--yes` did. */
  protected async confirm(question: string): Promise<void> {
    await requireConfirmation(question, { canAsk: this.canAsk, yes: this.flags.yes });
  }

  /** Lets somebody agree by typing a name, unless `--yes` did. */
  protected async confirmByName(warning: string, name: string): Promise<void> {
    await requireTyped(warning, name, { canAsk: this.canAsk, yes: this.flags.yes });
  }

  /** Waits with a spinner on stderr. */
  protected async during<R>(text: string, work: Promise<R>): Promise<R> {
    return this.flags.json ? await work : await withSpinner(text, terminalOf(process.stderr), work);
  }

  /** The same for work of several steps, which tells how far it is. */
  protected async inSteps<R>(text: string, work: (progress: Progress) => Promise<R>): Promise<R> {
    return this.flags.json ? await work(() => undefined) : await withProgress(text, terminalOf(process.stderr), work);
  }

  /** Writes the API's answer with `--json`, the text for people otherwise. */
  protected show(answer: unknown, render: (terminal: Terminal) => string): void {
    if (this.flags.json) this.log(JSON.stringify(answer, null, 2));
    // Air around it is for eyes; a pipe gets the lines alone.
    else this.log(this.out.isTerminal ? `\n${render(this.out)}\n` : render(this.out));
  }

  protected override async catch(error: Error): Promise<void> {
    if ((error as { code?: string }).code === 'EEXIT') throw error;
    const command = this.id?.replaceAll(':', ' ');
    const apiUrl = (this.connection as Connection | undefined)?.apiUrl;
    const event = (this.args as object | undefined) && this.eventName;
    const flags = Object.keys((this.ctor.flags as object | undefined) ?? {});
    const { hints } = this.ctor as typeof BaseCommand;
    // A fault of the flags leaves nothing parsed, yet --json was meant.
    const json = (this.flags as { json?: boolean } | undefined)?.json ?? this.argv.includes('--json');
    const missing = !json && event !== undefined && error instanceof NotFoundError;
    const meant = missing ? await similarEvent(this.connection, event) : undefined;
    const isDemo = (this.connection as Connection | undefined) && isLocalDemo(this.connection, this.environment.directory);
    const args = (this.args as Record<string, unknown> | undefined) ?? {};
    const context = { terminal: terminalOf(process.stderr), apiUrl, flags, args, event, meant, isDemo, hints, ...(command && { command }) };
    const report = createReport(error, context);
    if (json) this.log(JSON.stringify(report.problem, null, 2));
    else process.stderr.write(report.text);
    this.exit(report.exitCode);
  }
}
