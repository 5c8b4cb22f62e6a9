import type { InvestorFacts, OrganisationFacts } from '#libs/contract';
import { ageOn } from '#libs/kernel';
import { checkUnifiedSocialCreditCode } from '#libs/identifiers';
import { birthDateOf, folded, holdersOf, isBlank, isDeregistered, usableNumber, type Defect, type Matter } from './matter.ts';
import type { WorldEntity } from './world.ts';

/** Holders, partners, promoters, members: how many, who may be one, and who may not. */
export function investorDefects(matter: Matter): Defect[] {
  return [
    ...numberOfHolders(matter),
    ...partners(matter),
    ...soleCompanies(matter),
    ...cooperativeMembers(matter),
    ...duplicates(matter),
    ...organisations(matter),
    ...doubtfulPeople(matter),
    ...family(matter),
  ];
}

const investorsOf = (matter: Matter): readonly InvestorFacts[] => matter.application.investors ?? [];

/** In a change only too many holders can be seen: those that it does not show stay as registered. */
function numberOfHolders(matter: Matter): Defect[] {
  const investors = investorsOf(matter);
  if (matter.rule('exactlyOnePerson')) {
    const fits = investors.length === 1 && investors[0]?.organisation === undefined;
    return fits || (!matter.founding && investors.length === 0) ? [] : [{ rule: 'investor.not_exactly_one_person', path: 'investors' }];
  }
  const limits = matter.rule('holders')?.values;
  if (!limits) return [];
  const given = String(investors.length);
  if (limits.max !== null && investors.length > limits.max) return [{ rule: 'investor.too_many', path: 'investors', given }];
  return matter.founding && investors.length < limits.min ? [{ rule: 'investor.too_few', path: 'investors', given }] : [];
}

function partners(matter: Matter): Defect[] {
  const investors = investorsOf(matter);
  const defects: Defect[] = [];
  const needed = matter.rule('generalPartners')?.values.min;
  if (matter.founding && needed !== undefined && investors.filter((one) => one.liability === 'GENERAL').length < needed) {
    defects.push({ rule: 'investor.no_general_partner', path: 'investors' });
  }
  const barred = matter.rule('barredGeneralPartners')?.values.bodyKinds ?? [];
  const managed = matter.rule('managingPartner') !== undefined;
  investors.forEach((investor, index) => {
    if (!managed) return;
    if (investor.managingPartner === true && investor.liability === 'LIMITED') {
      defects.push({ rule: 'investor.limited_partner_manages', path: `investors[${index}].managingPartner` });
    }
    if (investor.liability !== 'LIMITED' && investor.organisation && barred.includes(bodyKindOf(matter, investor.organisation))) {
      defects.push({ rule: 'investor.barred_general_partner', path: `investors[${index}]`, given: investor.organisation.name });
    }
    if (investor.managingPartner === true && investor.organisation && matter.indexOf(investor.delegate) < 0) {
      defects.push({ rule: 'investor.delegate_missing', path: `investors[${index}].delegate`, given: investor.organisation.name });
    }
  });
  return defects;
}

/** Until 2024-06-30 a natural person holds one sole-holder company at most, and that one founds no other [CL13 58]. */
function soleCompanies(matter: Matter): Defect[] {
  const [only, ...others] = investorsOf(matter);
  if (!only || others.length > 0 || !(matter.founding || changesHolders(matter))) return [];
  if (only.organisation) {
    const codes = matter.rule('soleCompanyFoundsNone')?.values.typeCodes;
    const founder = registered(matter, only.organisation);
    const isSole = founder !== undefined && ((codes ?? []).includes(founder.entityTypeCode ?? '') || founder.soleHolderPerson !== undefined);
    return codes && isSole
      ? [{ rule: 'investor.sole_company_founds_sole_company', path: 'investors[0]', given: founder.name ?? only.organisation.name }]
      : [];
  }
  const codes = matter.rule('onePersonOneSoleCompany')?.values.typeCodes;
  if (!codes || isBlank(only.person)) return [];
  const first = (matter.world.entities ?? []).find(
    (one) =>
      one.soleHolderPerson === only.person &&
      one !== matter.subject &&
      !isDeregistered(one) &&
      (one.entityTypeCode === undefined ? one.entityType === 'LIMITED_LIABILITY_COMPANY' : codes.includes(one.entityTypeCode)),
  );
  return first ? [{ rule: 'investor.second_sole_company', path: 'investors[0]', given: first.name }] : [];
}

const changesHolders = (matter: Matter): boolean => (matter.application.change?.items ?? []).some((one) => /holder|investor|partner/i.test(one.item));

function cooperativeMembers(matter: Matter): Defect[] {
  const members = investorsOf(matter);
  if (members.length === 0 || !matter.founding) return [];
  const defects: Defect[] = [];
  const farmers = members.filter((one) => one.farmer === true).length;
  const least = matter.rule('farmerShare')?.values.min;
  // Compared in thousandths: 4 of 5 are exactly 80 %.
  if (least !== undefined && farmers * 1000 < Math.round(least * 1000) * members.length) {
    defects.push({ rule: 'investor.farmers_below_80_percent', path: 'investors', given: `${farmers}/${members.length}` });
  }
  const limit = matter.rule('organisationMembers')?.values;
  const bodies = members.filter((one) => one.organisation !== undefined).length;
  if (limit) {
    const tooMany =
      members.length <= limit.smallUpTo ? bodies > limit.smallMax : bodies * 1000 > Math.round(limit.largeShare * 1000) * members.length;
    if (tooMany) defects.push({ rule: 'investor.too_many_organisations', path: 'investors', given: `${bodies}/${members.length}` });
  }
  if (matter.rule('noPublicBodies')) {
    members.forEach((one, index) => {
      if (one.organisation?.publicAdministration === true) {
        defects.push({ rule: 'investor.public_body_member', path: `investors[${index}]`, given: one.organisation.name });
      }
    });
  }
  return defects;
}

/** The later one is pointed at. Two people of one name are two, one number is one. */
function duplicates(matter: Matter): Defect[] {
  const seen = new Set<string>();
  return investorsOf(matter).flatMap((investor, index) => {
    const marks = marksOf(matter, investor);
    const isSecond = marks.some((mark) => seen.has(mark));
    marks.forEach((mark) => seen.add(mark));
    return isSecond ? [{ rule: 'investor.duplicate', path: `investors[${index}]` }] : [];
  });
}

function marksOf(matter: Matter, investor: InvestorFacts): string[] {
  const body = investor.organisation;
  if (body) {
    const code = folded(body.unifiedSocialCreditCode).toUpperCase();
    return [...(code === '' ? [] : [`code ${code}`]), ...(body.registerEntity === undefined ? [] : [`entity ${body.registerEntity}`])];
  }
  if (isBlank(investor.person)) return [];
  const index = matter.indexOf(investor.person);
  const person = matter.people[index];
  const number = usableNumber(matter, index);
  return [`key ${investor.person}`, ...(person && number ? [`paper ${number} ${folded(person.name)}`] : [])];
}

function organisations(matter: Matter): Defect[] {
  const foreign = matter.rule('foreignHolder')?.values.bodyKinds ?? [];
  return investorsOf(matter).flatMap((investor, index) => {
    const body = investor.organisation;
    if (!body) return [];
    const defects: Defect[] = [];
    const isForeign = foreign.some((kind) => (body.bodyKind ?? '').startsWith(kind));
    const checked = checkUnifiedSocialCreditCode(body.unifiedSocialCreditCode);
    if (!isForeign && !checked.valid) {
      const path = `investors[${index}].organisation.unifiedSocialCreditCode`;
      const meant = checked.suggestion === null ? {} : { suggestion: checked.suggestion };
      defects.push({ rule: 'investor.uscc_invalid', path, given: body.unifiedSocialCreditCode, ...meant });
    }
    const entity = registered(matter, body);
    if (entity && isDeregistered(entity)) {
      defects.push({ rule: 'investor.organisation_not_alive', path: `investors[${index}].organisation`, given: entity.name ?? body.name });
    }
    return defects;
  });
}

function doubtfulPeople(matter: Matter): Defect[] {
  const statuses = matter.rule('doubtfulInvestorStatus')?.values.statuses ?? [];
  const least = matter.rule('investorAge')?.values.min;
  return investorsOf(matter).flatMap((investor, index) => {
    const defects: Defect[] = [];
    if (investor.status !== undefined && statuses.includes(investor.status)) {
      defects.push({ rule: 'investor.barred_status', path: `investors[${index}]`, given: investor.status });
    }
    const birth = birthDateOf(matter, matter.indexOf(investor.person));
    if (birth !== undefined && least !== undefined && ageOn(birth, matter.on) < least)
      defects.push({ rule: 'investor.minor', path: `investors[${index}]` });
    return defects;
  });
}

function family(matter: Matter): Defect[] {
  const role = matter.rule('familyMembers')?.values.role;
  if (!matter.founding || role === undefined || matter.application.compositionForm !== 'FAMILY') return [];
  return holdersOf(matter, [role]).length > 0 ? [] : [{ rule: 'investor.family_members_missing', path: 'people' }];
}

function registered(matter: Matter, body: OrganisationFacts): WorldEntity | undefined {
  const code = folded(body.unifiedSocialCreditCode).toUpperCase();
  const entities = matter.world.entities ?? [];
  const byId = body.registerEntity === undefined ? undefined : entities.find((one) => one.id === body.registerEntity);
  return byId ?? (code === '' ? undefined : entities.find((one) => one.unifiedSocialCreditCode === code));
}

/** What kind of body it is: as stated, or as its type code in the register tells. */
function bodyKindOf(matter: Matter, body: OrganisationFacts): string {
  if (body.bodyKind !== undefined) return body.bodyKind;
  const code = registered(matter, body)?.entityTypeCode ?? '';
  if (code === '1110') return 'STATE_SOLE_COMPANY';
  return code.startsWith('121') ? 'LISTED_COMPANY' : '';
}
