#!/usr/bin/env -S node --max-semi-space-size=32
import('../dist/src/main.js').catch((error) => {
  const unbuilt = error?.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('dist/src/main.js');
  console.error(unbuilt ? 'The API is not built yet. Run `npm run build` first.' : error);
  process.exitCode = 1;
});
