// Makes everything that is derived from openapi.yaml. `--check` changes nothing and exits 1 when a file is stale.
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
const banner = '// Generated from openapi.yaml by `npm run generate`. Do not edit.\n';

const contract = new URL('../openapi.yaml', import.meta.url);
const types = banner + astToString(await openapiTS(contract, { alphabetize: false, rootTypes: false }));

const files = {
  'api/src/contract/generated.ts': types,
  'sdk/src/generated/contract.ts': types,
};

const stale = [];
for (const [file, text] of Object.entries(files)) {
  const target = path.join(root, file);
  const current = await fs.readFile(target, 'utf8').catch(() => '');
  if (current === text) continue;
  stale.push(file);
  if (!check) {
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, text);
  }
}
if (check && stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}\nRun \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'Generated files are fresh.' : `Wrote ${stale.join(', ')}.`);
}
