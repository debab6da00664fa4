import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ApiError, EchoPlex, type Event, type Organization, type Session, type Tier } from '@echoplex/sdk';
import type Stripe from 'stripe';
import { prepareForm, prepareTiers } from './demo/prepare.js';
import { organization as demoOrganization, owner, programme, type DemoEvent } from './demo/programme.js';
import { sell, untilPaid } from './demo/sales.js';
import { repositoryRoot } from './paths.js';

/** Where and how the demo is seeded. */
export type SeedOptions = {
  apiUrl: string;
  /** Confirms the demo's card payments. Only ever a test account or the emulator; null leaves paid events unsold. */
  stripe: Stripe | null;
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
export async function seedDemo({ apiUrl, stripe, report = () => undefined }: SeedOptions): Promise<SeededDemo> {
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
    await sell(anyone, stripe, event, tiers, demo.sales, guests);
    guests += demo.sales.length;
    events.push(event.coverImage ? event : await setCover(organizer, event, demo.cover));
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
  const tiers = await prepareTiers(organizer, draft, demo);
  await prepareForm(organizer, draft, tiers, demo);
  return { event: await organizer.events.publish(draft.id), tiers };
}

async function setCover(organizer: EchoPlex, event: Event, cover: string): Promise<Event> {
  const picture = await readFile(path.join(repositoryRoot(), 'api/dev/covers', cover));
  return organizer.events.setCover(event.id, picture, { contentType: 'image/webp' });
}
