#!/usr/bin/env node
// The command as it is installed: runs what `npm run build` (or the published package) has in dist.
import { existsSync } from 'node:fs';

// `echoplex orders list … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const built = existsSync(new URL('../dist/command.js', import.meta.url));
if (!built) {
  process.stderr.write('\n  ✗ echoplex is not built yet.\n    In a checkout of the repository: npm run build\n\n');
  process.exitCode = 1;
} else {
  const { run } = await import('../dist/run.js');
  await run(process.argv.slice(2), import.meta.url);
}
