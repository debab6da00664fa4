import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.js';

/** Where secrets could stand in what is logged; they never leave. */
const redact = ['req.headers.authorization', '*.password', '*.secret', '*.clientSecret', '*.refreshToken', '*.accessToken'];

/** An error without what libraries hang on it: a provider's raw answer has client secrets and addresses. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return { type: error.name, code, constraint, message: error.message, stack: error.stack };
}

/** Lines for people when a terminal reads them and pino-pretty is installed (it is not in production); JSON otherwise. */
async function prettyStream(config: Config): Promise<DestinationStream | undefined> {
  if (config.production || !process.stdout.isTTY) return undefined;
  try {
    const { default: pretty } = await import('pino-pretty');
    return pretty({ colorize: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' });
  } catch {
    return undefined;
  }
}

/** Longest time a line waits to be written, in milliseconds; and how much may wait, in characters. */
const maxWaitMs = 10;
const maxWaiting = 64 * 1024;

/**
 * Writes lines to standard output together instead of once each: with thousands of requests a second, every write is a call of the operating
 * system. What is left when the process ends is written then.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  let lines = '';
  const flush = (): void => {
    if (lines !== '') output.write(lines);
    lines = '';
  };
  process.on('exit', flush);
  return {
    write(line) {
      if (lines === '') setTimeout(flush, maxWaitMs);
      lines += line;
      if (lines.length > maxWaiting) flush();
    },
  };
}

export async function createLogger(config: Config, destination?: DestinationStream): Promise<Logger> {
  const stream = destination ?? (await prettyStream(config)) ?? standardOutput();
  const options = { level: config.logLevel, redact, serializers: { err: plainError }, base: { service: 'echoplex-api' } };
  return pino(options, stream);
}
