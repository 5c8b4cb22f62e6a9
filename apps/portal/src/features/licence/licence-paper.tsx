import type { ReactNode } from 'react';
import type { PublicLicenceView } from '#libs/contract';
import { useWords } from '#libs/ui';

/** The register's words for a licence, as a paper: white by day and night, in Chinese as it is printed. */
export function LicencePaper({ licence, qr }: { licence: PublicLicenceView; qr?: ReactNode }): ReactNode {
  const { t } = useWords();
  const code = licence.unifiedSocialCreditCode;
  return (
    <article className="doc whole licence" lang="zh-CN" aria-label={t('licence.paper')}>
      <div className="stack close licence-head">
        <h2>营业执照</h2>
        <p>
          {code ? '统一社会信用代码' : '注册号'}
          <br />
          <span className="code">{code ?? licence.registrationNumber}</span>
        </p>
      </div>
      <dl>
        {licenceRows(licence).map(([label, text]) => (
          <div key={label} className="pairless">
            <dt>{label}</dt>
            <dd>{label === '名称' ? <b>{text}</b> : text}</dd>
          </div>
        ))}
      </dl>
      <div className="row between licence-foot">
        {qr}
        <div className="stack tight licence-seal">
          <span className="sealed" aria-hidden="true">
            {licence.registry.replace(/市场监督管理局$/, '')}
            <br />
            市场监督
            <br />
            管理局
          </span>
          <span>{paperDate(licence.issuedOn)}</span>
        </div>
      </div>
    </article>
  );
}

/** Labels differ by type and come with the licence or follow from it. */
export function licenceRows(licence: PublicLicenceView): [string, string][] {
  const individual = licence.personLabel === '经营者';
  const rows: [string, string | null][] = [
    ['名称', licence.name],
    ['类型', licence.entityTypeText],
    [individual ? '经营场所' : '住所', licence.address],
    [licence.personLabel, licence.person],
    ['注册资本', licence.capital],
    [individual ? '注册日期' : '成立日期', paperDate(licence.establishedOn)],
    ['经营范围', licence.businessScope],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

const paperDate = (date: string): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1年$2月$3日');
