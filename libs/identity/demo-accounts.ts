import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DemoAccountView, StaffRole } from '#libs/contract';
import { SYSTEM } from '#libs/kernel';
import { audit, config } from '#libs/platform';
import { Account } from './account.entity.ts';
import { paperOf } from './identity-proof.ts';
import { hashPassword } from './password.ts';
import { proveIdentity } from './prove-identity.ts';
import { insertAccount } from './sign-up.ts';

export const DEMO_PASSWORD = 'onewindow-demo';

interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly what: DemoAccountView['what'];
  /** Resident identity number of an invented person, with a right check character. */
  readonly number?: string;
  readonly staff?: { readonly department: string; readonly districts: string[]; readonly roles: StaffRole[] };
}

const LUCHENG = ['330302'];
const applicant = (login: string, name: string, number: string, [zh, en]: [string, string]): DemoPerson => ({
  login,
  name,
  number,
  what: { zh, en },
});
const staff = (login: string, name: string, department: string, roles: StaffRole[], [zh, en]: [string, string], districts = LUCHENG): DemoPerson => ({
  login,
  name,
  what: { zh, en },
  staff: { department, districts, roles },
});

/** Invented people: five holders who file and sign, and the staff whom their filing meets. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  applicant('lin', '林澄远', '330302197903129970', ['申请人，法定代表人', 'Applicant, legal representative']),
  applicant('chen', '陈书砚', '330302198207259960', ['股东，监事', 'Holder, supervisor of the company']),
  applicant('huang', '黄若谷', '330303197511029977', ['股东', 'Holder']),
  applicant('zhou', '周予宁', '33038119880119996X', ['股东，财务负责人', 'Holder, finance officer']),
  applicant('wu', '吴乐山', '330382199009309978', ['股东，联络员', 'Holder, liaison officer']),
  staff(
    'examiner',
    '许闻溪',
    'MARKET_SUPERVISION',
    ['clerk', 'examiner'],
    ['鹿城区市场监管：受理、审查', 'Market supervision, Lucheng: accepts and examines'],
  ),
  staff('approver', '蔡知行', 'MARKET_SUPERVISION', ['approver'], ['鹿城区市场监管：核准', 'Market supervision, Lucheng: approves']),
  staff('supervisor', '苏明朗', 'MARKET_SUPERVISION', ['supervisor'], ['鹿城区市场监管：督办', 'Market supervision, Lucheng: oversees']),
  staff('safety', '杜平安', 'WORK_SAFETY', ['examiner', 'approver'], ['鹿城区应急管理：前置审批', 'Work safety, Lucheng: pre-approval']),
  staff('tax', '孟恒之', 'TAX', ['examiner', 'approver'], ['鹿城区税务', 'Tax, Lucheng']),
  staff('hr', '沈若棠', 'HUMAN_RESOURCES', ['examiner', 'approver'], ['鹿城区人力社保', 'Human resources, Lucheng']),
  staff('operator', '方守拙', 'MARKET_SUPERVISION', ['operator'], ['运行维护：查看失败的任务', 'Operations: sees failed work']),
  staff(
    'administrator',
    '梁望舒',
    'MARKET_SUPERVISION',
    ['administrator'],
    ['温州市系统管理员：建立工作人员账户', 'System administrator of Wenzhou: makes staff accounts'],
    ['330300'],
  ),
  staff(
    'security',
    '温守正',
    'MARKET_SUPERVISION',
    ['security'],
    ['温州市安全管理员：授予角色', 'Security administrator of Wenzhou: gives roles'],
    ['330300'],
  ),
  staff(
    'auditor',
    '鉴微',
    'MARKET_SUPERVISION',
    ['auditor'],
    ['温州市审计管理员：查看操作记录', 'Audit administrator of Wenzhou: reads the audit trail'],
    ['330300'],
  ),
];

export const demoAccountViews = (): DemoAccountView[] =>
  DEMO_PEOPLE.map(({ login, name, what, staff: post }) => ({ login, kind: post ? 'staff' : 'applicant', password: DEMO_PASSWORD, name, what }));

/** In demo mode, which answers to this machine alone, the invented people have accounts from the first start on. */
@Injectable()
export class DemoAccounts implements OnApplicationBootstrap {
  constructor(private readonly db: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!config().demo) return;
    for (const person of DEMO_PEOPLE) await this.make(person);
  }

  private async make({ login, name, number, staff: post }: DemoPerson): Promise<void> {
    if (await this.db.manager.existsBy(Account, { login })) return;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await this.db.transaction(async (tx) => {
      // Two processes start at one moment; the one who comes second finds everything made.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`demo account ${login}`]);
      if (await tx.existsBy(Account, { login })) return;
      const own = post ? { kind: 'staff' as const, ...post } : { kind: 'applicant' as const, department: null, districts: [], roles: [] };
      const account = await insertAccount(tx, { login, name, passwordHash }, own);
      if (number) await proveDemo(tx, account, name, number);
      await audit(tx, SYSTEM, 'account.demo_made', account.id, { roles: own.roles });
    });
  }
}

async function proveDemo(tx: Parameters<typeof proveIdentity>[0], account: Account, name: string, number: string): Promise<void> {
  const paper = paperOf({ name, documentType: 'residentIdCard', number });
  await proveIdentity(tx, { userId: account.id, kind: 'applicant', districts: [], roles: [] }, paper);
}
