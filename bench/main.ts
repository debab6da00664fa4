import { parseArgs } from 'node:util';
import type { Benchmark, Effort, Figure } from './benchmark.js';
import { table } from './lib/report.js';
import { createScope } from './lib/scope.js';
import { createGround, createStage } from './lib/stage.js';
import { benchmarks } from './registry.js';

const help = `npm run bench [-- NAME… [options]]

  --json           one JSON object a line and nothing else on standard output
  --rounds N       rounds of ours and the references in turns (5, orders 3); the figures are medians
  --seconds N      length of each round, per side (3, orders 2)
  --connections N  instead of 64 and 256; may be repeated

${benchmarks.map(({ name, about }) => `  ${name.padEnd(22)} ${about}`).join('\n')}
`;

/** @throws Error when a name is not in the registry */
function choose(names: string[]): readonly Benchmark[] {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

const counted = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000) throw new Error(`--${name} takes a whole number from 1 to 1000, not ${text}.`);
  return value;
};

const usual = { rounds: 5, seconds: 3 };

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string', multiple: true, default: ['64', '256'] },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const chosen = choose(positionals);
  const asked = {
    ...(values.rounds === undefined ? {} : { rounds: counted(values.rounds, 'rounds') }),
    ...(values.seconds === undefined ? {} : { seconds: counted(values.seconds, 'seconds') }),
  };
  const connections = values.connections.map((text) => counted(text, 'connections'));
  const effortOf = (benchmark: Benchmark): Effort => ({ ...usual, ...benchmark.effort, ...asked, connections });
  const whole = createScope();
  let askedAt: number | undefined;
  const stop = (): void => {
    if (askedAt !== undefined) {
      // npm passes on the Ctrl-C that the terminal has already sent; a later one does not wait. Servers end with this process all the same.
      if (performance.now() - askedAt > 500) process.exit(130);
      return;
    }
    askedAt = performance.now();
    process.stderr.write('\nStopping …\n');
    whole.close().then(
      () => process.exit(130),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  try {
    const ground = createGround(whole);
    const taken: Figure[] = [];
    for (const benchmark of chosen) {
      if (!values.json) process.stderr.write(`  · ${benchmark.name}: ${benchmark.about}\n`);
      const scope = createScope();
      whole.defer(() => scope.close());
      for (const figure of await benchmark.run(createStage(scope, ground), effortOf(benchmark))) {
        taken.push(figure);
        if (values.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
      }
      await scope.close();
    }
    if (!values.json) process.stdout.write(`\n${table(taken)}\n`);
  } finally {
    await whole.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
