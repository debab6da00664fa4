import { fileURLToPath } from 'node:url';

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefix = /^(\/[A-Za-z0-9_.-]+)*\/?$/;
const parameters = new Set(['region', 'endpoint', 'forcePathStyle']);

function folderFault(url: URL): string | null {
  try {
    if (fileURLToPath(url) !== '/') return null;
  } catch {
    // Said below: an address of another machine, or one that no path can have.
  }
  return 'must be the address of a folder of this machine, such as file:///var/lib/echoplex/media';
}

function bucketFault(url: URL): string | null {
  const endpoint = url.searchParams.get('endpoint');
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.has(name));
  // Addresses are logged and shown; what is secret has variables of its own.
  if (url.username || url.password) return 'must not carry credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  if (!bucketName.test(url.hostname) || url.port) return 'must name a bucket, such as s3://media/echoplex?region=eu-north-1';
  if (!prefix.test(url.pathname) || url.pathname.includes('/..')) return 'has a prefix that no key can begin with';
  if (unknown !== undefined) return `knows the parameters region, endpoint and forcePathStyle, not ${unknown}`;
  if (endpoint !== null && !(URL.canParse(endpoint) && /^https?:/.test(endpoint))) return 'has an endpoint that is no http(s) address';
  if (!['true', 'false', null].includes(url.searchParams.get('forcePathStyle')))
    return 'has a forcePathStyle that is neither true nor false';
  return null;
}

/** What is wrong with a STORAGE_URL, in words that follow the name of the variable; null when it can be used. */
export function storageUrlFault(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'file:') return folderFault(url);
  if (url?.protocol === 's3:') return bucketFault(url);
  return 'must be file:///folder or s3://bucket/prefix';
}
