import type { EchoPlex, Event, Tier } from '@echoplex/sdk';
import type { DemoEvent } from './programme.js';

/** Creates the tiers of a demo's event that it has not yet, each after the one that has to be gone first. */
export async function prepareTiers(organizer: EchoPlex, event: Event, demo: DemoEvent): Promise<Tier[]> {
  const { data: tiers } = await organizer.tiers.list(event.id);
  const idOf = (name: string | undefined): string | null => tiers.find((tier) => tier.name === name)?.id ?? null;
  for (const { after, ...input } of demo.tiers) {
    if (idOf(input.name) === null) tiers.push(await organizer.tiers.create(event.id, { ...input, availableAfter: idOf(after) }));
  }
  return tiers;
}

/** Creates the questions and promo codes of a demo's event that it has not yet. */
export async function prepareForm(organizer: EchoPlex, event: Event, tiers: Tier[], demo: DemoEvent): Promise<void> {
  const { data: questions } = await organizer.questions.list(event.id);
  for (const input of demo.questions ?? []) {
    if (!questions.some(({ label }) => label === input.label)) await organizer.questions.create(event.id, input);
  }
  const { data: codes } = await organizer.promoCodes.list(event.id);
  for (const { tiers: names = [], ...input } of demo.codes ?? []) {
    const tierIds = tiers.filter(({ name }) => names.includes(name)).map(({ id }) => id);
    if (!codes.some(({ code }) => code === input.code)) await organizer.promoCodes.create(event.id, { ...input, tierIds });
  }
}
