import { Args, Flags } from '@oclif/core';
import { countFlag } from '../flags.js';

/** How questions are answered. */
export const questionTypes = ['text', 'long_text', 'choice', 'choices', 'date', 'number', 'checkbox'] as const;

/** The argument that names a question. */
export const questionArg = Args.string({ name: 'question', description: "The question's id.", required: true });

/** What can be said about a question. */
export const questionFlags = {
  label: Flags.string({ summary: 'The question.' }),
  type: Flags.option({ options: questionTypes, summary: 'How it is answered.' })(),
  scope: Flags.option({ options: ['order', 'attendee'] as const, summary: 'Asked once for the order, or of every attendee.' })(),
  required: Flags.boolean({ summary: 'It has to be answered; a checkbox has to be ticked.', allowNo: true }),
  option: Flags.string({ summary: 'What `choice` and `choices` choose from; repeat it for more.', multiple: true }),
  'help-text': Flags.string({ summary: 'A sentence below it.' }),
  tier: Flags.string({ summary: 'Asked only with this tier, a name or id; repeat it for more.', multiple: true }),
  position: countFlag({ summary: 'Its place among the questions; last without it.', min: 0, max: 10_000 }),
};
