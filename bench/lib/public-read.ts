import type { Effort, Figure } from '../benchmark.js';
import { compareThroughput, type Side } from './compare.js';
import { sendLoad } from './load.js';
import { seedEvent } from './seed.js';
import type { Stage } from './stage.js';
import { readings } from './visits.js';

/** Readings come from the pages of organizers, which are other sites. */
const page = 'https://venue.example.com';

/** What bare Koa answers to everything. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface PublicRead {
  name: string;
  /** The address of the reading, from its event. */
  path: (event: { id: string }) => string;
  /** Ask with the ETag of the answer, as a client does that has it already. */
  revalidate?: boolean;
}

/** Compares an anonymous reading of a published event with bare Koa giving an answer of the same size to the same requests. */
export async function comparePublicRead(stage: Stage, effort: Effort, { name, path, revalidate = false }: PublicRead): Promise<Figure[]> {
  const api = await stage.api();
  const { event } = await seedEvent(api);
  const url = `${api.urls[0]}${path(event)}`;
  const first = await fetch(url);
  const tag = first.headers.get('ETag');
  if (first.status !== 200 || !tag) throw new Error(`${url} answered ${first.status}, ETag ${tag}`);
  const body = await first.text();
  const headers: Record<string, string> = { Origin: page, ...(revalidate ? { 'If-None-Match': tag } : {}) };
  const answer: Answer = revalidate
    ? { status: 304, headers: { ETag: tag }, body: '' }
    : { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body };
  const reference = await stage.reference('bare-koa', { ANSWER: JSON.stringify(answer) });
  const talk = readings({ headers, status: answer.status });
  const sending =
    (target: string): Side['send'] =>
    (connections, seconds) =>
      sendLoad({ urls: [target], connections, seconds, talk });
  const figures = await compareThroughput(
    {
      name,
      unit: 'requests/s',
      ours: { send: sending(url), cpuMicros: api.cpuMicros },
      references: [{ name: 'bare-koa', send: sending(`${reference.url}/`), cpuMicros: reference.cpuMicros, asked: { atLeast: 0.7 } }],
    },
    effort,
  );
  return figures.map((figure) => ({ ...figure, bodyBytes: Buffer.byteLength(answer.body) }));
}
