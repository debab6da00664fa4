// See global-setup.mjs for why this indirection is needed.
import { tsImport } from 'tsx/esm/api';

export default async function globalTeardown() {
  const { tearDown } = await tsImport('../global-teardown.ts', import.meta.url);
  await tearDown();
}
