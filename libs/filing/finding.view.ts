import type { Law } from '#libs/catalogue';
import type { FindingView } from '#libs/contract';
import type { Finding } from '#libs/findings';
import { spoken } from '#libs/platform';

/** Findings with cause and cure in the caller's language. */
export const findingViews = (findings: readonly Finding[], law: Law): FindingView[] =>
  findings.map((finding) => {
    const { cause, cure } = law.finding(finding.rule).words[spoken()];
    return { ...finding, cause, cure };
  });
