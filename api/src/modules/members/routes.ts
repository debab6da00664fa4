import type { Deps } from '../../deps.js';
import { deviceOf } from '../../http/device.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { type MemberView, presentInvitation, presentMember } from './present.js';
import { acceptInvitation, inviteMember, listInvitations, listMembers, removeMember, revokeInvitation, updateMember } from './service.js';

export const memberRoutes = ({ db, config }: Deps): Route[] => {
  const present = (member: MemberView) => presentMember(member, config.publicUrl);
  return [
    route('members.list', async ({ actor, path, query }) => presentPage(await listMembers(db, actor, path.organization, query), present)),
    route('members.invite', async ({ actor, path, body }) => presentInvitation(await inviteMember(db, actor, path.organization, body))),
    route('members.update', async ({ actor, path, body }) =>
      present(await updateMember(db, actor, path.organization, path.member, body.role)),
    ),
    route('members.remove', ({ actor, path, ctx }) => done(ctx, 204, removeMember(db, actor, path.organization, path.member))),
    route('members.accept', ({ actor, body, ctx }) => acceptInvitation(db, actor, body, deviceOf(ctx), config)),
    route('invitations.list', async ({ actor, path, query }) =>
      presentPage(await listInvitations(db, actor, path.organization, query), presentInvitation),
    ),
    route('invitations.revoke', ({ actor, path, ctx }) => done(ctx, 204, revokeInvitation(db, actor, path.organization, path.invitation))),
  ];
};
