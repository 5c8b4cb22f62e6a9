import type { DataSource } from 'typeorm';
import { IsNull } from 'typeorm';
import { Filing } from '#libs/filing';
import { registryNow } from '#libs/kernel';
import { askDepartment } from '#libs/platform';
import { findNameOf, RegisterEntity } from '#libs/register';
import { Enquiry } from './enquiry.entity.ts';
import { blockersIn } from './enquiry.rules.ts';

/** Asks one department and keeps its answer, the first one. Without an answer it fails, and the queue tries again. */
export async function sendEnquiry(db: DataSource, enquiryId: string): Promise<void> {
  const enquiry = await db.manager.findOneBy(Enquiry, { id: enquiryId });
  if (!enquiry || enquiry.answeredAt) return;
  const filing = await db.manager.findOneByOrFail(Filing, { id: enquiry.filingId });
  const entity = await db.manager.findOneByOrFail(RegisterEntity, { id: filing.subject ?? '' });
  const { unifiedSocialCreditCode, registrationNumber } = entity;
  const fullName = (await findNameOf(db.manager, entity.id))?.full ?? '';
  const body = { id: enquiry.id, what: 'deregistration', entity: { unifiedSocialCreditCode, registrationNumber, fullName } };
  const blockers = blockersIn(await askDepartment(enquiry.department, 'enquiries', enquiry.id, body));
  if (!blockers) throw new Error(`${enquiry.department} answered without a list`);
  await db.manager.update(Enquiry, { id: enquiryId, answeredAt: IsNull() }, { answeredAt: registryNow(), blockers });
}
