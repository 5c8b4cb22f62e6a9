/** How a source of law is written in the findings (`NAME20 17; SMRX 48`) and what it is called. */
const LAWS: Record<string, string> = {
  NAME20: '企业名称登记管理规定',
  NAME82: '企业名称登记管理规定实施办法',
  NAME04: '企业名称登记管理实施办法',
  NAME133: '企业名称禁限用规则',
  IBNAME: '个体工商户名称登记管理办法',
  ZJNAME: '浙江省企业商号管理和保护规定',
  SMR: '市场主体登记管理条例',
  SMRX: '市场主体登记管理条例实施细则',
  CL13: '公司法',
  CL23: '公司法（2023）',
  CRR: '公司登记管理条例',
  ILLFUND: '防范和处置非法集资条例',
};

/** The sources as people can look them up; those without a title of their own (own rules, notes) are left out. */
export const sourceWords = (source: string): string[] =>
  source.split(/;\s*/).flatMap((one) => {
    const [, law = '', article] = /^([A-Z]+\d*)(?: ([\d–-]+))?/.exec(one) ?? [];
    const title = LAWS[law];
    return title ? [`《${title}》${article ? `第 ${article} 条` : ''}`] : [];
  });
