/** A tag of ours: the version alone, or the version and what else the answer depended on. */
const ownTag = /^(?:W\/)?"(\d+)(?:-[^"]*)?"$/;

/**
 * What `If-Match` asks of the version there is; undefined when it was not sent. A tag that cannot be ours fits no version.
 * @returns whether the version is one of those the caller has read
 */
export function versionCondition(header: string | undefined): ((version: number) => boolean) | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const versions = new Set(header.split(',').map((tag) => Number(ownTag.exec(tag.trim())?.[1] ?? NaN)));
  return (version) => versions.has(version);
}
