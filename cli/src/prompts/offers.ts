import { ApiError, type EchoPlex, type Event } from '@echoplex/sdk';
import { formatPrice } from '../render/money.js';
import { clean, terminalOf } from '../render/terminal.js';
import { toTierInput } from '../services/tiers.js';
import { askConfirmation } from './ask.js';
import { askTier } from './tier.js';

const { paint } = terminalOf(process.stderr);
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

/** Offers to add tiers to a new event, one after the other. Answers how many there are then. */
export async function offerTiers(echoplex: EchoPlex, event: Event): Promise<number> {
  let count = 0;
  while (await askConfirmation(count === 0 ? 'Add tickets now?' : 'Add another tier?', { initial: count === 0 })) {
    const words = await askTier({}, event, true);
    try {
      const tier = await echoplex.tiers.create(event.id, toTierInput(words, event));
      say(`${paint.green('✓')} ${clean(tier.name)}, ${formatPrice(tier.price, event.currency)}`);
      count++;
    } catch (error) {
      // Somebody is there to type it again.
      if (!(error instanceof ApiError)) throw error;
      say(`${paint.red('✗')} ${[error.detail, ...error.errors.map(({ message }) => message)].map(clean).join(' ')}`);
    }
  }
  return count;
}

/** Offers to publish an event that has tiers. */
export async function offerPublishing(echoplex: EchoPlex, event: Event, wanted: boolean): Promise<Event> {
  if (!wanted && !(await askConfirmation('Put it on sale now?', { initial: false }))) return event;
  return await echoplex.events.publish(event.id);
}
