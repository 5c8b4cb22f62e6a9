// The officers of the registry, by the interface that their pages use.
import { Client, signIn } from '../../tools/client.mjs';

/** The demo's examiner and approver, signed in. */
export async function officersOf(base) {
  const { demoAccounts } = await new Client(base).get('/api/v1/service');
  const named = (login) => demoAccounts.find((account) => account.login === login);
  const [examiner, approver] = await Promise.all(['examiner', 'approver'].map((login) => signIn(base, login, named(login).password)));
  return { examiner, approver };
}

/** The task of a filing; it is there a moment after handing in. */
export async function taskOf(officer, filingId) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { tasks } = await officer.get('/api/v1/tasks?view=open&size=200');
    const row = tasks.find((task) => task.filingId === filingId && task.step !== null);
    if (row) return row.id;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing to decide on ${filingId}`);
}

async function decide(officer, filingId, verdict, remarks) {
  const task = await officer.post(`/api/v1/tasks/${await taskOf(officer, filingId)}/claim`);
  const allowances = task.check.findings
    .filter(({ severity }) => severity === 'officerDecides')
    .map(({ rule, path }) => ({ rule, path, verdict: 'allow', reason: '材料齐全，予以认可' }));
  const { step, round, version } = task;
  await officer.post(`/api/v1/tasks/${task.id}/decide`, { step, round, version, verdict, allowances, ...(remarks ? { remarks } : {}) });
}

/** Examined by one, approved by another. */
export async function passFiling({ examiner, approver }, filingId) {
  await decide(examiner, filingId, 'approve');
  await decide(approver, filingId, 'approve');
}

export const askToCorrect = ({ examiner }, filingId, remarks) => decide(examiner, filingId, 'correct', remarks);
