import { flush, run as runOclif, settings } from '@oclif/core';
import { createReport } from './render/error.js';
import { terminalOf } from './render/terminal.js';

/**
 * Runs the command that `argv` names and sets the process's exit code.
 * @param root The address of the file that was started; oclif finds the package from there.
 */
export async function run(argv: string[], root: string): Promise<void> {
  // Always the built commands: in development and tests oclif would otherwise look for TypeScript.
  settings.enableAutoTranspile = false;
  try {
    await runOclif(argv, root);
  } catch (error) {
    // What a command throws was reported by the command itself and carries its exit code; anything else went wrong around it.
    const { code, oclif } = error as { code?: string; oclif?: { exit?: number } };
    const report = createReport(error, { terminal: terminalOf(process.stderr) });
    if (code !== 'EEXIT') {
      if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(report.problem, null, 2)}\n`);
      else process.stderr.write(report.text);
    }
    process.exitCode = oclif?.exit ?? report.exitCode;
  }
  await flush();
}
