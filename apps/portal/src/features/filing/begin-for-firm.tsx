import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { FilingKind } from '#libs/contract';
import { Button, Columns, Page, Trouble, useLabel, useWords, WaitingPage } from '#libs/ui';
import { AgentTick } from './agent-tick.tsx';
import { useBegin, useOwnFirm } from './api.ts';
import { Unfinished } from './unfinished.tsx';

/** A matter of one's own firm: which firm, what follows, one button. What the register knows is not asked again. */
export function BeginForFirm({ kind, subject }: { kind: FilingKind; subject: string }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const navigate = useNavigate();
  const firm = useOwnFirm(subject);
  const [agent, setAgent] = useState(false);
  const begin = useBegin(
    (filing) => void navigate(`/filings/${filing.id}${filing.kind === 'change' && filing.version === 1 ? '/change' : ''}`, { replace: true }),
  );
  if (!firm.data) return <WaitingPage error={firm.error} again={() => void firm.refetch()} />;
  const { name, code, entityType, registry, licence, filings, starts } = firm.data;
  const send = (): void => {
    if (entityType && registry) begin.mutate({ kind, entityType, jurisdiction: registry, channel: 'online', subject, ...(agent ? { agent } : {}) });
  };
  return (
    <Page
      title={t(`begin.firm.${kind}`)}
      eyebrow={t(`filingKind.${kind}`)}
      lede={t(`begin.firm.${kind}.text`)}
      back={{ to: `/firms/${subject}`, text: name }}
    >
      <Columns>
        <Unfinished filings={filings.filter((one) => one.kind === kind)} />
        <section className="sheet stack tight">
          <h2 className="song">{name}</h2>
          <dl className="rows">
            <div>
              <dt>{t('begin.firm.code')}</dt>
              <dd className="code">{code}</dd>
            </div>
            {licence && (
              <div>
                <dt>{licence.personLabel}</dt>
                <dd>{licence.person}</dd>
              </div>
            )}
            {registry && (
              <div>
                <dt>{t('facts.registry')}</dt>
                <dd>{label('divisions', registry)}</dd>
              </div>
            )}
          </dl>
        </section>
        {starts.includes(kind) && <AgentTick on={agent} change={setAgent} />}
        <Trouble error={begin.error} again={send} />
        {starts.includes(kind) ? (
          <p className="row go">
            <Button look="main" busy={begin.isPending} onClick={send}>
              {t('begin.go')}
            </Button>
          </p>
        ) : (
          <p>{t('begin.firm.notNow')}</p>
        )}
      </Columns>
    </Page>
  );
}
