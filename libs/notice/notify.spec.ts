import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { EntityManager } from 'typeorm';
import { askRecovery, signUp } from '#libs/identity';
import { newId, type Actor } from '#libs/kernel';
import { OutboxEntry } from '#libs/platform';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { sendMail } from './mail.ts';
import { Notice } from './notice.entity.ts';
import { NoticeHandlers } from './notice.handlers.ts';
import { noticesOf } from './notice.queries.ts';
import { noticeView } from './notice.view.ts';
import { mailWords, NOTICE_KINDS, noticeWords } from './notice-words.ts';
import { notify } from './notify.ts';
import { readNotice } from './read-notice.ts';

const PARAMS = { name: '温州澄岩贸易有限公司', number: '330302-20151012-000001' };

/** A real SMTP server that keeps what it gets; it refuses the mailbox `full@` for ever and `busy@` for now. */
class PostOffice {
  readonly mails: string[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = address.startsWith('full@') ? 552 : address.startsWith('busy@') ? 451 : 0;
      done(responseCode ? Object.assign(new Error(`no room for ${address}`), { responseCode }) : undefined);
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        this.mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}?from=registry@example.test`;
  }

  close = (): Promise<void> => new Promise((resolve) => this.server.close(resolve));
}

const post = new PostOffice();
let smtpUrl: string;
beforeAll(async () => {
  smtpUrl = await post.open();
});
beforeEach(() => {
  post.mails.length = 0;
  useTestConfig({ SMTP_URL: smtpUrl, PUBLIC_URL: 'https://window.example.test' });
});
afterAll(() => post.close());

async function aPerson(tx: EntityManager, login: string): Promise<Actor> {
  const { id } = await signUp(tx, { login, name: '林澄远', passwordHash: '' });
  return { userId: id, kind: 'applicant', districts: [], roles: [] };
}
const aNotice = (tx: EntityManager, { userId }: Actor) => notify(tx, { to: userId, kind: 'licence.ready', filingId: newId(), params: PARAMS });

describe('an inbox', () => {
  it('speaks the language of its reader', () =>
    rolledBack(async (tx) => {
      const actor = await aPerson(tx, 'lin');
      await aNotice(tx, actor);
      const [notice] = await noticesOf(tx, actor);
      expect(noticeView(notice!, 'zh')).toMatchObject({
        kind: 'licence.ready',
        title: '执照已签发：温州澄岩贸易有限公司',
        readAt: null,
        mail: 'none',
      });
      expect(noticeView(notice!, 'en')).toMatchObject({ title: 'Licence issued: 温州澄岩贸易有限公司' });
      expect(await tx.countBy(OutboxEntry, { message: 'notice.recorded' })).toBe(0);
    }));

  it('is read by its owner only, and the first time counts', () =>
    rolledBack(async (tx) => {
      const [actor, other] = [await aPerson(tx, 'lin'), await aPerson(tx, 'chen')];
      const { id } = await aNotice(tx, actor);
      await expect(readNotice(tx, other, id)).rejects.toMatchObject({ code: 'notice.not_found' });
      const { readAt } = await readNotice(tx, actor, id);
      expect((await readNotice(tx, actor, id)).readAt).toEqual(readAt);
      expect(await noticesOf(tx, other)).toEqual([]);
    }));
});

describe('a mail', () => {
  const sent = async (login: string): Promise<{ id: string; again: () => Promise<void> }> => {
    const db = database();
    const { id } = await db.transaction(async (tx) => aNotice(tx, await aPerson(tx, login)));
    return { id, again: () => new NoticeHandlers(db).mail({ noticeId: id }) };
  };
  const stateOf = async (id: string): Promise<string> => (await database().manager.findOneByOrFail(Notice, { id })).mail;

  it('goes out in both languages to who signs in with an address, once', async () => {
    const { id, again } = await sent('lin@example.test');
    expect(await stateOf(id)).toBe('waiting');
    expect(await database().manager.countBy(OutboxEntry, { message: 'notice.recorded' })).toBe(1);
    await again();
    await again();
    expect(await stateOf(id)).toBe('sent');
    expect(post.mails).toHaveLength(1);
    expect(post.mails[0]).toContain(`Message-ID: <${id}@window.example.test>`);
    expect(post.mails[0]).toContain('From: registry@example.test');
    const body = Buffer.from(post.mails[0]!.split('\r\n\r\n')[1]!, 'base64').toString();
    expect(body).toContain('营业执照已签发');
    expect(body).toContain('has been issued');
  });

  it('that its server refuses for good is not sent again', async () => {
    const { id, again } = await sent('full@example.test');
    await again();
    expect(await stateOf(id)).toBe('refused');
  });

  it('that fails for now stays waiting, and the failure does not tell the address', async () => {
    const { id, again } = await sent('busy@example.test');
    await expect(again()).rejects.toThrow(/^mail was not sent: \w+ 451$/);
    expect(await stateOf(id)).toBe('waiting');
  });

  it('to nobody who can be reached is a fault that passes', async () => {
    useTestConfig({ SMTP_URL: 'smtp://127.0.0.1:9' });
    await expect(sendMail({ to: 'a@example.test', subject: '', text: '', id: 'x' })).rejects.toThrow('mail was not sent: ESOCKET 0');
  });

  it('gets one back into an account by one link, however often it is sent; not more than three at a time, and none to nobody', async () => {
    const db = database();
    await db.transaction((tx) => aPerson(tx, 'lost@example.test'));
    await db.transaction((tx) => aPerson(tx, 'no-address'));
    for (const login of ['Lost@example.test', 'lost@example.test', 'lost@example.test', 'lost@example.test', 'no-address', 'nobody@example.test'])
      await askRecovery(db.manager, login, '192.0.2.7');
    const asked: { payload: { recoveryId: string } }[] = await db.query(`select payload from outbox where message = 'identity.recovery_asked'`);
    expect(asked).toHaveLength(6);
    for (const { payload } of [...asked, ...asked.slice(0, 1)]) await new NoticeHandlers(db).mailRecovery(payload);
    const links = post.mails.map((mail) => {
      const text = Buffer.from(mail.split('\r\n\r\n')[1]!, 'base64').toString();
      const [zh, en] = text.match(/https:\/\/window\.example\.test\/recover#\S+/g) ?? [];
      expect(zh).toBe(en);
      return zh;
    });
    expect(links).toHaveLength(4);
    expect(new Set(links).size).toBe(3);
    expect(JSON.stringify(await db.query('select payload from outbox'))).not.toContain(links[0]?.split('.').at(-1));
  });

  it('and a notice tell once of a way in that was changed', async () => {
    const db = database();
    const { userId } = await db.transaction((tx) => aPerson(tx, 'told@example.test'));
    const told = { noticeId: newId(), accountId: userId, change: 'passkey_added', at: '2026-03-09T14:32:00+08:00' } as const;
    await new NoticeHandlers(db).tellOfWayIn(told);
    await new NoticeHandlers(db).tellOfWayIn(told);
    const notices = await db.manager.findBy(Notice, { recipientId: userId });
    expect(notices.map((notice) => noticeView(notice, 'en'))).toMatchObject([
      { title: 'A passkey was added to your account', text: expect.stringContaining('2026-03-09 14:32') as string, mail: 'waiting' },
    ]);
  });

  it('is not tried where none is configured', async () => {
    useTestConfig();
    expect(await sendMail({ to: 'a@example.test', subject: '', text: '', id: 'x' })).toBe('off');
  });
});

describe('the words', () => {
  it.each(NOTICE_KINDS)('of %s name the same things in both languages', (kind) => {
    const placeholders = (language: string): string[] =>
      [...readFileSync(`templates/notices/${language}/${kind}.json`, 'utf8').matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect(placeholders('zh')).toEqual(placeholders('en'));
    expect(placeholders('zh')).not.toEqual([]);
  });

  it('leave nothing behind for what was not given', () => {
    expect(noticeWords('signature.asked', { name: '甲' }, 'zh').text).not.toMatch(/[{}]|undefined|\n$/);
    expect(mailWords('signature.asked', { name: '甲', link: 'https://x.test/sign/1' }).text.match(/https:/g)).toHaveLength(2);
  });
});
