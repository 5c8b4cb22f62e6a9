import type { Defect, Matter } from './matter.ts';

/**
 * Papers that this filing needs and that are not attached. Some have a code of their own; a title paper is not needed where the address is
 * declared; social-insurance and statistics certificates are never asked back.
 */
export function documentDefects(matter: Matter): Defect[] {
  const { application } = matter;
  const missing = [...new Set(application.documents?.missing ?? [])].filter((kind) => kind !== '');
  return missing.flatMap((kind) => {
    const rule = ruleOf(matter, kind);
    return rule === undefined ? [] : [{ rule, path: `documents.${kind}`, given: kind }];
  });
}

function ruleOf(matter: Matter, kind: string): string | undefined {
  const { application } = matter;
  if (NEVER_ASKED.includes(kind)) return undefined;
  switch (application.kind) {
    case 'licenceConversion':
      if (matter.rule('conversionPapers')?.values.papers.includes(kind)) return 'licence.old_papers_missing';
      break;
    case 'licenceReplacement':
      if (matter.rule('lossPublication')?.values.paper === kind) return 'licence.loss_not_published';
      break;
    case 'change':
    case 'deregistration':
    case 'simplifiedDeregistration':
      if (matter.rule('surrender')?.values.paper === kind) return 'licence.not_surrendered';
      break;
    default:
  }
  return TITLE_PAPERS.includes(kind) && application.address?.mode === 'DECLARED' ? undefined : 'document.required_missing';
}

const NEVER_ASKED = ['socialInsuranceCertificate', 'statisticsCertificate'];
const TITLE_PAPERS = ['addressPaper', 'addressProof', 'premisesPaper', 'titlePaper'];
