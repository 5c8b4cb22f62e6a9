import type { ReactNode } from 'react';
import type { Facts, PersonFacts, SimplifiedDeregistrationFacts } from '#libs/contract';
import { Choice, useBook, useWords } from '#libs/ui';
import { closingWords } from './closing-words.ts';
import { useDraft } from './draft.tsx';
import { EnquirySection } from './enquiry-section.tsx';
import { TopicPage } from './topic-page.tsx';

const GROUNDS = ['NOT_OPENED', 'NO_DEBTS'] as const;

/** The end of a firm that owes nothing: two answers, of which the second suits most as it is. Who has to sign is known from the register. */
export default function ClosingTopic(): ReactNode {
  useBook(closingWords);
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const stated = facts.simplifiedDeregistration ?? {};
  const signers = signersOf(filing.current);
  const set = (part: SimplifiedDeregistrationFacts): void =>
    change({ simplifiedDeregistration: { ...stated, automatic: stated.automatic ?? true, ...part }, people: signers });
  return (
    <TopicPage topic="closing" lede={t('closing.lede')} aside={<Aside signers={signers} />}>
      {(errorAt) => (
        <>
          <Choice
            path="simplifiedDeregistration.ground"
            label={t('facts.closing.ground')}
            hint={t('closing.ground.hint')}
            value={stated.ground ?? ''}
            error={errorAt('simplifiedDeregistration.ground')}
            onChange={(value) => set({ ground: GROUNDS.find((ground) => ground === value) ?? null })}
            options={GROUNDS.map((value) => ({ value, label: t(`closingGround.${value}`), help: t(`closingGround.${value}.help`) }))}
          />
          <Choice
            path="simplifiedDeregistration.automatic"
            label={t('facts.closing.automatic')}
            value={(stated.automatic ?? true) ? 'yes' : 'no'}
            error={errorAt('simplifiedDeregistration.automatic')}
            onChange={(value) => set({ automatic: value === 'yes' })}
            options={[
              { value: 'yes', label: t('closing.automatic.yes'), help: t('closing.automatic.yes.help') },
              { value: 'no', label: t('closing.automatic.no'), help: t('closing.automatic.no.help') },
            ]}
          />
          <EnquirySection id={filing.id} />
        </>
      )}
    </TopicPage>
  );
}

/** Everyone who holds a part of it, and its head; as the register has them, numbers masked. */
function signersOf(current: Facts | null): PersonFacts[] {
  const holders = new Set((current?.investors ?? []).flatMap(({ person, delegate }) => [person, delegate]));
  const heads = ['legalRepresentative', 'operator', 'managingPartner', 'personInCharge', 'councilChair'];
  return (current?.people ?? []).filter(({ key, roles }) => holders.has(key) || roles.some((role) => heads.includes(role)));
}

function Aside({ signers }: { signers: readonly PersonFacts[] }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <section>
        <h2>{t('closing.help.after')}</h2>
        <p>{t('closing.help.after.text')}</p>
      </section>
      <section>
        <h2>{t('closing.help.who')}</h2>
        <p>{signers.length > 0 ? signers.map(({ name }) => name).join(t('punctuation.list')) : t('closing.help.who.unknown')}</p>
      </section>
      <section>
        <h2>{t('closing.help.licence')}</h2>
        <p>{t('closing.help.licence.text')}</p>
      </section>
      <section>
        <h2>{t('closing.help.false')}</h2>
        <p>{t('closing.help.false.text')}</p>
      </section>
    </>
  );
}
