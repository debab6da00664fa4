import { OrderModel } from '../../src/db/models/orders.js';
import { createEvent, createTier } from '../factories.js';
import { type OperationRequest, type Prepare, requests, type Scene } from '../operations.js';
import { addApiKey, addInvitation, addMember, addSession, addUser } from '../rows.js';
import type { Case } from './matrix.js';

const member = async ({ world, organizer: { organization } }: Scene, role: 'owner' | 'staff'): Promise<OperationRequest['params']> => ({
  organization: organization.id,
  member: await addMember(world, organization.id, role),
});

/** A row of the strangers, asked for as if it were ours. */
const mixed = async ({ organizer, strangers }: Scene, row: (organizationId: string) => Promise<Record<string, string>>) => ({
  organization: organizer.organization.id,
  ...(await row(strangers.organization.id)),
});

const draft: Prepare = async ({ organizer }) => {
  const event = await createEvent(organizer);
  const tier = await createTier(organizer, event);
  return { params: { event: event.id }, body: { items: [{ tierId: tier.id, quantity: 1 }] } };
};
/** A tier that the public does not see. */
const tierToRead =
  (hidden: boolean): Prepare =>
  async ({ organizer, sale }) => {
    const tier = await createTier(organizer, hidden ? sale.event : await createEvent(organizer), {
      visibility: hidden ? 'hidden' : 'public',
    });
    return { params: { tier: tier.id } };
  };
const seriesOfDrafts: Prepare = async ({ organizer }) => {
  const { series } = await organizer.client.events.repeat((await createEvent(organizer)).id, { rule: 'FREQ=WEEKLY;COUNT=2' });
  return { params: { series: series.id } };
};
const draftToRead: Prepare = async (scene, caller) => ({ params: (await draft(scene, caller)).params });

/** The order was placed by the caller while signed in. */
const bought =
  (prepare: Prepare): Prepare =>
  async (scene, caller) => {
    const request = await prepare(scene, caller);
    if (caller.user) await OrderModel.query(scene.world.db).findById(request.params!['order']!).patch({ buyerUserId: caller.user.id });
    return request;
  };

/** How each case's request is made. */
export const caseRequests: Record<Case, Prepare> = {
  'sessions.revoke, of somebody else': async ({ world }) => ({
    params: { session: (await addSession(world, (await addUser(world)).id)).id },
  }),
  'members.invite, an owner': async (scene, caller) => {
    const request = await requests['members.invite'](scene, caller);
    return { ...request, body: { ...(request.body as object), role: 'owner' } };
  },
  'members.update, of an owner': async (scene) => ({ params: await member(scene, 'owner'), body: { role: 'staff' } }),
  'members.update, to owner': async (scene) => ({ params: await member(scene, 'staff'), body: { role: 'owner' } }),
  'members.remove, an owner': async (scene) => ({ params: await member(scene, 'owner') }),
  'members.remove, oneself': async (scene, { user }) => {
    if (!user?.memberId) return { params: await member(scene, 'staff') };
    return { params: { organization: scene.organizer.organization.id, member: user.memberId } };
  },
  'members.remove, of another organization': async (scene) => ({
    params: await mixed(scene, async (organizationId) => ({ member: await addMember(scene.world, organizationId, 'staff') })),
  }),
  'members.update, of another organization': async (scene) => ({
    params: await mixed(scene, async (organizationId) => ({ member: await addMember(scene.world, organizationId, 'staff') })),
    body: { role: 'scanner' },
  }),
  'invitations.revoke, of another organization': async (scene) => ({
    params: await mixed(scene, async (organizationId) => ({ invitation: (await addInvitation(scene.world, organizationId)).id })),
  }),
  'apiKeys.revoke, of another organization': async (scene) => ({
    params: await mixed(scene, async (organizationId) => ({ apiKey: (await addApiKey(scene.world, organizationId, ['*'])).id })),
  }),
  'members.accept, without making an account': async ({ world, host }, { user }) => ({
    body: { token: (await addInvitation(world, host.organization.id, user?.email)).token },
  }),
  'members.accept, sent to somebody else': async ({ world, host }) => ({
    body: { token: (await addInvitation(world, host.organization.id)).token },
  }),
  'events.get, a draft': draftToRead,
  'tiers.list, of a draft': draftToRead,
  'availability.get, of a draft': draftToRead,
  'questions.list, of a draft': draftToRead,
  'tiers.get, of a draft': tierToRead(false),
  'tiers.get, a hidden one': tierToRead(true),
  'series.get, of drafts': seriesOfDrafts,
  'events.calendar, of a draft': draftToRead,
  'pages.event, of a draft': draftToRead,
  'orders.create, for a draft': draft,
  'orders.get, bought by the caller': bought(requests['orders.get']),
  'orders.update, bought by the caller': bought(requests['orders.update']),
  'orders.cancel, bought by the caller': bought(requests['orders.cancel']),
  'orders.refund, bought by the caller': bought(requests['orders.refund']),
  'orders.refunds, bought by the caller': bought(requests['orders.refunds']),
  'orders.refundQuote, bought by the caller': bought(requests['orders.refundQuote']),
};
