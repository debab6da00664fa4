// The door of this module: events as they are read, made, changed and ended.
export { type EventView, presentAvailability, presentEvent } from './present.js';
export {
  type EventWithSales,
  findEvent,
  getAvailability,
  getEvent,
  getOwnEvent,
  inTimeOrder,
  isVisibleTo,
  listEvents,
  lockEvent,
  lockOwnEvent,
} from './read.js';
export { createEvent, insertEvent, type NewEvent } from './create.js';
export { updateEvent, type VersionCondition } from './update.js';
export { cancelEvent, deleteEvent, publishEvent, publishFaults, publishLocked, unpublishEvent } from './lifecycle.js';
export { deleteEventWithCover, removeCover, setCover } from './cover.js';
export { edited, recordEvents } from './record.js';
export { rangeFaults } from './rules.js';
export { dateName, dayOf, shiftOptional, shiftWallClock, wallClockShift } from './times.js';
export { viewsOf } from './views.js';
