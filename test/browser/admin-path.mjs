// Three administrators at the workbench: an account is made, gets a role, signs in, is let go, and all of it stands in the trail.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { closeWindow, enter, openWindow, PHONE } from './window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const words = ['libs/ui/words.zh.json', 'apps/workbench/src/app/words.zh.json']
  .map((path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')))
  .reduce((all, book) => ({ ...all, ...book }), {});
const t = (key, blanks = {}) => words[key].replace(/\{\{(\w+)\}\}/g, (_, name) => blanks[name]);

const GIVEN = 'given to begin with';
const OWN = 'chosen by the person';
const DEMO = 'onewindow-demo';

export async function adminPath(stage) {
  const login = `newcomer${Date.now() % 100_000}`;
  const name = '柳新荷';
  const window = async (who) => {
    const hands = await openWindow(stage, who);
    await enter(hands, stage.base, { login: who, password: DEMO });
    return hands;
  };
  const at = (hands, path) => hands.page.goto(`${stage.base}/workbench${path}`);

  const system = await window('administrator');
  await at(system, '/staff/new');
  await system.type(t('staff.name'), name);
  await system.type(t('account.login'), login);
  await system.type(t('staff.password.first'), GIVEN);
  await system.choose(t('staff.department'), 'MARKET_SUPERVISION');
  await system.tick(system.page.getByRole('checkbox', { name: '鹿城区' }));
  await look(stage, system, 'new account');
  await system.press(t('staff.new.do'));
  await system.page.getByRole('heading', { level: 1, name }).waitFor();

  const security = await window('security');
  await at(security, '/staff/waiting');
  await security.page.getByRole('link', { name, exact: true }).first().waitFor();
  await look(stage, security, 'waiting for a role');
  await security.follow(name);
  await security.tick(security.page.getByRole('checkbox', { name: t('role.examiner') }));
  await security.press(t('staff.roles.do'));
  await security.page.getByText(t('staff.roles.done')).waitFor();
  await look(stage, security, 'roles');

  const newcomer = await openWindow(stage, 'newcomer');
  await at(newcomer, '/sign-in');
  await newcomer.type(t('account.login'), login);
  await newcomer.type(t('account.password'), GIVEN);
  await newcomer.press(t('account.signIn'));
  await newcomer.page.getByRole('heading', { name: t('password.own') }).waitFor();
  await look(stage, newcomer, 'own password');
  await newcomer.type(t('password.next'), OWN);
  await newcomer.press(t('password.own.do'));
  await newcomer.page.getByRole('link', { name: t('desk.queue') }).waitFor();

  await look(stage, system, 'person');
  await system.press(t('staff.deactivate.do'));
  await system.press(t('staff.deactivate.sure', { name }));
  await system.page.getByRole('button', { name: t('staff.reactivate.do') }).waitFor();
  const since = Date.now();
  assert.equal((await newcomer.page.context().request.get(`${stage.base}/api/v1/me`)).status(), 401);
  assert.ok(Date.now() - since < 1_000, 'the session of a leaver ends within a second');
  await at(newcomer, '/queue/open');
  await newcomer.page.getByRole('heading', { name: t('desk.signIn') }).waitFor();

  const auditor = await window('auditor');
  await at(auditor, '/trail');
  await auditor.page.getByText(t('trail.act.account.deactivated')).first().waitFor();
  await auditor.choose(t('trail.subject'), 'account');
  await auditor.press(t('trail.search.do'));
  const download = auditor.page.waitForEvent('download');
  await auditor.press(t('trail.export'));
  assert.match(readFileSync(await (await download).path(), 'utf8'), new RegExp(`administrator,account.deactivated`));
  await auditor.page.getByText(t('trail.exported')).waitFor();
  await look(stage, auditor, 'trail');

  await at(system, '/work/departments');
  await system.page.getByRole('heading', { name: t('work.departments'), level: 1 }).waitFor();
  await look(stage, system, 'work');
  for (const hands of [system, security, newcomer, auditor]) await closeWindow(hands);
}

/** Nothing wider than a phone's window, and no serious fault found by axe; with PICTURES a picture of both. */
async function look({ faults }, { page }, name) {
  const folder = process.env.PICTURES;
  if (folder) mkdirSync(folder, { recursive: true });
  const shoot = async (size) => {
    if (folder) await page.screenshot({ path: join(folder, `admin-${name.replaceAll(' ', '-')}-${size}.png`), fullPage: true });
  };
  await shoot('desk');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const { id, impact, nodes } of violations)
    if (impact === 'serious' || impact === 'critical') faults.push(`${name}: axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' '))}`);
  const size = page.viewportSize();
  await page.setViewportSize(PHONE);
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    faults.push(`${name}: wider than a phone`);
  await shoot('phone');
  await page.setViewportSize(size);
}
