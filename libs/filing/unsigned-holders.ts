import type { FindingView } from '#libs/contract';
import type { Application, Finding } from '#libs/findings';
import { spoken, type Language } from '#libs/platform';

const RULE = 'investor.delegate_missing';
const WORDS: Record<Language, Pick<FindingView, 'cause' | 'cure'>> = {
  zh: { cause: '出资的单位还没有写由谁代表签字。', cure: '在名单里选一个人代表它签字；名单里没有，先加上这个人。' },
  en: {
    cause: 'A holder is an organisation, and nobody is named who signs for it.',
    cure: 'Choose the person who signs for it; if they are not on the list, add them first.',
  },
};

/**
 * Organisations that found something and have named nobody to sign for them. The law's own finding speaks of managing partners alone, so this
 * one stands beside the findings: pages treat it as one of them, a filing by program is judged by the law (README).
 */
export function holdersWithoutSigner({ kind, people, investors }: Application, findings: readonly Finding[]): FindingView[] {
  if (kind !== 'establishment') return [];
  const keys = new Set((people ?? []).map(({ key }) => key));
  return (investors ?? []).flatMap(({ organisation, delegate }, index) => {
    const path = `investors[${index}].delegate`;
    if (!organisation || (delegate && keys.has(delegate)) || findings.some((one) => one.path === path)) return [];
    return [{ rule: RULE, path, severity: 'blocking' as const, source: 'own rule', given: organisation.name, ...WORDS[spoken()] }];
  });
}
