// The door of this module: events that repeat, and copies of events.
export { presentSeries, type SeriesView } from './present.js';
export { getSeries, listDates } from './read.js';
export { duplicateEvent, repeatEvent } from './repeat.js';
