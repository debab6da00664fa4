import type { components } from '../../contract/generated.js';
import type { CategoryModel } from '../../db/models/programme.js';
import { presentEvent } from '../events/present.js';
import type { FoundEvent } from './search.js';

type Schemas = components['schemas'];

export const presentCategory = ({ slug, name, parent, position }: CategoryModel): Schemas['Category'] => ({ slug, name, parent, position });

export const presentFoundEvent = ({ distance, ...view }: FoundEvent, publicUrl: string): Schemas['Event'] => ({
  ...presentEvent(view, publicUrl),
  ...(distance !== null && { distance }),
});
