import { existsSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import os from 'node:os';
import path from 'node:path';

/**
 * Whether a Docker engine answers within half a second. A `docker` program on the path says nothing about that, so the engine itself
 * is asked at DOCKER_HOST or at the usual sockets.
 */
export async function dockerAnswers(env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const host = env['DOCKER_HOST'];
  if (host && !host.startsWith('unix:')) {
    const { hostname, port } = new URL(host.replace(/^tcp:/, 'http:'));
    return ping({ host: hostname, port: Number(port) || 2375 });
  }
  const runtime = env['XDG_RUNTIME_DIR'] ?? `/run/user/${process.getuid?.() ?? 0}`;
  const sockets = [
    host?.replace(/^unix:(\/\/)?/, ''),
    '/var/run/docker.sock',
    `${runtime}/docker.sock`,
    path.join(os.homedir(), '.docker/run/docker.sock'),
  ];
  for (const socketPath of sockets) if (socketPath && existsSync(socketPath) && (await ping({ socketPath }))) return true;
  return false;
}

function ping(where: RequestOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = request({ ...where, path: '/_ping', timeout: 500 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ask.on('error', () => resolve(false));
    ask.on('timeout', () => ask.destroy());
    ask.end();
  });
}
