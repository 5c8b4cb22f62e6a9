import type { ReactNode } from 'react';
import { Choice, Ticks, useView, useViewChoice, useWords } from '#libs/ui';

/** Language and size of text; they go with the account. */
export function ReadingSection(): ReactNode {
  const { t } = useWords();
  const view = useView();
  const choose = useViewChoice();
  const languages = [
    { value: 'zh', label: <span lang="zh-CN">中文</span> },
    { value: 'en', label: <span lang="en">English</span> },
  ];
  return (
    <section className="sheet stack tight">
      <h2>{t('account.reading')}</h2>
      <p className="hint">{t('account.reading.text')}</p>
      <Choice
        inline
        label={t('account.language')}
        value={view.language}
        options={languages}
        onChange={(language) => choose({ language: language === 'en' ? 'en' : 'zh' })}
      />
      <Ticks
        label={t('account.size')}
        values={view.larger ? ['larger'] : []}
        options={[{ value: 'larger', label: t('account.larger') }]}
        onChange={(_value, larger) => choose({ larger })}
      />
    </section>
  );
}
