import type { Db } from '../../db/knex.js';

/** The mean one, in metres; `earth_point` of the database uses the same. */
const earthRadius = 6_371_000;

/** A point and how far around it, in metres. */
export interface Near {
  latitude: number;
  longitude: number;
  /** Through the earth, as the database measures. */
  chord: number;
}

/** Metres through the earth between points so far apart over ground. */
const chordOf = (metres: number): number => 2 * earthRadius * Math.sin(Math.min(metres / earthRadius, Math.PI) / 2);

/** Whole metres over ground between points so far apart through the earth. */
export const overGround = (chord: number): number => Math.round(2 * earthRadius * Math.asin(Math.min(chord / (2 * earthRadius), 1)));

/** Reads `latitude,longitude` in degrees. Null for a point that is not on the earth. */
export function readNear(near: string, radiusKm: number): Near | null {
  const [latitude = NaN, longitude = NaN] = near.split(',').map(Number);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude, longitude, chord: chordOf(radiusKm * 1000) };
}

/** More than so many events around a point are a crowd. */
const crowd = 1000;

/** What lies around a point: a box, the form the index knows; a metre wider than the circle inside it, as both are computed in floating point. */
export const boxSql = 'cube_enlarge(earth_point(?, ?), ?, 3) @> location';
export const boxBindings = ({ latitude, longitude, chord }: Near): number[] => [latitude, longitude, chord + 1];

/**
 * Whether so many events are around a point that reading them all to sort them would take long. The planner cannot know: it takes every box for
 * a small one.
 */
export async function isCrowded(db: Db, near: Near): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select count(*)::integer from (select from event_listings where ${boxSql} limit ?) around`,
    [...boxBindings(near), crowd],
  );
  return rows[0]?.count === crowd;
}
