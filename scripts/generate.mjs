// Makes everything that is derived from openapi.yaml. `--check` changes nothing and exits 1 when a file is stale.
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { readOperations, writeModels, writeOperations } from './generate-sdk.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
const banner = '// Generated from openapi.yaml by `npm run generate`. Do not edit.\n';

const source = new URL('../openapi.yaml', import.meta.url);
const sourceText = await fs.readFile(source, 'utf8');
const contract = parse(sourceText);
const typesOf = async (options) => banner + astToString(await openapiTS(source, { alphabetize: false, ...options }));

/** The contract as it is after reading it, which takes a program the better part of a second. */
const writeDocument = () => {
  const hash = createHash('sha256').update(sourceText).digest('hex');
  const text = JSON.stringify(JSON.stringify(contract));
  return `${banner}/** SHA-256 of the openapi.yaml that \`document\` says the same as. */\nexport const sourceHash = '${hash}';\nexport const document = JSON.parse(\n  ${text},\n) as unknown;\n`;
};

const files = {
  'api/src/contract/generated/document.ts': writeDocument(),
  'api/src/contract/generated.ts': await typesOf({}),
  // A caller may leave out what has a default; the server, after parsing, always finds it.
  'sdk/src/generated/contract.ts': await typesOf({ defaultNonNullable: false }),
  'sdk/src/generated/operations.ts': writeOperations(readOperations(contract), banner),
  'sdk/src/generated/models.ts': writeModels(contract, banner),
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
