import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EchoPlex } from '@echoplex/sdk';
import { createDatabase, startPostgres } from '../../api/dev/postgres.js';
import { freePort } from '../../api/dev/ports.js';
import { migrate } from '../../api/src/db/migrate.js';
import { type Child, startChild } from './child.js';
import type { Scope } from './scope.js';

/** The API, serving in one process or several on one database. */
export interface Api {
  /** One address a process. */
  urls: string[];
  databaseUrl: string;
  /** Processor time of all its processes until now, in microseconds. */
  cpuMicros(): number | undefined;
  /** The most memory that one of its processes has had, in bytes. */
  peakBytes(): number | undefined;
  /** A client of the first process. */
  client(credential?: { accessToken?: string; apiKey?: string }): EchoPlex;
}

/** What others do, in a file of `bench/references`. */
export type ReferenceName = 'bare-koa' | 'bare-koa-post' | 'textbook';

/** Where benchmarks are played: servers in processes of their own, stopped when the stage is taken down. */
export interface Stage {
  /** A fresh, migrated database on the embedded PostgreSQL. */
  database(): Promise<string>;
  /** Starts the API as it runs in production, on a fresh database unless another is named. */
  api(options?: { databaseUrl?: string; processes?: number; env?: Record<string, string>; nodeArgs?: string[] }): Promise<Api>;
  /** Starts a file of `bench/references`, which reads what it needs from its environment. Its address has no path. */
  reference(name: ReferenceName, env: Record<string, string>): Promise<Child & { url: string }>;
}

/** Starts PostgreSQL once, when it is first asked for. */
export function createGround(scope: Scope): { dir: string; postgres(): Promise<string> } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'echoplex-bench-'));
  scope.defer(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  let url: Promise<string> | undefined;
  const start = async (): Promise<string> => {
    const server = await startPostgres({ dir: path.join(dir, 'postgres') });
    scope.defer(() => server.stop());
    return server.url;
  };
  return { dir, postgres: () => (url ??= start()) };
}

const add = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a + b);

let made = 0;

/** Puts up a stage on the ground; it ends with its scope. */
export function createStage(scope: Scope, ground: ReturnType<typeof createGround>): Stage {
  const file = (name: string): string => path.join(ground.dir, `${++made}-${name}`);
  const database = async (): Promise<string> => {
    const url = await createDatabase(await ground.postgres(), `bench_${++made}`);
    await migrate(url);
    return url;
  };
  return {
    database,
    async api({ databaseUrl, processes = 1, env = {}, nodeArgs = [] } = {}) {
      const url = databaseUrl ?? (await database());
      const ports: number[] = [];
      while (ports.length < processes) ports.push(await freePort());
      const urls = ports.map((port) => `http://127.0.0.1:${port}`);
      const children: Child[] = [];
      for (const port of ports) {
        const child = await startChild(scope, {
          args: [...nodeArgs, 'api/bin/echoplex-api.js', 'start'],
          // Production as it is, limits, logs and all. The load comes from many addresses, told as a proxy tells them.
          env: {
            NODE_ENV: 'production',
            // As the container image and the command start it.
            NODE_OPTIONS: '--max-semi-space-size=32',
            HOST: '127.0.0.1',
            PORT: String(port),
            PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
            DATABASE_URL: url,
            JWT_SECRET: 'a secret for benchmarks that is long enough',
            TRUST_PROXY: '1',
            ...env,
          },
          logFile: file('api.log'),
          readyUrl: `http://127.0.0.1:${port}/ready`,
        });
        children.push(child);
      }
      const [first = ''] = urls;
      const cpuMicros = (): number | undefined => children.reduce<number | undefined>((sum, child) => add(sum, child.cpuMicros()), 0);
      const peakBytes = (): number | undefined => {
        const peaks = children.flatMap((child) => child.peakBytes() ?? []);
        return peaks.length === 0 ? undefined : Math.max(...peaks);
      };
      return { urls, databaseUrl: url, cpuMicros, peakBytes, client: (credential = {}) => new EchoPlex({ baseUrl: first, ...credential }) };
    },
    async reference(name, env) {
      const port = await freePort();
      const child = await startChild(scope, {
        args: ['--import', 'tsx', `bench/references/${name}.ts`],
        env: { NODE_ENV: 'production', PORT: String(port), ...env },
        logFile: file(`${name}.log`),
        readyUrl: `http://127.0.0.1:${port}/ready`,
      });
      return { ...child, url: `http://127.0.0.1:${port}` };
    },
  };
}
