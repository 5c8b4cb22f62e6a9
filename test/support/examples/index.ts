import type { Example } from './example.ts';
import { HOLDER_EXAMPLES } from './holders.ts';
import { LIFE_EXAMPLES } from './life.ts';
import { NAME_EXAMPLES } from './names.ts';
import { PEOPLE_EXAMPLES } from './people.ts';
import { PLACE_EXAMPLES } from './places.ts';

/** What raises each finding code, what only just does not, and on which days, by subject. */
export const EXAMPLES: readonly Example[] = [...NAME_EXAMPLES, ...PLACE_EXAMPLES, ...HOLDER_EXAMPLES, ...PEOPLE_EXAMPLES, ...LIFE_EXAMPLES];
