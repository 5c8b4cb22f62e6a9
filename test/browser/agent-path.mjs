// A firm that files for others: opened by one, a second one begins a draft in its name, and is taken off the list with the draft before their eyes.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { newPerson } from '../../tools/client.mjs';
import { answerBegin, openTopic } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { closeWindow, enter, openWindow, PHONE } from './window.mjs';
import { t } from './word-book.mjs';

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with a right check character, another one each time. */
function invented() {
  const body = `91330302MA${String(randomInt(1e6)).padStart(6, '0')}0`;
  const sum = [...body].reduce((total, sign, at) => total + SIGNS.indexOf(sign) * (3 ** at % 31), 0);
  return body + SIGNS[(31 - (sum % 31)) % 31];
}

export async function agentPath(stage) {
  const { base } = stage;
  const [manager, member] = [someone(), someone()];
  const { name, number } = manager;
  const client = await newPerson(base, manager);
  await client.post('/api/v1/me/identity', { name, documentType: 'residentIdCard', number });
  await newPerson(base, member);
  const code = invented();

  const hands = await openWindow(stage, name);
  await enter(hands, base, manager);
  await hands.open(`${base}/mine`);
  await hands.follow(t('mine.agent.to'));
  await hands.title(t('agent.title'));
  await hands.press(t('agent.open'));
  await hands.see(hands.page.getByText(t('agent.code.missing')));
  const firm = `温州${manager.tradeName}企业服务有限公司`;
  await hands.type(t('agent.name'), firm);
  await hands.type(t('agent.code'), code);
  await hands.press(t('agent.open'));
  await hands.title(firm);
  await hands.type(t('agent.add.login'), member.login);
  await hands.press(t('agent.add'));
  await hands.see(hands.page.getByText(t('agent.added')));

  const own = await openWindow(stage, member.name, { viewport: PHONE });
  await enter(own, base, member);
  await own.open(`${base}/begin`);
  await own.title(t('begin.title'));
  await own.tick(own.page.getByRole('checkbox', { name: t('begin.agent.as', { firm }) }));
  const filing = await answerBegin(own, { type: 'entityType.LIMITED_LIABILITY_COMPANY', district: '330302' });
  await own.open(`${filing}/check`);
  await own.see(own.page.getByText(t('facts.agent.text', { firm, code, handler: member.name })));
  await hands.open(filing);
  await openTopic(hands, 'name'); // of the firm, so of its manager, too

  await hands.open(`${base}/agent`);
  await hands.press(new RegExp(member.name), { exact: false });
  await hands.see(hands.page.getByText(t('agent.removed')));
  await own.open(filing);
  await own.see(own.page.getByText(t('error.not_there.title')));
  assert.equal((await own.page.context().request.get(`${base}/api/v1/filings/${filing.split('/').at(-1)}`)).status(), 404);
  await closeWindow(own);
  await closeWindow(hands);
}
