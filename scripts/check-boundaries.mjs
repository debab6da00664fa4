// Proves that the import rules bite: lints sentences that must be refused, and some that must not, with the repository's own
// configuration. Run by `npm run check`; a rule that is switched off by accident fails here.
import fs from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { inRoot, root } from './lib/paths.mjs';
import { Failure } from './lib/run.mjs';

const boundary = 'echoplex/boundaries';

/** [importing file, code, the rule that must report it or undefined when it must pass] */
const cases = [
  // between packages
  ['widget/src/a.ts', "import '@echoplex/sdk';"],
  ['cli/src/a.ts', "import '@echoplex/sdk/realtime';"],
  ['examples/shop/a.mjs', "import '@echoplex/sdk';"],
  ['widget/src/a.ts', "import '@echoplex/api';", boundary],
  ['widget/src/a.ts', "import '../../api/src/app.js';", boundary],
  ['widget/src/a.ts', "import '../../sdk/src/index.js';", boundary],
  ['widget/src/a.ts', "import '@echoplex/cli';", boundary],
  ['cli/src/a.ts', "export * from '@echoplex/api';", boundary],
  ['cli/src/a.ts', "const a = await import('@echoplex/widget');\nexport { a };", boundary],
  ['cli/src/a.ts', "export type A = import('@echoplex/widget').A;", boundary],
  ['sdk/src/a.ts', "import '@echoplex/widget';", boundary],
  ['sdk/src/a.ts', "import '../../api/src/app.js';", boundary],
  ['examples/shop/a.mjs', "import '../../sdk/dist/index.js';", boundary],
  ['examples/shop/a.mjs', "import '@echoplex/api';", boundary],
  // the api and the sdk
  ['api/src/a.ts', "import '@echoplex/sdk';", boundary],
  ['api/src/modules/orders/orders.test.ts', "import '@echoplex/sdk';"],
  ['api/dev/seed.ts', "import '@echoplex/sdk';"],
  ['api/test/purchase.test.ts', "import '../dev/stripe/server.js';"],
  // the floors of api/src
  ['api/src/main.ts', "import './server.js';\nimport './app.js';"],
  ['api/src/server.ts', "import './app.js';\nimport './realtime/server.js';"],
  ['api/src/app.ts', "import './modules/orders/routes.js';"],
  ['api/src/app.ts', "import './server.js';", boundary],
  ['api/src/server.ts', "import './main.js';", boundary],
  ['api/src/modules/orders/routes.ts', "import '../../app.js';", boundary],
  ['api/src/modules/orders/routes.ts', "import '../../realtime/server.js';", boundary],
  ['api/src/db/transaction.ts', "import '../modules/orders/service.js';", boundary],
  ['api/src/errors/problem.ts', "import '../http/errors.js';", boundary],
  ['api/src/contract/guard.ts', "import '../app.js';", boundary],
  ['api/src/jobs/sweep.ts', "import '../modules/orders/service.js';"],
  ['api/src/jobs/sweep.ts', "import '../modules/orders/policy.js';", boundary],
  // between modules
  ['api/src/modules/orders/service.ts', "import '../inventory/service.js';\nimport '../tickets/present.js';"],
  ['api/src/modules/orders/service.ts', "import '../inventory/ledger.js';", boundary],
  ['api/src/modules/orders/routes.ts', "import '../events/routes.js';", boundary],
  ['api/src/modules/orders/routes.ts', "import '../events/policy.js';", boundary],
  // what a service does not know
  ['api/src/modules/orders/routes.ts', "import 'koa';\nimport '../../http/etag.js';"],
  ['api/src/modules/orders/service.ts', "import 'koa';", boundary],
  ['api/src/modules/orders/service.ts', "import '@koa/router';", boundary],
  ['api/src/modules/orders/service.ts', "import '../../http/etag.js';", boundary],
  ['api/src/modules/orders/service.ts', "import '../../realtime/server.js';", boundary],
  ['api/src/modules/orders/service.ts', "import './routes.js';", boundary],
  // production never loads what is for development
  ['api/src/main.ts', "import '../dev/start.js';", boundary],
  ['api/src/main.ts', "import '../test/app.js';", boundary],
  ['api/src/db/knex.ts', "import '../modules/orders/orders.test.js';", boundary],
  // shape
  ['api/src/db/knex.ts', 'export default 1;', 'import-x/no-default-export'],
  ['cli/src/commands/events/list.ts', 'export default 1;'],
  ['api/src/db/knex.ts', 'export const url = process.env.DATABASE_URL;', 'no-restricted-properties'],
  ['api/src/config.ts', 'export const url = process.env.DATABASE_URL;'],
  ['api/src/jobs/sweep.ts', 'process.exit(1);', 'no-restricted-properties'],
  ['sdk/src/a.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['sdk/src/a.ts', `${'// a line\n'.repeat(300)}export const a = 1;`, 'max-lines'],
];

const options = { cwd: root, ignore: false };
// the cases are not in any tsconfig: the rules that need types stay out of it
const eslint = new ESLint({ ...options, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function rulesFor(file, code) {
  const [result] = await eslint.lintText(code, { filePath: inRoot(file) });
  return result.messages.map((message) => message.ruleId ?? `parse error: ${message.message}`);
}

/**
 * Runs every case.
 * @returns {Promise<string>} how many held
 * @throws {Failure} naming those that did not
 */
export async function checkBoundaries() {
  const wrong = [];
  for (const [file, code, rule] of cases) {
    const reported = await rulesFor(file, code);
    const ok = rule ? reported.includes(rule) : reported.length === 0;
    if (!ok) wrong.push(`${file}: ${code.slice(-80)}\n    expected ${rule ?? 'nothing'}, got ${reported.join(', ') || 'nothing'}`);
  }
  const cycle = 'scripts/fixtures/cycle/first.ts';
  const reported = await rulesFor(cycle, fs.readFileSync(inRoot(cycle), 'utf8'));
  if (!reported.includes('import-x/no-cycle')) wrong.push(`${cycle}: the cycle was not reported, got ${reported.join(', ') || 'nothing'}`);
  if (wrong.length > 0) throw new Failure(wrong.join('\n'));
  return `${cases.length + 1} import rules hold`;
}
