import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ApiError, EchoPlex, type Event, type Organization, type Session, type Tier } from '@echoplex/sdk';
import pg from 'pg';
import type Stripe from 'stripe';
import { organization as demoOrganization, owner, programme, type DemoEvent } from './demo/programme.js';
import { sell, untilPaid } from './demo/sales.js';
import { repositoryRoot } from './paths.js';

/** Where and how the demo is seeded. */
export type SeedOptions = {
  apiUrl: string;
  /** Confirms the demo's card payments. Only ever a test account or the emulator; null leaves paid events unsold. */
  stripe: Stripe | null;
  /** Sets the cover images, for which there is no operation yet. */
  databaseUrl: string;
  /** Where the API serves `/media` from. */
  mediaDir: string;
  /** Told what is being done, a short phrase each time. */
  report?: (what: string) => void;
};

/** What a seeded demo hands to whoever uses it. */
export type SeededDemo = {
  /** The owner's, fresh. */
  session: Session;
  organization: Organization;
  /** The secret of the API key, when this seed created it. */
  apiKey?: string;
  events: Event[];
};

const keyName = 'Command line';

/**
 * Fills an API with the demo, through its public operations. What is there already stays as it is, so it may run at every start; the API
 * key is made last and says that the rest is complete.
 */
export async function seedDemo({ apiUrl, stripe, databaseUrl, mediaDir, report = () => undefined }: SeedOptions): Promise<SeededDemo> {
  const anyone = new EchoPlex({ baseUrl: apiUrl });
  const session = await signIn(anyone);
  const organizer = new EchoPlex({ baseUrl: apiUrl, accessToken: session.accessToken });
  const organization = await findOrCreateOrganization(organizer);
  const keys = await organizer.apiKeys.list(organization.id);
  if (keys.data.some(({ name }) => name === keyName)) {
    const { data } = await organizer.events.list(organization.id, { status: 'published', limit: 50 });
    return { session, organization, events: data };
  }

  const events: Event[] = [];
  let guests = 0;
  for (const demo of programme(new Date())) {
    report(demo.event.name);
    const { event, tiers } = await findOrCreateEvent(organizer, organization.id, demo);
    await setCover(databaseUrl, mediaDir, event, demo.cover);
    await sell(anyone, stripe, event, tiers, demo.sales, guests);
    guests += demo.sales.length;
    events.push(event);
  }
  report('payments');
  for (const event of events) {
    if (!(await untilPaid(organizer, event))) report(`${event.name}: payments are still on their way, they arrive on their own`);
  }
  const { secret } = await organizer.apiKeys.create(organization.id, { name: keyName, scopes: ['*'] });
  return { session, organization, events, ...(secret ? { apiKey: secret } : {}) };
}

async function signIn(anyone: EchoPlex): Promise<Session> {
  const { email, password } = owner;
  try {
    return await anyone.auth.login({ email, password });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'invalid_credentials') throw error;
    return anyone.auth.register(owner);
  }
}

async function findOrCreateOrganization(organizer: EchoPlex): Promise<Organization> {
  const { data } = await organizer.organizations.list({ limit: 200 });
  const first = data.find(({ name }) => name === demoOrganization.name);
  if (!first) return organizer.organizations.create(demoOrganization);
  return first.website === null ? organizer.organizations.update(first.id, demoOrganization) : first;
}

async function findOrCreateEvent(organizer: EchoPlex, organizationId: string, demo: DemoEvent): Promise<{ event: Event; tiers: Tier[] }> {
  const { data } = await organizer.events.list(organizationId, { limit: 200 });
  const draft = data.find(({ slug }) => slug === demo.event.slug) ?? (await organizer.events.create(organizationId, demo.event));
  const { data: tiers } = await organizer.tiers.list(draft.id);
  for (const tier of demo.tiers) {
    if (!tiers.some(({ name }) => name === tier.name)) tiers.push(await organizer.tiers.create(draft.id, tier));
  }
  return { event: await organizer.events.publish(draft.id), tiers };
}

async function setCover(databaseUrl: string, mediaDir: string, event: Event, cover: string): Promise<void> {
  mkdirSync(mediaDir, { recursive: true });
  copyFileSync(path.join(repositoryRoot(), 'api/dev/covers', cover), path.join(mediaDir, cover));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('update events set cover_image = $1 where slug = $2', [cover, event.slug]);
  } finally {
    await client.end();
  }
}
