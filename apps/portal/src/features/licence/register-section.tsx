import type { ReactNode } from 'react';
import type { PublicLicenceView } from '#libs/contract';
import { useWords } from '#libs/ui';
import { licenceRows } from './licence-paper.tsx';

/** What stands in the register now. Nothing personal beyond the name that the licence prints. */
export function RegisterSection({ licence }: { licence: PublicLicenceView }): ReactNode {
  const { t } = useWords();
  const code = licence.unifiedSocialCreditCode ?? licence.registrationNumber ?? '';
  return (
    <section className="sheet">
      <h2>{t('verify.register')}</h2>
      <dl className="rows wide" lang="zh-CN">
        <div>
          <dt>{licence.unifiedSocialCreditCode ? '统一社会信用代码' : '注册号'}</dt>
          <dd className="code">{code}</dd>
        </div>
        {licenceRows(licence).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={label === '名称' ? 'song' : undefined}>{text}</dd>
          </div>
        ))}
        <div>
          <dt>登记机关</dt>
          <dd>{licence.registry}</dd>
        </div>
      </dl>
    </section>
  );
}
