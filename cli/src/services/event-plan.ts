import { ApiError, type EchoPlex, type Event } from '@echoplex/sdk';
import { program } from '../config/program.js';
import { StepError } from '../errors.js';
import type { EventPlan } from './event-file.js';
import { given } from './given.js';

/** Told what is being done: how many steps are behind, of how many. */
export type Report = (text: string, done: number, total: number) => void;

/** What goes with a new event. */
export interface Extras {
  cover?: Blob | undefined;
  publish?: boolean | undefined;
}

interface Step {
  /** What it is about, as it is called when it fails. */
  name: string;
  text: string;
  run: () => Promise<unknown>;
}

type Parts = Pick<EventPlan, 'tiers' | 'questions' | 'promoCodes'>;

function stepsOf(echoplex: EchoPlex, event: string, { tiers, questions, promoCodes }: Parts, cover: Blob | undefined): Step[] {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? name;
  const idsOf = (names: string[] | undefined) => given({ tierIds: names?.map(idOf) });
  return [
    ...(cover ? [{ name: 'Cover', text: 'Sending the cover', run: () => echoplex.events.setCover(event, cover) }] : []),
    ...tiers.map(({ availableAfter, ...tier }) => ({
      name: `Tier "${tier.name}"`,
      text: 'Creating tiers',
      run: async () => {
        const before = typeof availableAfter === 'string' ? { availableAfter: idOf(availableAfter) } : {};
        ids.set(tier.name, (await echoplex.tiers.create(event, { ...tier, ...before })).id);
      },
    })),
    ...questions.map(({ tiers: names, ...question }) => ({
      name: `Question "${question.label}"`,
      text: 'Creating questions',
      run: () => echoplex.questions.create(event, { ...question, ...idsOf(names) }),
    })),
    ...promoCodes.map(({ tiers: names, ...code }) => ({
      name: `Promo code ${code.code}`,
      text: 'Creating promo codes',
      run: () => echoplex.promoCodes.create(event, { ...code, ...idsOf(names) }),
    })),
  ];
}

/** Takes back a draft that is only half there. Answers how things stand. */
async function takeBack(echoplex: EchoPlex, { id, slug }: Event): Promise<string> {
  try {
    await echoplex.events.delete(id);
    return 'Nothing was kept. Correct it, and create the event again.';
  } catch (error) {
    // What is told is the fault that came first; of this one, what is left behind.
    if (!(error instanceof Error)) throw error;
    return `The draft is there in part. Delete it: ${program} events delete ${slug}`;
  }
}

/**
 * Creates an event with everything that belongs to it: all of it, or nothing. Only publishing may fail behind it.
 * @throws {StepError} that names what was refused.
 */
export async function createEvent(
  echoplex: EchoPlex,
  organization: string,
  { event: input, ...parts }: EventPlan,
  { cover, publish }: Extras,
  report: Report,
): Promise<Event> {
  const total = 1 + parts.tiers.length + parts.questions.length + parts.promoCodes.length + (cover ? 1 : 0) + (publish ? 1 : 0);
  report('Creating the event', 0, total);
  const event = await echoplex.events.create(organization, input);
  const steps = stepsOf(echoplex, event.id, parts, cover);
  for (const [index, { name, text, run }] of steps.entries()) {
    report(text, index + 1, total);
    try {
      await run();
    } catch (cause) {
      throw new StepError(name, await takeBack(echoplex, event), cause);
    }
  }
  if (publish) return await publishDraft(echoplex, event, () => report('Publishing the event', total - 1, total));
  return steps.length === 0 ? event : await echoplex.events.get(event.id);
}

/** Publishes what was created just now. */
async function publishDraft(echoplex: EchoPlex, { id, slug }: Event, report: () => void): Promise<Event> {
  report();
  try {
    return await echoplex.events.publish(id);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    throw new StepError('Created, but not published', `The draft is there: ${program} events publish ${slug}`, cause);
  }
}
