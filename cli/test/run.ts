import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** How a command ended and what it wrote. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A user's home of its own and a working directory in it, in which commands run. */
export interface Home {
  directory: string;
  userFile: string;
  projectFile: string;
  run(args: string[], options?: { env?: Record<string, string>; input?: string; directory?: string }): Promise<Outcome>;
  write(file: string, config: unknown): Promise<void>;
  read(file: string): Promise<unknown>;
  remove(): Promise<void>;
}

/** Commands are tried as they are installed. Fails rather than trying yesterday's build. */
export async function requireFreshBuild(): Promise<void> {
  const made = ['dist/.tsbuildinfo', 'oclif.manifest.json'].map(async (file) => (await stat(path.join(cli, file))).mtimeMs);
  const built = await Promise.all(made).catch(() => [0]);
  const sources = (await readdir(path.join(cli, 'src'), { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const changed = await Promise.all(sources.map(async (file) => (await stat(path.join(cli, 'src', file))).mtimeMs));
  if (Math.max(...changed) > Math.min(...built)) throw new Error('cli/dist is older than cli/src. Run: npm run build');
}

export async function createHome(): Promise<Home> {
  const home = await mkdtemp(path.join(tmpdir(), 'echoplex home '));
  const directory = path.join(home, 'work', 'deep', 'down');
  await mkdir(directory, { recursive: true });
  return {
    directory,
    userFile: path.join(home, '.config', 'echoplex', 'config.json'),
    projectFile: path.join(home, 'work', '.echoplex', 'cli.json'),
    run: (args, { env = {}, input = '', directory: cwd = directory } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [path.join(cli, 'bin', 'run.js'), ...args], {
          cwd,
          env: {
            PATH: process.env.PATH,
            HOME: home,
            USERPROFILE: home,
            XDG_CONFIG_HOME: path.join(home, '.config'),
            TZ: 'Europe/Copenhagen',
            ...env,
          },
        });
        const outcome: Outcome = { code: null, stdout: '', stderr: '' };
        child.stdout.on('data', (chunk: Buffer) => (outcome.stdout += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (outcome.stderr += chunk.toString()));
        child.on('error', reject);
        child.on('close', (code) => resolve({ ...outcome, code }));
        child.stdin.end(input);
      }),
    async write(file, config) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
    },
    read: async (file) => JSON.parse(await readFile(file, 'utf8')) as unknown,
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
