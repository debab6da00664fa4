import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Where stamps and tool caches are kept; goes away with node_modules, and everything in it can be made again. */
export const cacheDir = path.join(root, 'node_modules', '.cache', 'echoplex');

/**
 * The path of a file below the repository's root.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(root, ...parts);
