import type { EntityManager } from 'typeorm';
import type { EntityType, RegisterRow, RegisterSearchView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { nameKeys } from '#libs/findings';
import { isPersonalNumber, maskName, readQuestion, type AskedFor } from './question.rules.ts';
import type { QuestionKind } from './register.entity.ts';
import { rarestTerms } from './term-counts.ts';

const SHOWN = 30;
/** So many of those found are put in order; who finds more asks more closely. */
const LOOKED_AT = 500;
/** So many entities are read at most where all that is asked for is common. */
const WALKED = 10_000;

export interface RegisterQuestion {
  q?: string;
  person?: string;
  district?: string;
  industry?: string;
  state?: string;
}

export interface RegisterAnswer extends RegisterSearchView {
  /** What kind of question it was; for the record, which does not hold the question. */
  kind: QuestionKind;
}

interface Found extends RegisterRow {
  entityType: EntityType | null;
}

/**
 * Finds entities by a number, by part of the name they bear or how its trade name sounds, or by who has a post or a share. Width, separators,
 * spaces and traditional forms make no difference, nor does how the end and the division of a whole name are written.
 */
export async function searchRegister(tx: EntityManager, question: RegisterQuestion): Promise<RegisterAnswer> {
  const q = question.q?.trim() ?? '';
  if (isPersonalNumber(q) || isPersonalNumber(question.person ?? '')) return { rows: [], more: false, hint: 'personalNumber', kind: 'REFUSED' };
  const asked = readQuestion(question);
  if (!asked) return { rows: [], more: false, hint: 'noLetters', kind: 'NAME' };
  const named = asked.code === undefined ? [] : await byNumber(tx, asked.code, asked);
  if (named.length > 0) return answer(named, asked, 'CODE');
  const sounding = asked.sound === undefined ? [] : await bySound(tx, asked.sound, asked);
  if (sounding.length > SHOWN) return answer(sounding, asked, 'PINYIN');
  const whole = asked.text === '' ? '' : nameKeys(q, (await lawNow(tx)).names).normalised || asked.text;
  const rows = [...(await byText(tx, asked, [...new Set([whole, asked.text])])), ...sounding];
  return answer([...new Map(rows.map((row) => [`${row.code} ${row.name}`, row])).values()], asked, kindOf(asked, sounding.length > 0));
}

const kindOf = ({ person, code }: AskedFor, sounds: boolean): QuestionKind =>
  person !== undefined ? 'PERSON' : code !== undefined ? 'CODE' : sounds ? 'PINYIN' : 'NAME';

function answer(rows: Found[], { person }: AskedFor, kind: QuestionKind): RegisterAnswer {
  const shown = rows.slice(0, SHOWN).map((row) => (person === undefined ? row : { ...row, person: maskName(person) }));
  return { rows: shown, more: rows.length > SHOWN, hint: 'none', kind };
}

const COLUMNS = `coalesce(e.unified_social_credit_code, e.registration_number, '') as code, e.entity_type as "entityType", e.registry, e.state,
  to_char(e.established_on, 'YYYY-MM-DD') as "establishedOn"`;

/** A district's own code, or all of a prefecture (`330300`); an industry's code or how it begins. */
const within = (
  own: string,
): string => `($2::text is null or ${own}.registry = $2 or (right($2, 2) = '00' and left(${own}.registry, 4) = left($2, 4)))
  and ($3::text is null or ${own}.state = $3) and ($4::text is null or starts_with(${own}.industry, $4)) and ($5::text is null or ${own}.people @> array[$5])`;
const limits = ({ district, state, industry, person }: AskedFor): (string | null)[] => [
  district ?? null,
  state ?? null,
  industry ?? null,
  person ?? null,
];

/** Any number that a firm bears, bore, or was given by another office. */
const byNumber = (tx: EntityManager, code: string, asked: AskedFor): Promise<Found[]> =>
  tx.query(
    `with hits as (
       select id from register_entity where unified_social_credit_code = $1
       union select id from register_entity where registration_number = $1
       union select id from register_entity where organization_code = $1
       union select entity_id from register_number where number = $1)
     select coalesce(s.name, '') as name, ${COLUMNS} from hits join register_entity e using (id) left join register_search s on s.entity_id = e.id
      where ($2::text is null or e.registry = $2 or (right($2, 2) = '00' and left(e.registry, 4) = left($2, 4))) and ($3::text is null or e.state = $3)
        and ($4::text is null or starts_with(s.industry, $4)) and ($5::text is null or s.people @> array[$5]) limit 50`,
    [code, ...limits(asked)],
  );

const bySound = (tx: EntityManager, sound: string, asked: AskedFor): Promise<Found[]> =>
  tx.query(
    `with hits as materialized (
       select entity_id, name, normalised from register_search s
        where pinyin <> '' and pinyin ~>=~ $1 and pinyin ~<~ ($1 || '~') and ${within('s')} limit ${LOOKED_AT})
     ${SORTED}`,
    [sound, ...limits(asked)],
  );

/** The shortest first, then by their characters: the same question always has the same answer. */
const SORTED = `, best as (select * from hits order by char_length(normalised), normalised collate "C", entity_id limit ${SHOWN + 1})
  select b.name, ${COLUMNS} from best b join register_entity e on e.id = b.entity_id order by char_length(b.normalised), b.normalised collate "C", b.entity_id`;

async function byText(tx: EntityManager, asked: AskedFor, texts: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const text of texts) {
    const { terms, isCommon } = await rarestTerms(tx, termsOf(asked, text));
    const walked = isCommon ? await asTheyCome(tx, text, asked) : [];
    found.push(...(walked.length > SHOWN ? walked : await byTerms(tx, text, terms, asked)));
  }
  return found;
}

const termsOf = ({ person, district, industry, state }: AskedFor, text: string): string[] => {
  const letters = [...text];
  const pairs = letters.slice(1).map((letter, place) => (letters[place] ?? '') + letter);
  return [
    ...(letters.length === 1 ? letters : pairs),
    ...(person === undefined ? [] : [`p:${person}`]),
    ...(district === undefined ? [] : [`d:${district.endsWith('00') ? district.slice(0, 4) : district}`]),
    ...(industry === undefined ? [] : [`i:${industry}`]),
    ...(state === undefined ? [] : [`s:${state}`]),
  ];
};

/** By the index of terms; a name that reads exactly so is always among them. */
const byTerms = (tx: EntityManager, text: string, terms: readonly string[], asked: AskedFor): Promise<Found[]> =>
  tx.query(
    `with hits as materialized (
       (select entity_id, name, normalised from register_search s where normalised = $1 and ${within('s')} limit 100)
       union
       (select entity_id, name, normalised from register_search s
         where register_terms(normalised, registry, state, industry, people) @> $6::text[] and strpos(normalised, $1) > 0 and ${within('s')}
         limit ${LOOKED_AT}))
     ${SORTED}`,
    [text, ...limits(asked), terms],
  );

/** Where very many names would do, a page of them is near: entities are read by their ids, which are as good as thrown dice, until it is full. */
const asTheyCome = (tx: EntityManager, text: string, asked: AskedFor): Promise<Found[]> =>
  tx.query(
    `with hits as materialized (
       (select entity_id, name, normalised from register_search s where normalised = $1 and ${within('s')} limit 100)
       union
       (select entity_id, name, normalised from (select * from register_search order by entity_id limit ${WALKED}) s
         where strpos(normalised, $1) > 0 and ${within('s')} limit ${2 * SHOWN + 1}))
     ${SORTED}`,
    [text, ...limits(asked)],
  );
