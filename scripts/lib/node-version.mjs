// Kept to syntax that old Node versions can parse: its whole point is to answer them in words rather than with a stack trace.

/** The lowest Node version the repository runs on, as [major, minor]. */
export const lowestNode = [20, 19];

/**
 * Ends the process with an explanation when Node is too old.
 * @param {string} [version] as in `process.versions.node`
 */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])) return;
  console.error(`EchoPlex Tickets needs Node ${lowestNode.join('.')} or newer; this is Node ${version} (${process.execPath}).`);
  console.error('Install a current version from https://nodejs.org, or run `nvm install` in this folder, and try again.');
  process.exit(1);
}
