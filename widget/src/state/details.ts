import type { Order } from '@echoplex/sdk';
import type { BuyerField, Faults, FieldFault, State } from './model.js';

const MOST_NAME = 100;
const MOST_EMAIL = 254;

type Details = Pick<State, 'buyer' | 'names'>;

/** One ticket of the order, before it exists: which tier it admits to. */
export interface Seat {
  tierId: string;
  tierName: string;
}

/** The order's tickets in item order, one entry each. */
export const seatsOf = (order: Order): Seat[] =>
  order.items.flatMap((item) => Array.from({ length: item.quantity }, () => ({ tierId: item.tierId, tierName: item.name })));

/** The buyer's full name, as the first ticket carries it unless another is written. */
export const buyerName = (buyer: State['buyer']): string => `${buyer.firstName.trim()} ${buyer.lastName.trim()}`.trim();

/** A full name into first and last name at its last space; null when there is only one word. */
export const splitName = (name: string): { firstName: string; lastName: string } | null => {
  const match = /^(.*\S)\s+(\S+)$/u.exec(name.trim());
  return match ? { firstName: match[1] as string, lastName: match[2] as string } : null;
};

const nameFault = (value: string): FieldFault | null => {
  if (value.trim() === '') return 'missing';
  return value.trim().length > MOST_NAME ? 'tooLong' : null;
};

/** What is wrong with an email address, said as precisely as can be known without sending. */
export const emailFault = (value: string): FieldFault | null => {
  const email = value.trim();
  if (email === '') return 'missing';
  if (email.length > MOST_EMAIL) return 'tooLong';
  const at = email.lastIndexOf('@');
  if (at < 1) return 'noAt';
  if (/^[^\s@]+$/u.test(email.slice(at + 1)) && !/\.[^.]/u.test(email.slice(at + 1))) return 'noEnding';
  return /^[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/u.test(email) &&
    !/^\.|\.\./u.test(email)
    ? null
    : 'invalid';
};

const ticketNameFault = (value: string | null): FieldFault | null => {
  if (value === null || value.trim() === '') return null;
  const parts = splitName(value);
  if (!parts) return 'oneWord';
  return parts.firstName.length > MOST_NAME || parts.lastName.length > MOST_NAME ? 'tooLong' : null;
};

/** Every fault of the details form. Names on tickets may stay empty. */
export const detailsFaults = ({ buyer, names }: Details): Faults => {
  const faults: Record<string, FieldFault> = {};
  const note = (field: string, fault: FieldFault | null): void => {
    if (fault) faults[field] = fault;
  };
  note('firstName', nameFault(buyer.firstName));
  note('lastName', nameFault(buyer.lastName));
  note('email', emailFault(buyer.email));
  names.forEach((name, index) => note(`name-${index}`, ticketNameFault(name)));
  return faults;
};

/** The faults the API found, put under the fields they belong to. Those without a field are left to the notice. */
export const faultsFromPointers = (pointers: readonly string[]): Faults => {
  const fields: readonly BuyerField[] = ['firstName', 'lastName', 'email'];
  return Object.fromEntries(
    pointers.flatMap((pointer) => {
      const field = fields.find((name) => pointer === `/buyer/${name}`);
      return field ? [[field, 'invalid' as const]] : [];
    }),
  );
};

/**
 * The body of the update. Tickets of one tier are alike, so the named ones simply come first and the unnamed are left out.
 */
export const detailsBody = (order: Order, { buyer, names }: Details) => ({
  buyer: { firstName: buyer.firstName.trim(), lastName: buyer.lastName.trim(), email: buyer.email.trim() },
  attendees: seatsOf(order).flatMap(({ tierId }, index) => {
    const written = names[index] ?? null;
    if (written === null) {
      return index === 0 ? [{ tierId, firstName: buyer.firstName.trim(), lastName: buyer.lastName.trim() }] : [];
    }
    const parts = splitName(written);
    return parts ? [{ tierId, ...parts }] : [];
  }),
});
