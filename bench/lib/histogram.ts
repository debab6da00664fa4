/** Steps of a doubling of the value: what is told is at most 0.8 % too high. */
const steps = 128;
const stepBits = Math.log2(steps);
/** Up to 2^32 µs, more than an hour. */
const buckets = (32 - stepBits + 1) * steps;

/** Times, counted by size: a million of them take no more room than one. */
export interface Histogram {
  /** Counts one; in microseconds. */
  record(micros: number): void;
  /** The time that this share of them (0 to 1) did not exceed, in milliseconds. */
  percentile(share: number): number;
}

/** Below {@link steps} microseconds each one has a bucket, above that each doubling has as many. */
function bucketOf(micros: number): number {
  const value = Math.min(Math.max(Math.round(micros), 0), 2 ** 32 - 1);
  if (value < steps) return value;
  const octave = 31 - Math.clz32(value) - stepBits;
  return (octave + 1) * steps + ((value >>> octave) - steps);
}

/** The largest time in a bucket, in microseconds. */
function topOf(bucket: number): number {
  if (bucket < steps) return bucket;
  const octave = Math.floor(bucket / steps) - 1;
  return ((bucket % steps) + steps + 1) * 2 ** octave - 1;
}

/** Makes an empty one. */
export function createHistogram(): Histogram {
  const counts = new Uint32Array(buckets);
  let all = 0;
  return {
    record(micros) {
      const bucket = bucketOf(micros);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      all += 1;
    },
    percentile(share) {
      const wanted = Math.max(1, Math.ceil(all * share));
      let seen = 0;
      for (let bucket = 0; bucket < buckets; bucket += 1) {
        seen += counts[bucket] ?? 0;
        if (seen >= wanted) return topOf(bucket) / 1000;
      }
      throw new Error('there is no percentile of nothing');
    },
  };
}
