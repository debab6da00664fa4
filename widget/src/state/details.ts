import type { AnswerInput, Order, OrderUpdate } from '@echoplex/sdk';
import { answered, answersFaults, needsName, orderQuestions, seatQuestions } from './answers.js';
import { seatsOf, type Seat } from './seats.js';
import type { Faults, FieldFault, ProblemFault, State } from './model.js';

const MOST_NAME = 100;
const MOST_EMAIL = 254;

type Details = Pick<State, 'buyer' | 'names'> & Partial<Pick<State, 'order' | 'questions' | 'answers'>>;

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

const ticketNameFault = (value: string | null, index: number, needed: boolean): FieldFault | null => {
  // The first ticket is the buyer's until another name is written.
  if (value === null && index === 0) return null;
  if (value === null || value.trim() === '') return needed ? 'missing' : null;
  const parts = splitName(value);
  if (!parts) return 'oneWord';
  return parts.firstName.length > MOST_NAME || parts.lastName.length > MOST_NAME ? 'tooLong' : null;
};

/** Every fault of the details form. Names on tickets may stay empty, unless something is asked with the ticket. */
export const detailsFaults = ({ buyer, names, order = null, questions = null, answers = {} }: Details): Faults => {
  const seats = order ? seatsOf(order) : [];
  const faults: Record<string, FieldFault> = {};
  const note = (field: string, fault: FieldFault | null): void => {
    if (fault) faults[field] = fault;
  };
  note('firstName', nameFault(buyer.firstName));
  note('lastName', nameFault(buyer.lastName));
  note('email', emailFault(buyer.email));
  names.forEach((name, index) => {
    const seat = seats[index];
    note(`name-${index}`, ticketNameFault(name, index, seat !== undefined && needsName({ questions, answers }, seat, index)));
  });
  return { ...faults, ...answersFaults({ order, questions, answers }) };
};

/** The named tickets by their place among all: those that go into the update, in its order. */
const namedSeats = (order: Order, { buyer, names }: Details): { index: number; seat: Seat; firstName: string; lastName: string }[] =>
  seatsOf(order).flatMap((seat, index) => {
    const written = names[index] ?? null;
    if (written === null) {
      return index === 0 ? [{ index, seat, firstName: buyer.firstName.trim(), lastName: buyer.lastName.trim() }] : [];
    }
    const parts = splitName(written);
    return parts ? [{ index, seat, ...parts }] : [];
  });

/**
 * The body of the update. Tickets of one tier are alike, so the named ones simply come first and the unnamed are left out.
 */
export const detailsBody = (order: Order, details: Details): OrderUpdate => {
  const { buyer, questions = null, answers = {} } = details;
  const values = (list: ReturnType<typeof answered>): AnswerInput[] => list.map(({ answer }) => answer);
  return {
    buyer: { firstName: buyer.firstName.trim(), lastName: buyer.lastName.trim(), email: buyer.email.trim() },
    attendees: namedSeats(order, details).map(({ index, seat, firstName, lastName }) => {
      const asked = seatQuestions(questions, seat);
      const own = asked.length > 0 ? { answers: values(answered(asked, index, answers)) } : {};
      return { tierId: seat.tierId, firstName, lastName, ...own };
    }),
    ...(questions?.length ? { answers: values(answered(orderQuestions({ order, questions }), 'order', answers)) } : {}),
  };
};

/** The field that a pointer into the update's body means; null for one that has no field here. */
const fieldAt = (pointer: string, state: Details): string | null => {
  const { order = null, questions = null, answers = {} } = state;
  const buyer = /^\/buyer\/(firstName|lastName|email)$/u.exec(pointer)?.[1];
  if (buyer) return buyer;
  const own = /^\/answers\/(\d+)(?:\/|$)/u.exec(pointer)?.[1];
  if (own) return answered(orderQuestions({ order, questions }), 'order', answers)[Number(own)]?.key ?? null;
  const [, position, part, answer] = /^\/attendees\/(\d+)\/(firstName|lastName|answers)(?:\/(\d+))?/u.exec(pointer) ?? [];
  const named = order && position ? namedSeats(order, state)[Number(position)] : undefined;
  if (!named) return null;
  if (part !== 'answers') return `name-${named.index}`;
  return answered(seatQuestions(questions, named.seat), named.index, answers)[Number(answer)]?.key ?? null;
};

/** The faults the API found, put under the fields they belong to. Those without a field are left to the notice. */
export const faultsFromPointers = (found: readonly Pick<ProblemFault, 'pointer'>[], state: Details): Faults =>
  Object.fromEntries(
    found.flatMap(({ pointer }) => {
      const field = fieldAt(pointer, state);
      return field ? [[field, 'invalid' as const]] : [];
    }),
  );
