import type { AddressFacts, DifferenceRow, Facts, FilingFrame, InvestorFacts, PersonFacts } from '#libs/contract';
import { factSections, holdingText, personText, type FactRow, type Voice } from './fact-sections.ts';

/** One fact as it is registered and as it will be; `null`: it was not there, or is no more. */
export interface ShownDifference {
  path: string;
  label: string;
  before: FactRow | null;
  after: FactRow | null;
}

/** What a change makes different, in the words that the facts have everywhere. `people`: all who are spoken of, for their names. */
export function differenceRows(frame: FilingFrame, rows: readonly DifferenceRow[], people: readonly PersonFacts[], voice: Voice): ShownDifference[] {
  return rows.flatMap((row): ShownDifference[] => {
    const [before, after] = [row.before, row.after].map((value) => sideOf(frame, row, value, people, voice));
    const paths = [...new Set([...(before ?? []), ...(after ?? [])].map(({ path }) => path))];
    return paths.flatMap((path): ShownDifference[] => {
      const [was, is] = [before, after].map((side) => side?.find((one) => one.path === path) ?? null);
      const same = was?.text === is?.text && was?.label === is?.label;
      return same ? [] : [{ path, label: is?.label ?? was?.label ?? '', before: was ?? null, after: is ?? null }];
    });
  });
}

/** One side of a difference as rows of facts. What the server compares part by part is what the facts have under that part. */
function sideOf(frame: FilingFrame, { part, of }: DifferenceRow, value: unknown, people: readonly PersonFacts[], voice: Voice): FactRow[] {
  if (value === null || value === undefined) return [];
  const named = (key: string | undefined): string => people.find((person) => person.key === key)?.name ?? key ?? '';
  if (part === 'people') {
    const person = value as PersonFacts; // the server puts one person into a row of people
    return [{ path: `people ${of ?? ''}`, topic: 'people', label: person.name, text: personText(person, undefined, 0, voice) }];
  }
  if (part === 'investors') {
    const investor = value as InvestorFacts; // and one owner into a row of owners
    const label = investor.organisation?.name ?? named(investor.person);
    return [{ path: `investors ${of ?? ''}`, topic: 'people', label, text: holdingText(investor, 0, voice) }];
  }
  if (part === 'operatingAddresses') {
    const places = value as AddressFacts[]; // a part is shown whole, as the facts have it
    const text = places.map((address) => address.text).join('\n');
    return [{ path: part, topic: 'address', label: voice.t('changeItem.operatingAddresses'), text }];
  }
  const facts: Facts = { [part]: value, people: [...people] };
  return factSections({ ...frame, kind: 'establishment' }, facts, voice)
    .flatMap((section) => section.rows)
    .filter(({ path }) => path === part || path.startsWith(`${part}.`));
}
