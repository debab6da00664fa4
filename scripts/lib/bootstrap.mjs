import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

/** Brings a checkout to where its programs run: dependencies as the lock file says, everything built. Does nothing when it is there. */
export async function bootstrap() {
  await ensureInstalled();
  await ensureBuilt();
}
