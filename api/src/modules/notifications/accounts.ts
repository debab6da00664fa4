import { OrganizationModel, UserModel } from '../../db/models/accounts.js';
import { findUserByEmail, issueMailToken, mailedLately } from '../accounts/service.js';
import { issueInvitationToken } from '../members/service.js';
import type { MailDeps } from './facts.js';
import { composeShortMail } from './short-mail.js';

/** The token stands behind `#`: browsers never send it to a server, so no log has it. */
const link = (publicUrl: string, page: string, token: string): string => `${publicUrl}/account/${page}#token=${token}`;

/** Sends the mail that proves an address; each one carries a token of its own, made here and stored as a hash. */
export async function sendVerification({ db, mailer, publicUrl }: MailDeps, userId: string): Promise<void> {
  const user = await UserModel.query(db).findById(userId);
  if (!user || user.emailVerifiedAt || (await mailedLately(db, user, 'verify_email'))) return;
  const token = await issueMailToken(db, user, 'verify_email');
  await mailer.send(
    composeShortMail({
      to: user.email,
      subject: 'Confirm your email address',
      lines: [`Hello ${user.firstName},`, 'confirm that this address is yours. Tickets you bought with it then appear in your account.'],
      action: { label: 'Confirm', url: link(publicUrl, 'verify-email', token) },
      reason: 'The link works for three days. If you did not register, ignore this mail.',
    }),
  );
}

/** Sends the mail that lets somebody set a new password, if there is such an account. */
export async function sendPasswordReset({ db, mailer, publicUrl }: MailDeps, email: string): Promise<void> {
  const user = await findUserByEmail(db, email);
  if (!user || (await mailedLately(db, user, 'reset_password'))) return;
  const token = await issueMailToken(db, user, 'reset_password');
  await mailer.send(
    composeShortMail({
      to: user.email,
      subject: 'Set a new password',
      lines: [`Hello ${user.firstName},`, 'somebody, hopefully you, asked for a new password for your account.'],
      action: { label: 'Set a new password', url: link(publicUrl, 'reset-password', token) },
      reason: 'The link works once and for an hour. If you did not ask for it, ignore this mail; your password stays.',
    }),
  );
}

const notices = {
  email_changed: {
    subject: 'Your email address was changed',
    line: 'the address of your account was changed. Mails go to the new one from now on.',
  },
  password_changed: {
    subject: 'Your password was changed',
    line: 'the password of your account was changed, and every other device was signed out.',
  },
};

/** Tells somebody of a change to their account that they should object to if it was not theirs. */
export async function sendAccountNotice({ db, mailer }: MailDeps, userId: string, to: string, notice: keyof typeof notices): Promise<void> {
  const user = await UserModel.query(db).findById(userId);
  if (!user) return;
  const { subject, line } = notices[notice];
  const reason = 'If this was not you, ask for a new password at once and write to us.';
  await mailer.send(composeShortMail({ to, subject, lines: [`Hello ${user.firstName},`, line], reason }));
}

/** Sends an invitation; the mail's token takes the place of any before it. */
export async function sendInvitation({ db, mailer, publicUrl }: MailDeps, invitationId: string): Promise<void> {
  const issued = await issueInvitationToken(db, invitationId);
  if (!issued) return;
  const { invitation, token } = issued;
  const organization = await OrganizationModel.query(db).findById(invitation.organizationId);
  const inviter = await UserModel.query(db).findById(invitation.invitedBy);
  if (!organization) return;
  const by = inviter ? `${inviter.firstName} ${inviter.lastName}` : organization.name;
  await mailer.send(
    composeShortMail({
      to: invitation.email,
      subject: `${by} invites you to ${organization.name}`,
      lines: [`${by} would like you to work on the events of ${organization.name}, as ${invitation.role}.`],
      action: { label: 'Accept the invitation', url: link(publicUrl, 'accept-invitation', token) },
      reason: 'The link works for a week. If you do not know who this is, ignore this mail.',
    }),
  );
}
