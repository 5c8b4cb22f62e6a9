interface FileWords {
  readonly zh: string;
  readonly en: string;
  /** Where the file as a whole comes from; entries with a source of their own name that. */
  readonly source: Origin;
}

interface Origin {
  readonly zh: string;
  readonly en: string;
}

const OWN: Origin = { zh: '自行整理，依各条所列出处', en: 'own work, restated from the sources each entry names' };
const DRAFT: Origin = { zh: '由 2021-03 征求意见稿和审批目录推出', en: 'derived from the draft 2021-03 and the catalogues' };
/** A title is the same in both languages. */
const titled = (title: string): Origin => ({ zh: title, en: title });

/** What each file of the law is called on the administrators' page, and where it comes from. */
const FILE_WORDS: Readonly<Record<string, FileWords>> = {
  'approvals.json': { zh: '审查任务', en: 'Review tasks', source: OWN },
  'business-scope-2021-draft.tsv': {
    zh: '经营范围规范表述（2021-03 征求意见稿）',
    en: 'Standard scope wordings (draft 2021-03)',
    source: titled('经营范围登记规范表述目录（征求意见稿）2021-03'),
  },
  'departments.json': { zh: '部门', en: 'Departments', source: OWN },
  'divisions.tsv': {
    zh: '行政区划',
    en: 'Divisions',
    source: {
      zh: 'yescallop/areacodes（CC0-1.0）；温州依民政部代码表',
      en: 'yescallop/areacodes (CC0-1.0); Wenzhou: lists of the Ministry of Civil Affairs',
    },
  },
  'document-kinds.json': { zh: '材料种类', en: 'Kinds of papers', source: OWN },
  'documents.json': { zh: '应交材料', en: 'Papers asked for', source: OWN },
  'enterprise-types.tsv': { zh: '企业类型代码', en: 'Enterprise type codes', source: titled('企业类型代码表') },
  'entity-types.json': { zh: '主体类型', en: 'Entity types', source: OWN },
  'finding-codes.json': { zh: '检查结论', en: 'Findings', source: OWN },
  'gbt4754-2011.tsv': { zh: '国民经济行业分类 2011', en: 'Industries 2011', source: titled('GB/T 4754-2011') },
  'gbt4754-2017.tsv': { zh: '国民经济行业分类 2017', en: 'Industries 2017', source: titled('GB/T 4754-2017') },
  'industry-editions.json': { zh: '行业分类版本', en: 'Editions of the industries', source: OWN },
  'licences.json': { zh: '执照样式和代码', en: 'Licence formats and code modes', source: OWN },
  'name-forms.json': {
    zh: '名称组织形式',
    en: 'Forms in names',
    source: { zh: '自行整理，依名称规定', en: 'own work, restated from the name rules' },
  },
  'name-industries.json': {
    zh: '名称行业用语',
    en: 'Industry words in names',
    source: { zh: '自行整理，依名称规定', en: 'own work, restated from the name rules' },
  },
  'name-overlays.json': { zh: '名称地方规定', en: 'Local rules for names', source: OWN },
  'name-regimes.json': { zh: '名称规定版本', en: 'Editions of the name rules', source: OWN },
  'name-words.json': { zh: '名称禁限用字词', en: 'Words barred or restricted in names', source: OWN },
  'post-approval-catalogue.json': {
    zh: '后置审批目录',
    en: 'Post-approval items',
    source: { zh: '依各项所列法律法规汇编', en: 'compiled from the statutes each item names' },
  },
  'pre-approval-catalogue.json': {
    zh: '前置审批目录',
    en: 'Pre-approval items',
    source: { zh: '国发〔2015〕11号及 2017、2021 年版', en: '国发〔2015〕11号 and the editions of 2017 and 2021' },
  },
  'pre-approval-departments.json': { zh: '前置审批由谁办', en: 'Who is asked for a pre-approval', source: { zh: '自行建议', en: 'own suggestion' } },
  'promises.json': { zh: '承诺时限', en: 'Promised days', source: OWN },
  'pushes.json': { zh: '告知和推送', en: 'Messages to departments', source: OWN },
  'reason-codes.json': { zh: '退回理由', en: 'Reasons for objections', source: OWN },
  'rules.json': { zh: '规则和界限', en: 'Rules and limits', source: OWN },
  'scope-permits-2021.tsv': { zh: '经营范围所需许可', en: 'Permits of scope wordings', source: DRAFT },
  'scope-pre-approval-candidates.tsv': {
    zh: '可能需前置审批的表述',
    en: 'Wordings that may need a pre-approval',
    source: DRAFT,
  },
  'signers.json': { zh: '签字人', en: 'Who signs', source: OWN },
  'standard-characters.tsv': { zh: '通用规范汉字', en: 'Standard characters', source: titled('通用规范汉字表（国发〔2013〕23号）') },
  'working-days.json': { zh: '工作日历', en: 'Working days', source: titled('国务院办公厅节假日安排') },
};

export const wordsOfFile = (file: string): FileWords => FILE_WORDS[file] ?? { zh: file, en: file, source: OWN };
export const filesWithWords = (): readonly string[] => Object.keys(FILE_WORDS);
