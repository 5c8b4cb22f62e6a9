import type { EntityType, NeedsView } from '#libs/contract';
import type { Language } from '#libs/platform';
import { html, type Html } from './html.ts';
import { CHOICES, type Answers, type Question } from './start.rules.ts';
import type { Say } from './start-words.ts';

/** What the first page shows. */
export interface StartPage {
  language: Language;
  larger: boolean;
  answers: Answers;
  districts: readonly { code: string; name: string }[];
  /** What was said of the trade, and what it is in a scope; `null`: nothing was found. */
  trades: readonly { said: string; text: string | null }[];
  kind: EntityType;
  roleName: (role: string) => string;
  needs: NeedsView;
  /** Whether the portal can file this kind; else a counter does. */
  online: boolean;
  demo: readonly { login: string; password: string; what: string }[];
}

/** The questions and, beside them, what they come to: one form that is sent as an address, so that it works without a script and can be shared. */
export function startPage(page: StartPage, t: Say): Html {
  return html`<a class="skip" href="#main">${t('skip')}</a>
    ${header(page, t)}
    <main id="main" class="wrap">
      <div class="head pic">
        <div>
          <p class="eyebrow">${t('eyebrow')}</p>
          <h1>${t('title')}</h1>
          <p class="lede">${t('lede')}</p>
        </div>
        ${WINDOW}
      </div>
      <div class="cols two">${questions(page, t)}${result(page, t)}</div>
      ${page.demo.length > 0 && demo(page, t)}
    </main>
    ${footer(t)}`;
}

/** Everything that is asked, as an address. */
const addressOf = ({ answers, language, larger }: StartPage, change: Record<string, string>): string => {
  const asked = { ...answers, lang: language, ...(larger ? { view: 'elder' } : {}), ...change };
  return `/?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()}`;
};

function header(page: StartPage, t: Say): Html {
  const other = page.language === 'zh' ? 'en' : 'zh';
  return html`<header class="bar">
    <div class="wrap">
      <a class="brand" href="/">
        <svg class="i" viewBox="0 0 32 32" aria-hidden="true">
          <path d="M7 26V8.5A2.5 2.5 0 0 1 9.5 6h13A2.5 2.5 0 0 1 25 8.5V26M3 26h26M7 18.5c3-2.6 6-2.6 9 0s6 2.6 9 0" />
        </svg>
        <b>${t('product')}</b><span>${t('place')}</span>
      </a>
      <nav class="row tools" aria-label="${t('more')}">
        <a class="tool" data-elder href="${addressOf(page, { view: page.larger ? '' : 'elder' })}">${t(page.larger ? 'usual' : 'larger')}</a>
        <a class="tool" data-lang="${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${addressOf(page, { lang: other })}">${t('other')}</a>
        <a class="tool" href="/mine">${t('mine')}<span class="vh">${t('mineMore')}</span></a>
      </nav>
    </div>
  </header>`;
}

function questions(page: StartPage, t: Say): Html {
  const { answers, districts, language, larger } = page;
  return html`<form class="stack" method="get" action="/#res">
    <input type="hidden" name="lang" value="${language}" />
    ${larger && html`<input type="hidden" name="view" value="elder" />`} ${choice('people', page, t, { title: 'people', inline: true, hint: true })}
    ${choice('debts', page, t, { title: 'debts', help: true })}
    <div class="field">
      <label for="trade">${t('trade')}</label>
      <p class="hint" id="trade-hint">${t('trade.hint')}</p>
      <input class="in" id="trade" name="trade" maxlength="200" autocomplete="off" aria-describedby="trade-hint" value="${answers.trade}" />
    </div>
    <div class="field">
      <label for="district">${t('where')}</label>
      <p class="hint" id="district-hint">${t('where.hint')}</p>
      <select class="in w12" id="district" name="district" aria-describedby="district-hint">
        ${districts.map(({ code, name }) => html`<option value="${code}" ${code === answers.district && html`selected`}>${name}</option>`)}
      </select>
    </div>
    ${choice('place', page, t, { title: 'place.question', inline: true })} ${choice('others', page, t, { title: 'others', inline: true })}
    <p class="row go"><button class="btn" type="submit">${t('show')}</button></p>
  </form>`;
}

function choice(
  question: Question,
  { answers }: StartPage,
  t: Say,
  { title, inline = false, hint = false, help = false }: { title: string; inline?: boolean; hint?: boolean; help?: boolean },
): Html {
  return html`<fieldset class="field tight">
    <legend>${t(title)}</legend>
    ${hint && html`<p class="hint">${t(`${question}.hint`)}</p>`}
    <div class="pick ${inline && 'inline'}">
      ${CHOICES[question].map(
        (one) =>
          html`<label>
            <input type="radio" name="${question}" value="${one}" ${answers[question] === one && html`checked`} />
            <span>${t(`${question}.${one}`)}${help && html`<small>${t(`${question}.${one}.help`)}</small>`}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function result(page: StartPage, t: Say): Html {
  const { kind, needs, online } = page;
  const own = kind === 'INDIVIDUAL_BUSINESS';
  return html`<section class="stack tight" id="res" aria-labelledby="fits" aria-live="polite">
    <div class="sheet stack">
      <div class="stack close">
        <p class="eyebrow">${t('fits')}</p>
        <h2 id="fits" class="song">${t(`kind.${kind}`)}</h2>
      </div>
      <dl class="rows">
        ${row(t('days'), days(page, t))} ${row(t('fees'), t('fees.none'))} ${page.trades.length > 0 && row(t('trades'), trades(page, t))}
        ${row(t('permits'), permits(needs.permits.before, t))}
        ${needs.permits.after.length > 0 && row(t('permits.after'), permits(needs.permits.after, t))} ${row(t('signs'), signers(page, t))}
        ${row(t('documents'), needs.documents.length === 0 ? t('documents.none') : list(needs.documents.map(({ label }) => label)))}
        ${row(t('ready'), t(own ? 'ready.own' : 'ready.text'))} ${row(t('departments'), departments(page, t))}
      </dl>
      ${
        online
          ? html`<p class="go row"><a class="btn main" href="${beginWith(page)}">${t('begin')}</a></p>
              <p class="hint">${t('begin.hint')}</p>`
          : html`<p>${t('counter')}</p>`
      }
    </div>
    <details>
      <summary>${t('why')}</summary>
      <p class="hint">${t(`why.${kind}`)}</p>
    </details>
    <details>
      <summary>${t('steps')}</summary>
      <ol>
        ${needs.steps.map(({ text }) => html`<li>${text}</li>`)}
      </ol>
    </details>
  </section>`;
}

const row = (name: string, value: Html | string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const list = (lines: readonly (Html | string)[]): Html => html`${lines.map((line, at) => html`${at > 0 && html`<br />`}${line}`)}`;

/** A day of the calendar as people write it. */
const spokenDay = (day: string, language: Language): string =>
  language === 'zh'
    ? day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1 年 $2 月 $3 日')
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

function days({ language, needs: { promised, measured } }: StartPage, t: Say): Html {
  const past = measured ? t('days.measured', { filings: measured.filings, hours: measured.medianHours }) : t('days.unmeasured');
  return html`${t('days.promised', { days: promised.workingDays })}${promised.by !== null && html` ${t('days.by', { date: spokenDay(promised.by, language) })}`}<br />
    <span class="sub">${past}</span>`;
}

function trades({ trades: all }: StartPage, t: Say): Html {
  const known = all.flatMap(({ text }) => text ?? []);
  const unknown = all.filter(({ text }) => text === null).map(({ said }) => html`<span class="sub">${t('trades.unknown', { trade: said })}</span>`);
  return list([...known, ...unknown, html`<span class="sub">${t('trades.known', { known: known.length, all: all.length })}</span>`]);
}

function permits(all: NeedsView['permits']['before' | 'after'], t: Say): Html | string {
  if (all.length === 0) return t('permits.none');
  const once = [...new Map(all.map((need) => [need.permit, need])).values()];
  return list(
    once.map(
      ({ permit, authority, certain }) =>
        html`${permit} ${authority !== null && html`<span class="sub">${authority}</span>`}
        ${!certain && html` <span class="sub">${t('permits.unsure')}</span>`}`,
    ),
  );
}

function departments({ needs }: StartPage, t: Say): Html {
  const named = (waits: boolean): string[] => [...new Set(needs.departments.filter(({ gating }) => gating === waits).map(({ label }) => label))];
  const gating = named(true);
  const told = named(false).filter((name) => !gating.includes(name));
  return list([
    t('departments.gating', { names: gating.join(t('comma')) }),
    ...(told.length > 0 ? [html`<span class="sub">${t('departments.told', { names: told.join(t('comma')) })}</span>`] : []),
  ]);
}

function signers({ needs: { signatures }, roleName }: StartPage, t: Say): Html {
  const named = (asks: 'sign' | 'identify'): string[] =>
    signatures
      .filter((one) => one.asks === asks)
      .flatMap(({ who, roles, firstOf }) =>
        who === 'roles' ? (firstOf ? roles.slice(0, 1) : roles).map((role) => roleName(role)) : [t(`who.${who}`)],
      );
  const shown = named('identify');
  return html`${[...new Set(named('sign'))].join(t('comma'))}<br /><span class="sub">${t('signs.each')}</span>${
      shown.length > 0 && html`<br /><span class="sub">${t('identifies')}: ${[...new Set(shown)].join(t('comma'))}</span>`
    }`;
}

/** On into a draft that holds the answers. */
function beginWith({ kind, answers, trades: all }: StartPage): string {
  const asked = new URLSearchParams({ type: kind, district: answers.district, place: answers.place });
  for (const { text } of all) if (text !== null) asked.append('scope', text);
  return `/begin?${asked.toString()}`;
}

const demo = ({ demo: accounts }: StartPage, t: Say): Html =>
  html`<details>
    <summary>${t('demo')}</summary>
    <dl class="rows">${accounts.map(({ login, password, what }) => row(what, html`<span class="code">${login} / ${password}</span>`))}</dl>
    <p><a href="/workbench/">${t('demo.workbench')}</a></p>
  </details>`;

const FOOT = {
  standard: '/standard',
  search: '/search',
  check: '/check-licence',
  named: '/named',
  notices: '/notices',
  statistics: '/statistics',
  signIn: '/sign-in',
};

const footer = (t: Say): Html =>
  html`<footer class="foot">
    <div class="wrap row">${Object.entries(FOOT).map(([key, to]) => html`<a href="${to}">${t(`foot.${key}`)}</a> `)}</div>
  </footer>`;

/** The one drawing of the product: the window, the river, the two towers of the island. */
const WINDOW = html`<svg class="view" viewBox="0 0 336 132" aria-hidden="true">
  <path stroke-width="2.5" d="M26 122V20a10 10 0 0 1 10-10h264a10 10 0 0 1 10 10v102M8 122h320" />
  <path stroke-width="1.25" opacity=".6" d="M26 66c26-3 38-17 58-17s30 11 48 13 34-20 58-20 32 14 54 16 40-4 66-6" />
  <path
    stroke-width="1.5"
    d="M112 80c20-5 34-8 56-8s40 3 58 8M128 74V44M123 50h10M122.5 56h11M122 62h12M121.5 68h13M206 74V38M201 45h10M200.5 52h11M200 59h12M199.5 66h13"
  />
  <path stroke-width="1.5" d="M26 88c32-7 46-7 71 0s46 7 71 0 46-7 71 0 46 7 71 0" />
  <path stroke-width="1.25" opacity=".75" d="M26 99c32-6 46-6 71 0s46 6 71 0 46-6 71 0 46 6 71 0" />
  <path stroke-width="1" opacity=".5" d="M26 110c32-5 46-5 71 0s46 5 71 0 46-5 71 0 46 5 71 0" />
</svg>`;
