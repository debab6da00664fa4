import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http, { type ServerResponse } from 'node:http';
import path from 'node:path';
import { close, listen } from './http.js';
import { repositoryRoot } from './paths.js';

/** The address that the example pages are written for. */
const writtenFor = 'http://localhost:3000';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** A served folder. */
export type Site = { url: string; port: number; stop(): Promise<void> };

/**
 * Serves the example organizer's site as a plain web server would. In its pages the API's usual address is replaced by `apiUrl`, as an
 * organizer would write their own.
 */
export async function startSite({ port = 0, host = '127.0.0.1', apiUrl = writtenFor, folder }: SiteOptions): Promise<Site> {
  const root = folder ?? path.join(repositoryRoot(), 'examples/organizer-site');
  const server = http.createServer((request, response) => {
    sendFile(root, apiUrl, request.url ?? '/', response).catch((error: unknown) => {
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(error instanceof Error ? error.message : String(error));
    });
  });
  const bound = await listen(server, port, host);
  return { url: `http://localhost:${bound}`, port: bound, stop: () => close(server) };
}

/** Where the site is served from and which API its pages use. */
export type SiteOptions = { port?: number; host?: string; apiUrl?: string; folder?: string };

async function sendFile(root: string, apiUrl: string, address: string, response: ServerResponse): Promise<void> {
  const file = locate(root, address);
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.');
    return;
  }
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  const content = await readFile(file);
  const body = type.startsWith('text/html') ? content.toString('utf8').replaceAll(writtenFor, apiUrl) : content;
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(body);
}

/** The file of an address, undefined when it does not exist or lies outside the folder. */
function locate(root: string, address: string): string | undefined {
  const { pathname } = new URL(address, 'http://site');
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined; // a broken percent sign names no file
  }
  const wanted = path.join(root, path.normalize(name));
  const inside = wanted === root || wanted.startsWith(root + path.sep);
  const hidden = name.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
  if (!inside || hidden || name.includes('\0')) return undefined;
  const file = [wanted, `${wanted}.html`, path.join(wanted, 'index.html')].find((each) => existsSync(each) && statSync(each).isFile());
  return file;
}
