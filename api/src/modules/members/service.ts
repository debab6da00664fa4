// The door of this module: who belongs to an organization, and how one comes to.
export { acceptInvitation, inviteMember, issueInvitationToken, listInvitations, revokeInvitation } from './invitations.js';
export { listMembers, removeMember, updateMember } from './members.js';
