import { REGISTERED_PARTS } from '#libs/catalogue';
import type { EntityType, Facts, FilingFrame, PersonFacts } from '#libs/contract';

type Part = keyof Facts | 'frame';

/** The application form, signed by those who apply: everything but what is derived. */
const APPLICATION: readonly Part[] = ['frame', ...REGISTERED_PARTS, 'change', 'simplifiedDeregistration', 'deregistration', 'agent'];
/** The charter or agreement, signed by the holders: not the tax and labour facts, not the commitments of the applicant. */
const CHARTER: readonly Part[] = APPLICATION.filter(
  (part) => !['industryCode', 'fiveInOne', 'commitments', 'operatingAddresses', 'agent'].includes(part),
);
/** The acceptance of a post. */
const APPOINTMENT: readonly Part[] = ['frame', 'name', 'address', 'businessTerm', 'people'];

const APPLICANT_ROLES = [
  'legalRepresentative',
  'operator',
  'personInCharge',
  'councilChair',
  'investor',
  'managingPartner',
  'parentLegalRepresentative',
  'parentManagingPartner',
  'parentInvestor',
  'parentOperator',
  'liquidationLead',
  'liquidator',
];

const PARTNERSHIPS: readonly EntityType[] = ['GENERAL_PARTNERSHIP', 'SPECIAL_GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP'];

/**
 * The parts of a filing that a person signs. An edit of another part leaves their signature standing
 * (entity-types.md 5: application, charter and appointment papers have different signatories).
 */
export function partsSignedBy(person: PersonFacts, facts: Facts, entityType: EntityType): readonly Part[] {
  // The commitment of a simplified deregistration is everyone's.
  if (facts.simplifiedDeregistration || person.roles.some((role) => APPLICANT_ROLES.includes(role))) return APPLICATION;
  // An organisation signs through the person whom it delegates.
  const own = (facts.investors ?? []).filter((investor) => (investor.person ?? investor.delegate) === person.key);
  const holds = own.length > 0 || person.roles.includes('familyMember') || person.roles.includes('delegatedRepresentative');
  const applies = own.some((investor) => investor.managingPartner);
  // All partners apply for a partnership (PEA 11).
  return holds && (applies || PARTNERSHIPS.includes(entityType)) ? APPLICATION : holds ? CHARTER : APPOINTMENT;
}

/** A phone number may be corrected without asking everyone again; the change is in the audit trail. */
const withoutMinor = (facts: Facts): Facts => {
  if (!facts.fiveInOne) return facts;
  const { phone: _phone, ...rest } = facts.fiveInOne;
  return { ...facts, fiveInOne: rest };
};

/** What a person is shown and signs. Everyone else's numbers are masked, with a fingerprint that changes when the number does. */
export function contentFor(
  person: PersonFacts,
  frame: FilingFrame,
  facts: Facts,
  hidden: (other: PersonFacts) => { number: string; fingerprint: string },
): { frame: FilingFrame; facts: Facts; parts: Record<string, unknown> } {
  const shown = withoutMinor(facts);
  const people = shown.people?.map((other) => {
    if (other.key === person.key) return other;
    const { birthDate: _birthDate, realNameVerified: _verified, ...rest } = other;
    return { ...rest, document: { ...other.document, ...hidden(other) } };
  });
  const all: Facts & { frame: FilingFrame } = { ...shown, ...(people ? { people } : {}), frame };
  const parts = Object.fromEntries(
    partsSignedBy(person, facts, frame.entityType).flatMap((part) => (all[part] === undefined ? [] : [[part, all[part]]])),
  );
  // Picked by name out of the facts and the frame.
  const { frame: _frame, ...content } = parts as Facts & { frame?: FilingFrame };
  return { frame, facts: content, parts };
}
