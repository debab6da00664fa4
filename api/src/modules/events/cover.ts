import type { Actor } from '../../access/actor.js';
import type { Db } from '../../db/knex.js';
import { EventModel, type StoredPicture } from '../../db/models/events.js';
import { inTransaction } from '../../db/transaction.js';
import { recordAudit } from '../audit/service.js';
import { type MediaStore, removePictures, replacePictures } from '../media/service.js';
import { deleteEvent } from './lifecycle.js';
import { type EventView, presentEvent } from './present.js';
import { getOwnEvent, lockOwnEvent } from './read.js';
import { edited, recordEvents } from './record.js';

/** The keys of an event's picture in all its widths. */
const keysOf = ({ cover, coverImage }: EventModel): string[] => [
  ...new Set([...(cover ?? []).map(({ key }) => key), ...(coverImage === null ? [] : [coverImage])]),
];

/** A copy of an event shows the same files: they stay until nobody names them. Asked after the commit, when copies made meanwhile are there. */
async function keysOfNobody(db: Db, event: EventModel): Promise<string[]> {
  if (event.coverImage === null) return [];
  const other = (await db('events').where({ coverImage: event.coverImage }).whereNot({ id: event.id }).first('id')) as unknown;
  return other ? [] : keysOf(event);
}

async function writeCover(
  db: Db,
  actor: Actor,
  ref: string,
  action: 'events.setCover' | 'events.removeCover',
  pictures: StoredPicture[] | null,
  publicUrl: string,
): Promise<{ view: EventView; old: string[] }> {
  const { view, replaced } = await inTransaction(db, async (trx) => {
    const before = await lockOwnEvent(trx, actor, ref);
    if (pictures === null && before.event.coverImage === null) return { view: before, replaced: null };
    const event = await EventModel.query(trx).patchAndFetchById(before.event.id, {
      cover: pictures,
      coverImage: pictures?.at(-1)?.key ?? null,
      ...edited(before.event, before.now),
    });
    const view = { ...before, event };
    const addressOf = (shown: EventView) => ({ coverImageUrl: presentEvent(shown, publicUrl).coverImageUrl });
    await recordAudit(trx, actor, event.organizationId, {
      action,
      target: { type: 'event', id: event.id },
      before: addressOf(before),
      after: addressOf(view),
    });
    await recordEvents(trx, 'event.updated', [view], publicUrl);
    return { view, replaced: before.event };
  });
  return { view, old: replaced === null ? [] : await keysOfNobody(db, replaced) };
}

/**
 * Gives an event a picture, in several widths; the one before is removed.
 * @param image as it was uploaded
 * @throws Problem `image_invalid`, `overloaded`, `unavailable`
 */
export async function setCover(
  { db, media }: { db: Db; media: MediaStore },
  actor: Actor,
  ref: string,
  image: Buffer,
  publicUrl: string,
): Promise<EventView> {
  // Asked before the costly work on the picture, and once more under the lock.
  await getOwnEvent(db, actor, ref, 'events:write');
  const { view } = await replacePictures(media, image, 'cover', (pictures) =>
    writeCover(db, actor, ref, 'events.setCover', pictures, publicUrl),
  );
  return view;
}

/** Takes an event's picture away; one without a picture stays as it is. */
export async function removeCover(
  { db, media }: { db: Db; media: MediaStore },
  actor: Actor,
  ref: string,
  publicUrl: string,
): Promise<EventView> {
  const { view, old } = await writeCover(db, actor, ref, 'events.removeCover', null, publicUrl);
  await removePictures(media, old);
  return view;
}

/** Deletes an event as `deleteEvent` does, and then its picture. */
export async function deleteEventWithCover(
  { db, media }: { db: Db; media: MediaStore },
  actor: Actor,
  ref: string,
  publicUrl: string,
): Promise<void> {
  const { event } = await getOwnEvent(db, actor, ref, 'events:write');
  await deleteEvent(db, actor, ref, publicUrl);
  await removePictures(media, await keysOfNobody(db, event));
}
