// Who may import whom (docs/architecture.md says why). Pure functions over paths from the repository's root, so that the rule, its
// test and a person reading this see the same table.
import path from 'node:path';

const packageNames = { '@echoplex/sdk': 'sdk', '@echoplex/api': 'api', '@echoplex/widget': 'widget', '@echoplex/cli': 'cli' };

/** Which packages a package may import by name. The api's tests and dev tools may use the sdk, its source may not. */
const mayUse = {
  sdk: [],
  widget: ['sdk'],
  cli: ['sdk'],
  examples: ['sdk', 'widget'],
  api: [],
  'api tools': ['sdk'],
  bench: ['sdk'],
  scripts: [],
};

/** The floors of api/src, top first: a file imports from its own floor and those below. What is not named lies at the bottom. */
const floors = [['main.ts', 'commands'], ['server.ts'], ['app.ts'], ['http', 'realtime', 'jobs', 'doctor', 'doctor.ts'], ['modules']];
const bottom = floors.length;

/** The files through which one module may reach into another. */
const doors = ['service.ts', 'present.ts'];

/** What a service never sees: it takes a database and an input, and knows neither Koa nor who is connected. */
const notForServices = /^(koa|@koa\/|koa-|socket\.io)/;

/**
 * Where a file stands.
 * @param {string} file from the root, with `/`
 */
export function locate(file) {
  const [first, second, third, ...rest] = file.split('/');
  if (second === undefined) return { unit: '.', kind: 'scripts' }; // configurations of the repository's tools
  const unit = first === 'examples' ? `examples/${second}` : first;
  const isTest = /\.test\.ts$/.test(file) || second === 'test';
  const isSource = first === 'api' && second === 'src' && !isTest;
  const place = { unit, kind: first === 'api' && !isSource ? 'api tools' : first, isTest, isSource };
  if (!isSource) return place;
  const floor = floors.findIndex((names) => names.includes(third));
  const module = third === 'modules' && rest.length > 1 ? rest[0] : undefined;
  return { ...place, folder: third, floor: floor < 0 ? bottom : floor, module, inModule: module && rest.slice(1).join('/') };
}

/**
 * Says why an import is forbidden, or nothing when it is allowed.
 * @param {string} file the importing file, from the root
 * @param {string} specifier as written
 * @returns {string | undefined}
 */
export function forbidden(file, specifier) {
  const from = locate(file);
  const name = specifier.startsWith('@') ? specifier.split('/', 2).join('/') : specifier.split('/', 1)[0];
  if (packageNames[name]) return fromPackage(from, packageNames[name]);
  if (!specifier.startsWith('.')) {
    if (from.inModule === 'service.ts' && notForServices.test(specifier))
      return `a service knows nothing of ${specifier}; keep that in routes.ts`;
    return undefined;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
  const to = locate(target);
  if (to.unit !== from.unit) {
    if (['api tools', 'bench', 'scripts'].includes(from.kind)) return undefined; // they read files of the whole house
    return `${from.unit} does not reach into ${to.unit} by path; import it by its name, if at all`;
  }
  return from.isSource ? insideApi(from, to, target) : undefined;
}

function fromPackage(from, target) {
  const allowed = mayUse[from.kind === 'api' && !from.isSource ? 'api tools' : from.kind] ?? [];
  if (from.unit === target || allowed.includes(target)) return undefined;
  return `${from.kind} may not import ${target}${allowed.length ? `, only ${allowed.join(' and ')}` : ''}`;
}

function insideApi(from, to, target) {
  if (!to.isSource) {
    const isCode = /^api\/(dev|test)\//.test(target) || to.isTest;
    return isCode ? 'api/src never imports api/dev, api/test or a test' : undefined;
  }
  if (from.module && to.module) return betweenModules(from, to);
  const routesToHttp = to.folder === 'http' && from.module && from.inModule !== 'service.ts';
  if (to.floor < from.floor && !routesToHttp) return `${from.folder} lies below ${to.folder} and may not import it`;
  if (from.inModule === undefined && to.module && from.floor > 2 && !isDoor(to) && to.inModule !== 'routes.ts') {
    return `${from.folder} reaches a module through ${doors.join(' or ')}`;
  }
  return undefined;
}

const isDoor = (to) => doors.includes(to.inModule);

function betweenModules(from, to) {
  if (from.module !== to.module) {
    return isDoor(to) ? undefined : `module ${from.module} reaches module ${to.module} only through its ${doors.join(' or ')}`;
  }
  return from.inModule === 'service.ts' && to.inModule === 'routes.ts' ? 'a service does not know its routes' : undefined;
}
