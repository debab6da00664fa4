import { UsageError } from '../errors.js';

/**
 * Opens an address in the user's browser.
 * @param hasDisplay Whether there is a screen on which it could show.
 * @returns Whether there was one to start.
 */
export async function openInBrowser(address: string, hasDisplay: boolean): Promise<boolean> {
  // An address comes from the API: nothing but a page may be handed to the system.
  if (!/^https?:$/.test(new URL(address).protocol)) throw new UsageError(`${address} is no web page.`);
  if (!hasDisplay) return false;
  // Loaded only when it is used: most commands never are.
  const { default: open } = await import('open');
  const child = await open(address);
  return await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
