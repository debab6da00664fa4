import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './paths.js';
import { findRunningDemo } from './running.js';
import type { DemoState } from './state.js';

const help = `npm run doctor [-- --fix --json]

  Checks that stock, orders and money add up in what \`npm start\` runs.

  --fix      first expires overdue holds and counts anew what orders hold
  --json     prints one JSON object instead of sentences
  --dir DIR  is where it was started with, instead of .echoplex/
`;

/** As `echoplex-api` has it: what is needed cannot be reached. */
const unavailable = 69;

/** `npm run doctor`: `echoplex-api doctor` against what `npm start` runs. Answers the exit code. */
async function main(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { fix: flag, json: flag, help: { ...flag, short: 'h' }, dir: { type: 'string' } } });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const stateDir = path.resolve(values.dir ?? path.join(repositoryRoot(), '.echoplex'));
  const running = await findRunningDemo(path.join(stateDir, 'run.json'));
  if (!running) {
    process.stderr.write('Nothing is running here. Run `npm start`, and this in a second terminal once it is ready.\n');
    return unavailable;
  }
  const { jwtSecret } = JSON.parse(readFileSync(path.join(stateDir, 'secrets.json'), 'utf8')) as DemoState['secrets'];
  const program = path.join(import.meta.dirname, `../src/main${path.extname(import.meta.filename)}`);
  const options = (['fix', 'json'] as const).filter((option) => values[option]).map((option) => `--${option}`);
  const child = spawn(process.execPath, [...process.execArgv, program, 'doctor', ...options], {
    // Nothing of the surroundings, such as keys of Stripe's: it is the demo that is examined.
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'development',
      DATABASE_URL: running.databaseUrl,
      PUBLIC_URL: running.apiUrl,
      JWT_SECRET: jwtSecret,
    },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
