import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/db/knex.js';
import { migrate } from '../src/db/migrate.js';
import { repositoryRoot } from './paths.js';
import { createDatabase, startPostgres } from './postgres.js';
import { fillWithEvents } from './seed-events/fill.js';
import { progressBar } from './seed-events/progress-bar.js';
import { openState } from './state.js';

const help = `npm run seed -- --events 100000 [--seed 1] [--dir DIR]

  --events N  adds N published events over the world and the next year
  --seed N    another number makes other events; the same one on the same day makes the same ones, once
  --dir DIR   the folder of the demo, as for npm start; .echoplex/ when left out

DATABASE_URL names the database to fill; without it that of npm start is filled, which may be running or not.
`;

/** A whole number from 1, or in plain words why not. */
function positive(name: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} takes a whole number from 1 to ${most.toLocaleString('en')}, not ${value}.`);
}

function readArguments(): { events: number; seed: number; dir: string } | null {
  const options = {
    events: { type: 'string' },
    seed: { type: 'string', default: '1' },
    dir: { type: 'string', default: path.join(repositoryRoot(), '.echoplex') },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return null;
  if (values.events === undefined) throw new Error('Say how many: --events 1000.');
  return {
    events: positive('events', values.events, 1_000_000),
    seed: positive('seed', values.seed, 2 ** 32 - 1),
    dir: path.resolve(values.dir),
  };
}

async function seed({ events, seed: from, dir }: NonNullable<ReturnType<typeof readArguments>>): Promise<void> {
  const given = process.env.DATABASE_URL;
  const server = given ? null : await startPostgres({ dir: openState(dir).file('postgres') });
  try {
    const url = given ?? (await createDatabase(server?.url ?? '', 'echoplex'));
    const { host, pathname } = new URL(url);
    process.stdout.write(`  Filling ${host}${pathname}\n`);
    await migrate(url);
    const db = openDatabase(url, { max: 1 });
    const began = performance.now();
    try {
      await fillWithEvents(db, { events, seed: from, report: progressBar('events', events, process.stdout) });
    } finally {
      await db.destroy();
    }
    process.stdout.write(`  Done in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
  } finally {
    await server?.stop();
  }
}

try {
  const options = readArguments();
  if (options) await seed(options);
  else process.stdout.write(help);
} catch (error) {
  process.stderr.write(`  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
