import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { forbidden } from './layers.mjs';

const boundaries = {
  meta: { type: 'problem', docs: { description: 'imports follow the house plan of docs/architecture.md' }, schema: [] },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const reason = forbidden(file, source.value);
      if (reason) context.report({ node: source, message: `Forbidden import: ${reason}.` });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};

/** The repository's own ESLint rules. */
export const houseRules = { meta: { name: 'echoplex' }, rules: { boundaries } };
