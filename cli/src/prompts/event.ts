import { UsageError } from '../errors.js';
import { localTimezone, parseTime, requireTimezone } from '../parse/time.js';
import type { EventWords } from '../services/events.js';
import { askConfirmation, askText, checkBy } from './ask.js';
import { findMissing } from './missing.js';

/** The flags of `events create`. */
export interface EventFlags extends Pick<
  EventWords,
  'slug' | 'summary' | 'description' | 'venue' | 'address' | 'city' | 'country' | 'capacity' | 'currency' | 'category' | 'visibility'
> {
  name?: string | undefined;
  timezone?: string | undefined;
  'starts-at'?: string | undefined;
  'ends-at'?: string | undefined;
  'online-url'?: string | undefined;
  'max-per-order'?: number | undefined;
  'hold-minutes'?: number | undefined;
  tag?: string[] | undefined;
}

/** Completes the flags of a new event by asking, and lets what was typed in be confirmed. */
export async function askEvent(flags: EventFlags, { canAsk, confirm }: { canAsk: boolean; confirm: boolean }): Promise<EventWords> {
  const {
    'starts-at': start,
    'ends-at': end,
    'online-url': onlineUrl,
    'max-per-order': maxPerOrder,
    'hold-minutes': holdMinutes,
    tag: tags,
  } = flags;
  const ask = findMissing({ '--name': flags.name, '--starts-at': start, '--ends-at': end }, canAsk);
  const name = flags.name ?? (await askText('Name of the event'));
  // The zone comes before the times that are read in it. Who gave everything else meant this machine's.
  const askZone = (): Promise<string> =>
    askText('Time zone', { initial: localTimezone(), check: checkBy((text) => requireTimezone(text)) });
  const timezone = flags.timezone ?? (ask ? await askZone() : localTimezone());
  const askTime = (question: string, flag: string): Promise<string> =>
    askText(question, { check: checkBy((text) => parseTime(text, timezone, flag)) });
  const startsAt = start ?? (await askTime('Starts at (2026-12-12T20:00)', '--starts-at'));
  const endsAt = end ?? (await askTime('Ends at', '--ends-at'));
  if (ask && confirm && !(await askConfirmation(`Create the draft "${name}"?`))) throw new UsageError('Nothing was created.');
  return { ...flags, name, timezone, startsAt, endsAt, onlineUrl, maxPerOrder, holdMinutes, tags };
}
