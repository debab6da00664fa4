// The door of the doctor: what is always true of the database, and what follows when it is not.
export { checkCount, examine, type Finding } from './doctor/examine.js';
export { mend, type Mended } from './doctor/mend.js';
export { NotExaminable, runDoctor } from './doctor/command.js';
