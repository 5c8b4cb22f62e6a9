import type { Law } from '#libs/catalogue';
import type { NeedsView } from '#libs/contract';
import type { Language } from '#libs/platform';
import type { NeedQuestion, Needs } from './need.rules.ts';
import { needView } from '#libs/filing';

/** Words for the steps, as a person does them. */
const STEPS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  name: ['想好名称，查一查能不能用，可以先预留。', 'Choose a name and check it; you may reserve it.'],
  permitsBefore: ['先办好登记以前的许可。', 'Get the permits that come before registration.'],
  fill: ['在网上填写一张表。', 'Fill in one form online.'],
  papers: ['上传材料。', 'Upload the papers.'],
  sign: ['请有关的人核实身份、签字。', 'Have everyone concerned show who they are and sign.'],
  submit: ['提交。', 'Hand it in.'],
  review: ['各部门同时审查，您不用跑。', 'The departments look at it at the same time; you need not go anywhere.'],
  licence: ['领取营业执照。', 'Get the licence.'],
  struckOff: ['收到注销通知。', 'Get the notice that it is struck off.'],
  permitsAfter: ['开业以前办好其余的许可和备案。', 'Get the remaining permits, and file what has to be filed, before you open.'],
};

export interface NeedsAround {
  law: Law;
  on: string;
  question: NeedQuestion;
  district: string;
  measured: NeedsView['measured'];
  language: Language;
}

export function needsView(needs: Needs, { law, on, question, district, measured, language }: NeedsAround): NeedsView {
  return {
    on,
    lawVersion: law.version,
    kind: question.kind,
    entityType: question.entityType,
    district: { code: question.district, name: district },
    documents: needs.documents.map((kind) => ({ kind, label: law.documents.label(kind)?.[language] ?? kind })),
    signatures: needs.signatures,
    departments: needs.departments.map((one) => ({ ...one, label: law.departments.find(one.department)?.[language] ?? one.department })),
    permits: {
      before: needs.before.map((need) => ({ ...needView(need, law, language), for: need.for })),
      after: needs.after.map((need) => ({ ...needView(need, law, language), for: need.for })),
    },
    steps: needs.steps.map((step) => ({ step, text: STEPS[step]?.[language === 'zh' ? 0 : 1] ?? step })),
    promised: needs.promised,
    measured,
    fees: 0,
  };
}
