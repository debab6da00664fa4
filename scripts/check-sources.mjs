// What no other tool looks at: files that grew too long, paths of someone's machine, and files that are made rather than written.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from './lib/paths.mjs';
import { Failure } from './lib/run.mjs';

const longest = 300;
const isSource = /\.(ts|js|mjs|cjs|css|html|sh)$/;
const isExempt = /(\.test\.(ts|mjs)$|(^|\/)generated(\/|\.ts$))/;
const isText = /\.(ts|js|mjs|cjs|json|md|ya?ml|css|html|svg|sh|conf|sql|txt)$|(^|\/)(Dockerfile|run|\.[a-z]+rc|\.[a-z]+ignore)$/;
const neverCommitted =
  /(^|\/)(node_modules|dist|coverage|\.nx|\.echoplex)\/|(^|\/)(\.env|oclif\.manifest\.json|npm-debug\.log)$|\.tsbuildinfo$/;
const homes = /(?<![\w.-])\/(?:home|Users)\/[a-z][\w-]*\/|(?<![\w.-])\/root\//i;

/**
 * What is wrong with one tracked file.
 * @param {string} file from the root
 * @param {string} text
 * @returns {string[]}
 */
export function sourceFaults(file, text) {
  const faults = [];
  if (neverCommitted.test(file)) faults.push(`${file}: is made by tools and does not belong into the repository`);
  const lines = text.split('\n');
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (isSource.test(file) && !isExempt.test(file) && count > longest) faults.push(`${file}: ${count} lines; split it (${longest} at most)`);
  if (isText.test(file) && !file.endsWith('package-lock.json')) {
    const here = root.split('/').length > 2 ? `${root}/` : undefined;
    const line = lines.findIndex((content) => homes.test(content) || (here && content.includes(here)));
    if (line >= 0) faults.push(`${file}:${line + 1}: names a path of one machine`);
  }
  return faults;
}

/** The files that are, or are about to be, in the repository; all but ignored ones where there is no git. */
function trackedFiles() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))].filter((file) => file && fs.existsSync(inRoot(file)));
}

/**
 * Checks every tracked file.
 * @returns {string} how many were looked at
 * @throws {Failure} with every fault
 */
export function checkSources() {
  const files = trackedFiles();
  const faults = files.flatMap((file) =>
    sourceFaults(file, isText.test(file) || isSource.test(file) ? fs.readFileSync(inRoot(file), 'utf8') : ''),
  );
  if (faults.length > 0) throw new Failure(faults.join('\n'));
  return `${files.length} files`;
}
