import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Mark, Sprite } from './icon.tsx';
import { useViewChoice } from './session.ts';
import { changeView, useView } from './view-settings.ts';
import { useWords } from './words.ts';

interface HeaderProps {
  home: string;
  /** `home` is a document of its own, no page of this front end. */
  elsewhere?: boolean;
  place: string;
  /** Main menu, between brand and view. */
  menu?: ReactNode;
  /** What belongs to the person: mine, the name. */
  own?: ReactNode;
}

/** Mark on its sill, larger text, the other language, mine. */
export function Header({ home, elsewhere = false, place, menu, own }: HeaderProps): ReactNode {
  const { t, language } = useWords();
  const view = useView();
  const choose = useViewChoice();
  return (
    <>
      <Sprite />
      <SkipLink />
      <header className="bar">
        <div className="wrap">
          <Link className="brand" to={home} reloadDocument={elsewhere}>
            <Mark />
            <b>{t('ui.product')}</b>
            <span>{place}</span>
          </Link>
          {menu}
          <nav className="row tools" aria-label={t('ui.tools')}>
            <button className="tool" type="button" aria-pressed={view.larger} onClick={() => choose({ larger: !view.larger })}>
              {t('ui.larger')}
            </button>
            <button
              className="tool"
              type="button"
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => choose({ language: language === 'zh' ? 'en' : 'zh' })}
            >
              {language === 'zh' ? 'English' : '中文'}
            </button>
            {own}
          </nav>
        </div>
      </header>
    </>
  );
}

function SkipLink(): ReactNode {
  const { t } = useWords();
  useLocation();
  return (
    <a
      className="skip"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>('h1')?.focus();
      }}
    >
      {t('ui.skip')}
    </a>
  );
}

const THEMES = ['device', 'light', 'dark'] as const;

/** Day, night, or as the device wishes. */
export function ThemeChoice(): ReactNode {
  const { t } = useWords();
  const { theme } = useView();
  return (
    <label className="row">
      {t('ui.theme')}
      <select
        className="in unit"
        value={theme}
        onChange={(event) => changeView({ theme: THEMES.find((one) => one === event.target.value) ?? 'device' })}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {t(`ui.theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
