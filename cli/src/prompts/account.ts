import { askText } from './ask.js';
import { findMissing } from './missing.js';

/** The flags that name a person. */
export interface PersonFlags {
  'first-name'?: string | undefined;
  'last-name'?: string | undefined;
}

/** Completes a person's name by asking. */
export async function askName(flags: PersonFlags, canAsk: boolean): Promise<{ firstName: string; lastName: string }> {
  findMissing({ '--first-name': flags['first-name'], '--last-name': flags['last-name'] }, canAsk);
  const firstName = flags['first-name'] ?? (await askText('First name'));
  return { firstName, lastName: flags['last-name'] ?? (await askText('Last name')) };
}

/** Completes who an account is for by asking. */
export async function askPerson(
  flags: PersonFlags & { email?: string | undefined },
  canAsk: boolean,
): Promise<{ email: string; firstName: string; lastName: string }> {
  findMissing({ '--email': flags.email, '--first-name': flags['first-name'], '--last-name': flags['last-name'] }, canAsk);
  const email = flags.email ?? (await askText('Email'));
  return { email, ...(await askName(flags, canAsk)) };
}
