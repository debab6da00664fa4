import type { Event, PromoCodeBatch } from '@echoplex/sdk';
import { openNew } from '../parse/text.js';
import { discountWord } from '../render/codes.js';
import { toCsv } from '../render/csv.js';

const header = ['code', 'discount', 'starts_at', 'ends_at', 'max_uses', 'max_uses_per_email', 'note', 'id'];

/** Generated codes as a table for spreadsheets. */
export function batchCsv({ data }: PromoCodeBatch, { currency }: Pick<Event, 'currency'>): string {
  return toCsv([
    header,
    ...data.map((code) => {
      const { startsAt, endsAt, maxUses, maxUsesPerEmail, note, id } = code;
      return [code.code, discountWord(code, currency), startsAt, endsAt, maxUses, maxUsesPerEmail, note, id];
    }),
  ]);
}

/**
 * Creates codes and, where a file is named, writes them to it. The file is opened first: codes that were made must not be lost to a
 * folder that is not there.
 * @param replace Asked when the file is there already.
 */
export async function writeBatch(
  create: () => Promise<PromoCodeBatch>,
  event: Event,
  file: string | undefined,
  replace: () => Promise<void>,
): Promise<PromoCodeBatch> {
  if (file === undefined) return await create();
  const handle = await openNew(file, replace);
  try {
    const batch = await create();
    await handle.writeFile(batchCsv(batch, event));
    return batch;
  } finally {
    await handle.close();
  }
}
