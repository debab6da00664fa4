import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { storageUrlFault } from './storage-url.js';

/** Every fault of the environment at once; `message` lists them a line each. */
export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(`The environment has faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.some((scheme) => value.startsWith(`${scheme}:`)), {
    error: `must be an address starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });
const storage = z.string().superRefine((value, ctx) => {
  const fault = storageUrlFault(value);
  if (fault) ctx.addIssue({ code: 'custom', message: fault });
});
const port = z.coerce.number().int().min(0).max(65535);
const list = z.string().transform((value) => value.split(',').map((item) => item.trim()).filter(Boolean)); // prettier-ignore

const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, { error: 'must be a number of percent with at most two decimals, such as 2.5' })
  .transform(Number)
  .refine((value) => value <= 100, { error: 'must be at most 100' });

/** How Stripe is reached and what is taken of payments. */
export interface StripeConfig {
  secretKey: string;
  publishableKey: string;
  /** Any of them may have signed: connected accounts have an endpoint of their own, and a secret can be rolled. */
  webhookSecrets: string[];
  apiBase?: string;
  scriptUrl: string;
  /** Seconds that one request to Stripe may take. */
  timeout: number;
  /** What the platform keeps of a payment to an organization's own account, in percent. */
  feePercent: number;
}

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url('http', 'https').optional(),
  DATABASE_URL: url('postgres', 'postgresql'),
  JWT_SECRET: list.refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 32), {
    error: 'must have at least 32 characters; make one with `openssl rand -base64 48`',
  }),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: list.default([]),
  STRIPE_API_BASE: url('http', 'https').optional(),
  STRIPE_JS_URL: url('http', 'https').default('https://js.stripe.com/v3/'),
  STRIPE_TIMEOUT: z.coerce.number().min(1).max(80).default(10),
  STRIPE_FEE_PERCENT: percent.default(0),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().default('EchoPlex Tickets <tickets@example.com>'),
  STORAGE_URL: storage.optional(),
  AWS_REGION: z.string().min(1).optional(),
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16).optional(),
  CORS_ORIGINS: list.default([]),
  WORKER: z.enum(['inline', 'off', 'only']).default('inline'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  HOLDS_PER_ADDRESS: z.coerce.number().int().min(0).max(100_000).optional(),
});
type Environment = z.output<typeof environment>;

/** What the process was told, checked. Durations in seconds, addresses without a trailing slash. */
export interface Config {
  production: boolean;
  /** In development and tests an answer outside the contract fails; in production it is stripped and logged. */
  strictContract: boolean;
  host: string;
  port: number;
  publicUrl: string;
  databaseUrl: string;
  /** The first one signs; all of them are believed, so that a secret can be changed without signing anybody out. */
  jwtSecrets: string[];
  stripe: StripeConfig | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** `file:///folder` or `s3://bucket/prefix`. */
  storageUrl: string | null;
  /** For a bucket; without credentials its client looks for a role of the machine or a profile. */
  aws: { region: string | null; credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | null };
  logLevel: Environment['LOG_LEVEL'];
  metricsToken: string | null;
  corsOrigins: string[];
  worker: Environment['WORKER'];
  rateLimits: boolean;
  /** The cost of hashing passwords with bcrypt: every one more doubles the time. Tests alone are spared it. */
  passwordCost: number;
  /** How many proxies stand in front and may be believed about the client's address. */
  trustProxy: number;
  /** Open orders of one event that one network may hold, so that nobody holds everything; 0 without a limit. */
  holdsPerAddress: number;
}

/** Reads `NAME`, or the file that `NAME_FILE` names (how containers hand over secrets). */
function readValues(env: Record<string, string | undefined>, faults: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const file = env[`${name}_FILE`];
    try {
      const value = file ? readFileSync(file, 'utf8').trim() : env[name];
      if (value !== undefined && value !== '') values[name] = value;
    } catch {
      faults.push(`${name}_FILE: cannot read ${file}`);
    }
  }
  return values;
}

function stripeConfig(env: Environment, faults: string[]): Config['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRET: webhookSecrets } = env;
  if (!secretKey) return null;
  if (!publishableKey) faults.push('STRIPE_PUBLISHABLE_KEY: is needed beside STRIPE_SECRET_KEY');
  if (webhookSecrets.length === 0) faults.push('STRIPE_WEBHOOK_SECRET: is needed beside STRIPE_SECRET_KEY');
  return {
    secretKey,
    publishableKey: publishableKey ?? '',
    webhookSecrets,
    apiBase: env.STRIPE_API_BASE,
    scriptUrl: env.STRIPE_JS_URL,
    timeout: env.STRIPE_TIMEOUT,
    feePercent: env.STRIPE_FEE_PERCENT,
  };
}

function awsConfig(env: Environment, faults: string[]): Config['aws'] {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = env;
  const region = env.AWS_REGION ?? null;
  if (accessKeyId && secretAccessKey) return { region, credentials: { accessKeyId, secretAccessKey, sessionToken } };
  const bucket = env.STORAGE_URL?.startsWith('s3:');
  if (bucket && accessKeyId) faults.push('AWS_SECRET_ACCESS_KEY: is needed beside AWS_ACCESS_KEY_ID');
  if (bucket && secretAccessKey) faults.push('AWS_ACCESS_KEY_ID: is needed beside AWS_SECRET_ACCESS_KEY');
  return { region, credentials: null };
}

/**
 * Checks the environment and gives it the shape the program uses.
 * @throws ConfigError with every fault
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const parsed = environment.safeParse(readValues(env, faults), { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const missing = issue.code === 'invalid_type' && issue.input === undefined;
      faults.push(`${issue.path.join('.')}: ${missing ? 'is not set' : issue.message}`);
    }
    throw new ConfigError(faults);
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  const stripe = stripeConfig(value, faults);
  const aws = awsConfig(value, faults);
  if (production && value.RATE_LIMITS === 'off') faults.push('RATE_LIMITS: off is refused in production');
  if (production && !value.PUBLIC_URL) faults.push('PUBLIC_URL: is needed in production; mails and the widget link to it');
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    production,
    strictContract: !production,
    host: value.HOST,
    port: value.PORT,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    databaseUrl: value.DATABASE_URL,
    jwtSecrets: value.JWT_SECRET,
    stripe,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    storageUrl: value.STORAGE_URL ?? null,
    aws,
    logLevel: value.LOG_LEVEL,
    metricsToken: value.METRICS_TOKEN ?? null,
    corsOrigins: value.CORS_ORIGINS,
    worker: value.WORKER,
    rateLimits: value.RATE_LIMITS === 'on',
    passwordCost: value.NODE_ENV === 'test' ? 4 : 12,
    trustProxy: value.TRUST_PROXY,
    // Who switches off the limits per address means this one too, unless they say otherwise.
    holdsPerAddress: value.HOLDS_PER_ADDRESS ?? (value.RATE_LIMITS === 'on' ? 40 : 0),
  };
}
