import { existsSync } from 'node:fs';
import path from 'node:path';

let found: string | undefined;

/** The root folder of the repository, found upwards from this file, which runs as source and compiled. */
export function repositoryRoot(): string {
  if (found) return found;
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'openapi.yaml'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('openapi.yaml is in no folder above this program: it only runs inside the repository.');
    folder = parent;
  }
  return (found = folder);
}
