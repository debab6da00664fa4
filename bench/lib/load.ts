import autocannon from 'autocannon';

/** Requests of a closed loop: every connection sends the next one when it has its answer. */
export interface Load {
  url: string;
  connections: number;
  /** At most this long, and never more than {@link maxRequests}. */
  seconds: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The only status that counts as an answer. */
  status: number;
}

/** What came of it. Times in milliseconds. */
export interface Throughput {
  answers: number;
  perSecond: number;
  p50: number;
  p99: number;
}

const maxRequests = 1_000_000;
/** Addresses a connection speaks for in turn. Thousands in all, so that each stays below the limit of requests that one address may make. */
const addressesPerConnection = 64;

const address = (number: number): string => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

/**
 * Sends requests from this process, each as from another visitor behind a proxy (`X-Forwarded-For`), to a server of another process.
 * @throws Error when any answer failed or had another status: a fast wrong answer is no figure
 */
export async function sendLoad({ url, connections, seconds, method = 'GET', headers = {}, body, status }: Load): Promise<Throughput> {
  if (!url.startsWith('http://127.0.0.1:')) throw new Error(`load is for this machine alone, not for ${url}`);
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    maxOverallRequests: maxRequests,
    method,
    timeout: 30,
    setupClient(client) {
      const first = connection++ * addressesPerConnection;
      client.setRequests(
        Array.from({ length: addressesPerConnection }, (_, index) => ({
          method,
          headers: { ...headers, 'X-Forwarded-For': address(first + index) },
          ...(body === undefined ? {} : { body }),
        })),
      );
    },
  });
  const statuses = (result.statusCodeStats ?? {}) as Record<string, { count?: number }>;
  const right = statuses[String(status)]?.count ?? 0;
  const answers = Object.values(statuses).reduce((sum, { count = 0 }) => sum + count, 0);
  if (result.errors > 0 || right !== answers || answers === 0) {
    throw new Error(`${method} ${url}: ${result.errors} failed, answers by status ${JSON.stringify(statuses)}; expected ${status}`);
  }
  return { answers: right, perSecond: right / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}
