// Jest loads this hook without its transforms and Node 20 reads no TypeScript, so tsx loads the real one.
import { tsImport } from 'tsx/esm/api';

export default async function globalSetup() {
  const { setUp } = await tsImport('../global-setup.ts', import.meta.url);
  await setUp();
}
