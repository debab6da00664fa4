import type { components } from './contract/generated.js';

/** How far somebody is who looks at an event. */
export type ViewStep = NonNullable<components['schemas']['ViewInput']['step']>;

/** A look at an event as it is reported. */
export interface ReportedView {
  /** Id or slug. */
  event: string;
  step: ViewStep;
  referrer: string | null;
  address: string;
  /** The headers of the report: what says that somebody is a bot, or does not want to be counted. */
  header(name: string): string;
}

/** Counts looks at events in this process; the module of the same name makes it. */
export interface Views {
  /** Takes a report; costs neither a wait nor, in the end, more than a fixed amount of memory. */
  record(view: ReportedView): void;
  /** Writes what was counted so far. */
  flush(): Promise<void>;
  /** Ends the clock and writes what is left. */
  stop(): Promise<void>;
}
