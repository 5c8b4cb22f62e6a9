import type { EntityManager } from 'typeorm';
import type { EnquiryView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { CLOSINGS, getOwnFiling, isEnded } from '#libs/filing';
import { notFound, registryDate, registryTime, type Actor } from '#libs/kernel';
import { departmentsAsked } from './ask-departments.ts';
import { Enquiry } from './enquiry.entity.ts';
import { stateOf } from './enquiry.rules.ts';

/** What each department said last, or since when it is silent. */
export async function enquiryPage(tx: EntityManager, actor: Actor, filingId: string): Promise<EnquiryView> {
  const filing = await getOwnFiling(tx, actor, filingId);
  if (!CLOSINGS.includes(filing.kind)) throw notFound('closing.not_found');
  const asked = await tx.find(Enquiry, { where: { filingId }, order: { askedAt: 'desc' } });
  const law = await lawNow(tx);
  const order = new Set([...departmentsAsked(law, filing, registryDate()), ...asked.map(({ department }) => department)]);
  const rows = [...order].flatMap((department) => {
    const last = asked.find((one) => one.department === department);
    if (!last) return [];
    const { askedAt, answeredAt, blockers } = last;
    return [{ department, state: stateOf(last), askedAt: registryTime(askedAt), answeredAt: answeredAt && registryTime(answeredAt), blockers }];
  });
  return { rows, moves: isEnded(filing.state) ? [] : ['ask'] };
}
