import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * What axe finds wrong with a page, best practices included. Where there are no frames the results need not be put together in a page of their
 * own, which takes twice as long as finding them.
 */
export async function violationsOf(page: Page): Promise<Violations> {
  const isAlone = page.frames().length === 1;
  return (await new AxeBuilder({ page }).setLegacyMode(isAlone).analyze()).violations;
}
