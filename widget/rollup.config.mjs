import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import swc from '@rollup/plugin-swc';
import terser from '@rollup/plugin-terser';

/** What a page may load before anything is shown, gzipped. */
const BUDGET = 35_000;

/** What the widget calls, as its source lists it. */
const called = new Set([...readFileSync('src/operations.ts', 'utf8').matchAll(/^ {2}'(\w+\.\w+)',$/gmu)].map(([, id]) => id));

/** Leaves the rows of other operations out of the SDK's generated method table, which has one row to a line. */
const methodTable = {
  name: 'method-table',
  transform(code, id) {
    if (!/generated[/\\]operations\.js$/u.test(id)) return null;
    const missing = new Set(called);
    const rows = code.split('\n').filter((line) => {
      const operation = /^\s*'(\w+\.\w+)': \{/u.exec(line)?.[1];
      if (operation) missing.delete(operation);
      return !operation || called.has(operation);
    });
    if (called.size === 0 || missing.size > 0) this.error(`The SDK has no operation ${[...missing].join(', ')}.`);
    return { code: rows.join('\n'), map: null };
  },
};

const plugins = () => [
  methodTable,
  // TypeScript sources import each other as `.js`, as Node's resolution asks for.
  {
    name: 'typescript-sources',
    resolveId: (source, importer) =>
      importer?.endsWith('.ts') && source.startsWith('.') && source.endsWith('.js')
        ? resolve(dirname(importer), source.replace(/\.js$/u, '.ts'))
        : null,
  },
  nodeResolve({ browser: true, exportConditions: ['production', 'browser', 'default'] }),
  swc({
    swc: {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, useDefineForClassFields: false },
      },
    },
  }),
  terser({ ecma: 2022, module: true, compress: { passes: 2 } }),
];

/** Says what the first load weighs, and fails the build over budget. */
const firstLoad = {
  name: 'first-load',
  writeBundle({ dir }, bundle) {
    const files = new Set();
    const take = (name) => {
      if (files.has(name)) return;
      files.add(name);
      for (const imported of bundle[name]?.imports ?? []) take(imported);
    };
    take('echoplex-tickets.js');
    const sizes = Object.keys(bundle)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, first: files.has(name), size: gzipSync(readFileSync(`${dir}/${name}`), { level: 9 }).length }));
    const total = sizes.reduce((sum, { first, size }) => sum + (first ? size : 0), 0);
    for (const { name, first, size } of sizes)
      console.log(`  ${first ? 'first load' : 'on demand '}  ${(size / 1000).toFixed(1).padStart(5)} kB gz  ${name}`);
    console.log(`  first load ${(total / 1000).toFixed(1)} kB gz of ${BUDGET / 1000} kB`);
    if (total > BUDGET) this.error(`The first load is ${total} bytes gzipped, over the budget of ${BUDGET}.`);
  },
};

/** Chunks carry a hash in their names, so those of earlier builds would stay for ever. */
const sweep = {
  name: 'sweep',
  buildStart() {
    const old = existsSync('dist') ? readdirSync('dist').filter((name) => /^chunk-.+\.js(\.map)?$/u.test(name)) : [];
    for (const name of old) rmSync(`dist/${name}`);
  },
};

const onwarn = (warning) => {
  throw Object.assign(new Error(warning.message), { code: warning.code });
};

export default [
  {
    input: { 'echoplex-tickets': 'src/index.ts' },
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunk-[name]-[hash].js',
      hashCharacters: 'hex',
    },
    plugins: [sweep, ...plugins(), firstLoad],
    onwarn,
  },
  {
    input: 'src/index.ts',
    output: { file: 'dist/echoplex-tickets.iife.js', format: 'iife', name: 'EchoPlexWidget', sourcemap: true, inlineDynamicImports: true },
    plugins: plugins(),
    onwarn,
  },
];
