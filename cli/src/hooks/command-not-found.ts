import type { Hook } from '@oclif/core';
import { program } from '../config/program.js';
import { UsageError } from '../errors.js';
import { nearest } from '../parse/near.js';

const commandNotFound: Hook<'command_not_found'> = async function ({ id, argv, config }) {
  const name = id.replaceAll(':', ' ');
  const typed = [name, ...(argv ?? []).filter((word) => !word.startsWith('-'))].join(' ').split(' ').slice(0, 2).join(' ');
  const known = [...config.commandIDs, ...config.topics.map((topic) => topic.name)].map((one) => one.replaceAll(':', ' '));
  const near = nearest(typed, known) ?? nearest(name, known);
  const hint = near === undefined ? `See what there is: ${program} help` : `Did you mean: ${program} ${near}`;
  throw new UsageError(`There is no command "${name}".`, { hint });
};

export default commandNotFound;
