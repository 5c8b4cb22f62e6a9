// Every page of both front ends in every state: axe and a ruler on each, at 400 % and as on a desk; many of them by night, in larger text, in
// English, with text at 200 % and in the system's colours. A quick run takes states by the seed; with `all` each is looked at in every way, with pictures.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { seeded } from './invented-people.mjs';
import { frameFaults, hiddenChoice, hiddenFocus, orderFaults, smallTargets, smallText, spills } from './states-measure.mjs';
import { openAlbum } from './states-album.mjs';
import { DESK } from './states-desk.mjs';
import { PORTAL } from './states-portal.mjs';
import { View } from './states-view.mjs';
import { makeWorld } from './states-world.mjs';
import { enter } from './window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A window of 1280 by 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const WIDE = { width: 1280, height: 860 };
/** What a quick run looks at, and how much of that in every way. */
const QUICK = 0.09;
const PART = 0.35;
const LEAST_TARGET = 24;
/** Of the larger view. */
const LARGE_TARGET = 60;
const LARGE_TEXT = 18;

/** Every state of a row with where it stands and how one comes there; waiting and not getting are states of all that load. */
function statesOf({ route, who, at = route.startsWith('/') ? route : `/${route}`, loads, states }) {
  const rows = Object.entries(states).map(([name, state]) => ({ route, who, at, ...state, name }));
  if (!loads) return rows;
  const [first] = rows;
  const start = { ...first, do: undefined, live: undefined, alert: undefined };
  return [
    ...rows,
    { ...start, name: 'loading', before: (view) => view.slow(loads, 'GET'), do: (view) => view.pass(6_000), timed: true },
    { ...start, name: 'cut', before: (view) => view.cut(loads, 'GET'), do: (view) => view.giveUp(), alert: true, timed: true },
  ];
}

export const statesOfAll = () => [
  ...PORTAL.flatMap(statesOf).map((state) => ({ ...state, place: 'portal' })),
  ...DESK.flatMap(statesOf).map((state) => ({ ...state, place: 'workbench' })),
];

/** Goes through all states, those of each front end side by side. Gives what is wrong, and how many states there are. */
export async function walkStates(stage, { all = false, pictures = all, seed = 1, only = '', world, tell = () => undefined } = {}) {
  world ??= await makeWorld(stage);
  const album = openAlbum(pictures);
  const random = seeded(seed);
  const chosen = statesOfAll()
    .filter(({ place, route, name }) => new RegExp(only).test(`${place} ${route} ${name}`))
    .filter(() => all || only !== '' || random() < QUICK)
    .map((state) => ({ ...state, whole: all || random() < PART }));
  const lanes = [chosen.filter(({ place }) => place === 'portal'), chosen.filter(({ place }) => place === 'workbench')];
  const faults = (await Promise.all(lanes.map((states) => walkLane(stage, states, { all, album, world, tell })))).flat();
  album.close();
  return { count: chosen.length, whole: chosen.filter((state) => state.whole).length, faults: [...faults, ...sameTitles(chosen)] };
}

async function walkLane(stage, states, { all, album, world, tell }) {
  const views = new Map();
  const faults = [];
  for (const state of states) {
    const { place, route, name } = state;
    const who = state.timed ? `${state.who}, timed` : state.who;
    if (!views.has(who)) views.set(who, await windowOf(stage, state, world));
    const view = views.get(who);
    const found = [];
    const from = Date.now();
    try {
      await bring(view, state);
      await inspect(view, state, { all, album, found });
    } catch (error) {
      found.push(error.message.split('\n').slice(0, 3).join(' '));
    }
    faults.push(...found.map((fault) => `${place} ${route} · ${name}: ${fault}`));
    tell(state, found, Date.now() - from);
    if (state.ends) {
      await view.page.context().close();
      views.delete(who);
    }
  }
  for (const view of views.values()) await view.page.context().close();
  return faults;
}

async function windowOf(stage, { who, place, timed }, world) {
  const base = place === 'portal' ? stage.base : `${stage.base}/workbench`;
  const view = await View.open(stage, who, { world, base, timed });
  const account = world.accounts[who] ?? { login: who, password: 'onewindow-demo' };
  if (who !== 'nobody') await enter({ page: view.page }, stage.base, account);
  return view;
}

async function bring(view, state) {
  await view.anew();
  await view.page.setViewportSize(WIDE);
  await state.before?.(view);
  await view.goto(typeof state.at === 'function' ? state.at(view.world) : state.at);
  await state.do?.(view);
  const said = view.page.locator('[role=status], [role=alert], [aria-live], [role=alertdialog], dialog');
  if (state.live) await said.filter({ hasText: state.live }).first().waitFor();
  if (state.alert) await view.page.locator('[role=alert]').first().waitFor();
  if (state.see) await view.page.getByText(state.see).first().waitFor();
  await view.settled();
}

const enlarge = (page, larger) =>
  page.evaluate((on) => {
    if (on) document.documentElement.dataset.view = 'elder';
    else delete document.documentElement.dataset.view;
  }, larger);

async function inspect(view, state, { all, album, found }) {
  const { page } = view;
  const portal = state.place === 'portal';
  const say = (how, faults) => found.push(...faults.map((fault) => `${how}: ${fault}`));
  const measure = async (how, ...measures) => {
    for (const [run, given] of measures) say(how, await page.evaluate(run, given));
  };
  state.title = await page.title();
  await album.picture(page, state);
  await measure('1280', [spills], [frameFaults]);
  if (all) say('axe 1280', await axeFaults(page));
  await page.setViewportSize(ZOOMED);
  await measure('320', [spills], [orderFaults], [smallTargets, LEAST_TARGET]);
  say('axe', await axeFaults(page));
  if (!state.whole) return measure('focus', [hiddenFocus, false]);

  await page.emulateMedia({ colorScheme: 'dark' });
  say('axe dark', await axeFaults(page, ['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  await enlarge(page, true);
  await measure(
    'larger',
    [spills],
    ...(portal
      ? [
          [smallText, LARGE_TEXT],
          [smallTargets, LARGE_TARGET],
        ]
      : []),
  );
  await enlarge(page, false);
  await inEnglish(view, async () => {
    await measure('English 320', [spills]);
    await enlarge(page, true);
    await measure('English larger', [spills]);
    await enlarge(page, false);
    if (all) say('axe English', await axeFaults(page));
  });
  await page.setViewportSize(WIDE);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await measure('text at 200 %', [spills]);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await measure('focus', [hiddenFocus, false]);
  await page.emulateMedia({ forcedColors: 'active' });
  await measure('forced colours', [hiddenFocus, true], [hiddenChoice]);
  await page.emulateMedia({ forcedColors: 'none' });
}

async function axeFaults(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const violations = await page.evaluate(
    async ([tags, only]) => {
      // What was switched may still be fading: half of a colour is nobody's contrast.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
      const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: tags };
      // Without `preload` it does not fetch the style sheets again, for a rule about locked screens alone: three times as quick.
      const result = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false });
      return result.violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ target }) => target.join(' ')) }));
    },
    [RULES, rules],
  );
  return violations.map(({ id, impact, at }) => `${impact} ${id}: ${at.slice(0, 4).join(', ')}${at.length > 4 ? ` and ${at.length - 4} more` : ''}`);
}

/** The same state in English, and back again. The first page is a document of its own in each language. */
async function inEnglish(view, look) {
  const { page } = view;
  const address = await page.evaluate(() => document.querySelector('.tools a[lang]')?.getAttribute('href') ?? null);
  const here = page.url();
  const turn = () => page.evaluate(() => document.querySelector('.tools button[lang]')?.click());
  if (address) await page.goto(new URL(address, here).href);
  else await turn();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await look();
  if (address) await page.goto(here);
  else await turn();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
}

/** Pages of different routes have different titles. */
function sameTitles(states) {
  const routes = new Map();
  for (const { place, route, title, name } of states)
    // The page that the filing's state asks for stands under the filing's own address, too.
    if (title && route !== 'filings/:id' && !['loading', 'cut', 'notThere'].includes(name))
      routes.set(`${place} ${title}`, (routes.get(`${place} ${title}`) ?? new Set()).add(route));
  return [...routes].filter(([, all]) => all.size > 1).map(([title, all]) => `"${title}" is the title of ${[...all].join(' and ')}`);
}

const sourceOf = (path) => readFileSync(new URL(`../../apps/${path}`, import.meta.url), 'utf8');
const pathsIn = (text, pattern) => [...text.matchAll(pattern)].flatMap(([, path]) => path);

/** Routes of the two front ends that have no row, and rows without a route: a page is not made without its states. */
export function routesWithoutStates() {
  const inFiling = pathsIn(sourceOf('portal/src/features/filing/filing-routes.tsx'), /<Route path="([^"*]+)"/g);
  const portal = [
    '/',
    'filings/:id',
    ...inFiling.map((path) => `filings/:id/${path}`),
    ...pathsIn(sourceOf('portal/src/app/app.tsx'), /<Route path="([^"]+)"/g).filter((path) => path !== 'filings/:id/*'),
  ];
  const pages = sourceOf('workbench/src/app/pages.tsx')
    .split(/^ {2}\{$/m)
    .slice(1);
  const desk = [
    ...pages.map((page) => /paths: \['([^']+)'/.exec(page)?.[1] ?? /to: '([^']+)'/.exec(page)?.[1]),
    ...pathsIn(sourceOf('workbench/src/app/app.tsx'), /<Route path="([^"*]+)"/g),
  ];
  const differences = (place, routes, rows) => [
    ...routes.filter((route) => !rows.includes(route)).map((route) => `${place} ${route} has no states`),
    ...rows.filter((row) => !routes.includes(row)).map((row) => `${place} ${row} is no route`),
  ];
  const rowsOf = (rows) => rows.map(({ route }) => route);
  return [...differences('portal', portal, rowsOf(PORTAL)), ...differences('workbench', desk, rowsOf(DESK))];
}
