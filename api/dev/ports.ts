import net from 'node:net';

/** Whether nothing listens on this port: not on the host's address, not on all of them, and not on the other one that `localhost` means. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const hosts = host === '0.0.0.0' ? [host] : [host, '0.0.0.0', '::1'];
  for (const each of hosts) if (!(await canListen(port, each))) return false;
  return true;
}

/** A free TCP port of the loopback address: `wanted` or the next one that is free, any when left out. */
export async function freePort(wanted = 0, host = '127.0.0.1'): Promise<number> {
  if (wanted === 0) return anyPort(host);
  for (let port = wanted; port < wanted + 100; port++) if (await isFree(port, host)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + 99}.`);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    // A machine without IPv6 has nothing listening there.
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function anyPort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
