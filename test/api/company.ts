import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Facts, FilingView, PersonFacts, SigningView } from '#libs/contract';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '#libs/identity';
import { Caller, type Answer } from './caller.ts';
import { form, pdf } from './papers.ts';

/** Registry time of these specs; the law of the day asks everyone with a post to show who they are. */
export const NOW = new Date('2026-03-02T02:00:00Z');

/** Who is who in the company; each has a demo account with a proved identity. p3 only supervises, p4 only takes part. */
const PEOPLE = { p1: 'lin', p2: 'huang', p3: 'chen', p4: 'zhou' } as const;
export type Key = keyof typeof PEOPLE;
export const KEYS: readonly Key[] = ['p1', 'p2', 'p3', 'p4'];
const ROLES: Record<Key, string[]> = {
  p1: ['legalRepresentative', 'executiveDirector', 'manager'],
  p2: [],
  p3: ['supervisor'],
  p4: ['financeOfficer', 'liaisonOfficer'],
};

export const MOBILE = '13900009999';
export const CONTACTS = Object.fromEntries(KEYS.map((key) => [key, { mobile: MOBILE }]));
export const FRAME = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' } as const;
const TRADE = [...'澄岚砚禾朗屿棠柚栀芮苒茗荃葭蔚蘅沅沐沛泓洵浔涵淇湛溪漪潇澜瀚'];
let count = 0;

export const personOf = (key: Key): PersonFacts => {
  const { name = '', number = '' } = DEMO_PEOPLE.find(({ login }) => login === PEOPLE[key]) ?? {};
  return { key, name, document: { type: 'residentIdCard', number }, roles: ROLES[key] };
};

export const holding = (person: Key, amount: number) => ({
  person,
  subscribed: amount,
  paidIn: 0,
  contributions: [{ method: 'MONEY' as const, amount, dueOn: '2030-12-31' }],
});

/** The facts of a company without a fault; each call gives another name and place. */
export function companyFacts(): Facts & Required<Pick<Facts, 'name' | 'address' | 'people' | 'investors' | 'fiveInOne'>> {
  count += 1;
  const at = (shift: number): string => TRADE[(count * shift + shift) % TRADE.length] ?? '';
  const tradeName = at(1) + at(7) + at(11) + at(13);
  return {
    name: { full: `温州${tradeName}贸易有限公司`, division: '温州', tradeName, industryTerm: '贸易', organizationalForm: '有限公司' },
    address: {
      divisionCode: '330302',
      town: '五马街道',
      street: '青鹭路',
      doorNumber: `${count}号`,
      text: `浙江省温州市鹿城区五马街道青鹭路${count}号`,
      propertyUse: 'COMMERCIAL',
      rightOfUse: 'LEASED',
      mode: 'DECLARED',
    },
    businessScope: ['日用百货销售', '五金产品零售'],
    industryCode: { edition: '2017', code: 'F5199' },
    registeredCapital: 100_000_000,
    businessTerm: { indefinite: true },
    people: KEYS.map(personOf),
    investors: [holding('p1', 60_000_000), holding('p2', 40_000_000)],
    fiveInOne: {
      staffCount: 5,
      salaryStartMonth: '2026-03',
      accountingSystem: '小企业会计准则',
      phone: '0577-55501005',
      financeOfficer: 'p4',
      socialInsuranceHandler: 'p4',
    },
    commitments: { dualNotification: true, address: true },
  };
}

/** The people of a company at their browsers, and what they do on the way to a submission. */
export class Company {
  private readonly callers = new Map<string, Caller>();

  constructor(readonly app: NestFastifyApplication) {}

  /** A person of the company by key, or anyone with a demo account by login; signed in once. */
  async as(who: string): Promise<Caller> {
    const login = PEOPLE[who as Key] ?? who;
    const known = this.callers.get(login);
    if (known) return known;
    const caller = new Caller(this.app);
    await must(caller.signIn(login, DEMO_PASSWORD), 201);
    this.callers.set(login, caller);
    return caller;
  }

  async ask(who: string, ...request: Parameters<Caller['ask']>): Promise<Answer> {
    return (await this.as(who)).ask(...request);
  }

  async draft(facts: Facts = companyFacts()): Promise<FilingView> {
    return (await must(this.ask('p1', 'POST', '/api/v1/filings', { ...FRAME, facts }), 201)).body;
  }

  show = async (id: string): Promise<FilingView> => (await must(this.ask('p1', 'GET', `/api/v1/filings/${id}`), 200)).body;

  /** Saves parts from the version that stands. */
  async save(id: string, parts: object): Promise<FilingView> {
    const { version } = await this.show(id);
    return (await must(this.ask('p1', 'PATCH', `/api/v1/filings/${id}`, parts, { 'if-match': `"${version}"` }), 200)).body;
  }

  async attach(id: string, kind: string, content: Buffer, fileName = `${kind}.pdf`): Promise<Answer> {
    const { payload, headers } = form([
      { name: 'kind', content: kind },
      { name: 'file', fileName, content },
    ]);
    return this.ask('p1', 'POST', `/api/v1/filings/${id}/documents`, payload, headers);
  }

  /** A draft with all its papers, and an address of everyone. */
  async ready(facts?: Facts): Promise<FilingView> {
    const { id, documentsRequired } = await this.draft(facts);
    for (const kind of documentsRequired) await must(this.attach(id, kind, pdf({ words: kind })), 201);
    await must(this.ask('p1', 'PUT', `/api/v1/filings/${id}/contacts`, { contacts: CONTACTS }), 200);
    return this.show(id);
  }

  async asked(facts?: Facts): Promise<FilingView> {
    const { id } = await this.ready(facts);
    return this.move(id, 'request-signatures');
  }

  async signed(facts?: Facts): Promise<FilingView> {
    const { id, signers } = await this.asked(facts);
    for (const { person, link } of signers) await this.sign(person, link);
    return this.show(id);
  }

  async submitted(facts?: Facts): Promise<FilingView> {
    return this.move((await this.signed(facts)).id, 'submit');
  }

  async move(id: string, move: 'request-signatures' | 'edit' | 'submit' | 'withdraw'): Promise<FilingView> {
    return (await must(this.ask('p1', 'POST', `/api/v1/filings/${id}/${move}`), 200)).body;
  }

  /** The registry's two words on a filing that a worker accepts, and the papers that follow; resolves when all is done. */
  async licensed(id: string): Promise<FilingView> {
    await until(async () => (await this.show(id)).state === 'IN_REVIEW');
    const { body } = await must(this.ask('examiner', 'GET', '/api/v1/tasks'), 200);
    const at = `/api/v1/tasks/${body.tasks.find(({ filingId }: { filingId: string }) => filingId === id).id}`;
    for (const [who, step] of [
      ['examiner', 'EXAMINE'],
      ['approver', 'APPROVE'],
    ] as const) {
      const { version } = (await must(this.ask(who, 'POST', `${at}/claim`), 200)).body;
      await must(this.ask(who, 'POST', `${at}/decide`, { step, verdict: 'approve', round: 1, version }), 200);
    }
    await until(async () => (await this.show(id)).state === 'COMPLETED');
    return this.show(id);
  }

  /** Opens a link and does what it asks for. */
  async sign(person: string, link = ''): Promise<SigningView> {
    const path = pathOf(link);
    const page: SigningView = (await must(this.ask(person, 'GET', path), 200)).body;
    const act = page.asks === 'sign' ? 'sign' : 'confirm';
    const body = act === 'sign' ? { contentHash: page.contentHash, password: DEMO_PASSWORD } : undefined;
    return (await must(this.ask(person, 'POST', `${path}/${act}`, body), 200)).body;
  }
}

/** Waits for what a worker does by itself. */
export async function until(isSo: () => Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) if (await isSo()) return;
  throw new Error(`not within ${seconds} s`);
}

/** The API's path behind the link of a signing page. */
export const pathOf = (link = ''): string => `/api/v1/signings/${link.split('/').at(-1) ?? ''}`;

/** An answer that is not to be wondered at; any other ends the test with what was said. */
export async function must(asked: Promise<Answer>, status: number): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body).slice(0, 2_000)}`);
  return answer;
}
