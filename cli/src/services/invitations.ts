import type { AcceptedInvitation, AcceptInvitationInput } from '@echoplex/sdk';
import type { Api } from './api.js';
import { createClient } from './client.js';
import { keepSession, type Target } from './login.js';
import { chosenOrganization, useOrganization } from './organizations.js';

/** What became of an invitation, at the API and here. */
export interface Accepted {
  answer: AcceptedInvitation;
  /** Whether commands are about that organization now. */
  inUse: boolean;
  /** Where the session of a new account is kept. */
  target?: Target;
}

/** Accepts as whoever is logged in. */
export async function acceptAsUser(api: Api, token: string): Promise<Accepted> {
  const answer = await api.echoplex.members.accept({ token });
  const inUse = chosenOrganization(api) === undefined;
  if (inUse) await useOrganization(api, answer.membership.organizationId);
  return { answer, inUse };
}

/** Accepts with a new account and keeps its session. */
export async function acceptAsNew(apiUrl: string, input: AcceptInvitationInput, target: Target): Promise<Accepted> {
  const answer = await createClient({ baseUrl: apiUrl }).members.accept(input);
  if (answer.session === null) return { answer, inUse: false };
  await keepSession(apiUrl, answer.session, target, answer.membership.organizationId);
  return { answer, inUse: true, target };
}
