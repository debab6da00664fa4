import { type Connection, openConnection } from './connection.js';
import { createHistogram } from './histogram.js';

/** What goes over one connection: requests that each wait for the answer to the one before. */
export interface Talk {
  /** The next request. Its bytes stay as they are until its answer is there. */
  next(): Buffer;
  /** The only status that may answer it. */
  status: number;
  /** Looks into the body of the answer. */
  read?(bytes: Buffer, start: number, end: number): void;
  /** Whether that answer completes what is counted; each does when left out. */
  readonly complete?: boolean;
}

/** Requests of a closed loop: every connection sends the next one when it has its answer. */
export interface Load {
  /** Servers; connections are spread over them. */
  urls: string[];
  connections: number;
  /** At most this long, and never more than {@link maxCount}. */
  seconds: number;
  /** Makes what goes over a connection, which is known by its number and its server. */
  talk: (connection: number, url: string) => Talk;
}

/** What came of it. Times in milliseconds, from the first request of what is counted to its last answer. */
export interface Throughput {
  /** How often something was completed. */
  count: number;
  /** How long that took, in seconds. */
  elapsed: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of this process for each, in microseconds: what the load itself takes from those it measures. */
  generatorMicros: number;
}

const maxCount = 1_000_000;
/** How long after the end an answer may take. */
const patienceMs = 30_000;
/** More at once than a server's queue takes are asked to try again a second later. */
const opensAtOnce = 100;

async function open({ urls, connections }: Load, failed: (error: Error) => void): Promise<Connection[]> {
  const servers = urls.map((url) => new URL(url));
  const stranger = servers.find(({ protocol, hostname }) => protocol !== 'http:' || hostname !== '127.0.0.1');
  if (stranger || servers.length === 0) throw new Error(`load is for this machine alone, not for ${stranger?.href ?? 'nobody'}`);
  const opened: Connection[] = [];
  while (opened.length < connections) {
    const next = Array.from({ length: Math.min(opensAtOnce, connections - opened.length) }, (_, index) =>
      openConnection(servers[(opened.length + index) % servers.length] as URL, failed),
    );
    opened.push(...(await Promise.all(next)));
  }
  return opened;
}

/** Lets every connection talk until the time is over, and the last answers arrive. Returns how long that took, in seconds. */
function talkOver(
  opened: Connection[],
  talks: Talk[],
  seconds: number,
  { completed, failed }: { completed: (micros: number) => void; failed: (error: Error) => void },
): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const end = began + seconds * 1000;
    let talking = opened.length;
    let begun = opened.length;
    opened.forEach((connection, index) => {
      const talk = talks[index] as Talk;
      let since = began;
      const ask = (): void => connection.ask(talk.next(), take);
      const take = (status: number, bytes: Buffer, bodyStart: number, bodyEnd: number): void => {
        if (status !== talk.status) {
          failed(
            new Error(
              `an answer of ${status}, expected ${talk.status}: ${bytes.toString('utf8', bodyStart, Math.min(bodyEnd, bodyStart + 2000))}`,
            ),
          );
          return;
        }
        talk.read?.(bytes, bodyStart, bodyEnd);
        if (talk.complete === false) return ask();
        const now = performance.now();
        completed((now - since) * 1000);
        since = now;
        if (now < end && begun < maxCount) {
          begun += 1;
          return ask();
        }
        talking -= 1;
        if (talking === 0) resolve((now - began) / 1000);
      };
      ask();
    });
  });
}

/**
 * Sends requests from this process to servers of other processes. What was begun when the time is over is completed and counted.
 * @throws Error when a connection failed or any answer had another status: a fast wrong answer is no figure
 */
export async function sendLoad(load: Load): Promise<Throughput> {
  const { urls, seconds, talk } = load;
  let failed: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (failed = reject));
  failure.catch(() => undefined);
  const opened = await open(load, failed);
  const timer = setTimeout(() => failed(new Error(`no answer for ${patienceMs / 1000} s`)), seconds * 1000 + patienceMs);
  try {
    const talks = opened.map((_, index) => talk(index, urls[index % urls.length] as string));
    const histogram = createHistogram();
    let count = 0;
    const completed = (micros: number): void => {
      histogram.record(micros);
      count += 1;
    };
    const before = process.cpuUsage();
    const elapsed = await Promise.race([talkOver(opened, talks, seconds, { completed, failed }), failure]);
    const { user, system } = process.cpuUsage(before);
    return {
      count,
      elapsed,
      perSecond: count / elapsed,
      p50: histogram.percentile(0.5),
      p99: histogram.percentile(0.99),
      generatorMicros: (user + system) / count,
    };
  } finally {
    clearTimeout(timer);
    for (const connection of opened) connection.close();
  }
}
