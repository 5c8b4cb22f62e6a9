/** The parts of what people sign, as a notice calls them. */
const PARTS: Record<string, readonly [zh: string, en: string]> = {
  frame: ['类型', 'the kind of filing'],
  compositionForm: ['组成形式', 'the form of composition'],
  name: ['名称', 'the name'],
  address: ['地址', 'the address'],
  operatingAddresses: ['经营地址', 'the operating addresses'],
  businessScope: ['经营范围', 'the scope'],
  industryCode: ['行业代码', 'the industry code'],
  registeredCapital: ['注册资本', 'the registered capital'],
  contributionAmount: ['出资额', 'the contribution'],
  businessTerm: ['期限', 'the term'],
  people: ['人员', 'the people'],
  investors: ['出资', 'the holdings'],
  supervisorWaiver: ['监事', 'the supervisor'],
  fiveInOne: ['税务社保统计', 'facts for tax, social insurance and statistics'],
  commitments: ['承诺', 'the commitments'],
  change: ['变更事项', 'what is changed'],
  simplifiedDeregistration: ['注销', 'the deregistration'],
  deregistration: ['注销', 'the deregistration'],
};

/** For the words of a notice, in both languages: the reader's decides when it is read. In the order in which people sign them. */
export function partParams(parts: readonly string[]): { 'parts.zh': string; 'parts.en': string } {
  const labels = Object.entries(PARTS).flatMap(([part, label]) => (parts.includes(part) ? [label] : []));
  const said = (language: 0 | 1): string[] => [...new Set(labels.map((label) => label[language]))];
  return { 'parts.zh': said(0).join('、'), 'parts.en': said(1).join(', ') };
}
