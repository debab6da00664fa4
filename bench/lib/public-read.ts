import type { Effort, Figure } from '../benchmark.js';
import { compareThroughput } from './compare.js';
import { seedEvent } from './seed.js';
import type { Stage } from './stage.js';

/** Readings come from the pages of organizers, which are other sites. */
const page = 'https://venue.example.com';

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
  const request = { headers, status: revalidate ? 304 : 200 };
  const reference = await stage.bareKoa(
    revalidate
      ? { status: 304, headers: { ETag: tag }, body: '' }
      : { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body },
  );
  const figures = await compareThroughput(
    name,
    { url, cpuMicros: api.cpuMicros, ...request },
    { name: 'bare-koa', ...reference, ...request },
    effort,
  );
  return figures.map((figure) => ({ ...figure, bodyBytes: revalidate ? 0 : Buffer.byteLength(body) }));
}
