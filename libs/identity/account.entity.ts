import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccountView, KeyChoice, StaffRole } from '#libs/contract';

/** A person who signs in. Staff belong to a department and to districts; an applicant has neither. */
@Entity('account')
@Index('account_login', ['login'], { unique: true })
@Index('account_identity_index', ['identityIndex'], { unique: true })
@Check('account_language', `language in ('zh', 'en')`)
@Check('account_kind', `kind in ('applicant', 'staff')`)
@Check('account_one_office', `cardinality(roles) < 2 or not roles && array['administrator', 'security', 'auditor']`)
export class Account {
  @PrimaryColumn('uuid') id: string;
  /** As `normaliseLogin` leaves it. */
  @Column('text') login: string;
  /** Empty when passkeys alone open the account. */
  @Column('text') passwordHash: string;
  /** A passkey is asked for beside the password, too. */
  @Column('boolean', { default: false }) secondFactor: boolean;
  /** Chosen by somebody else: it opens nothing but the way to an own one. */
  @Column('boolean', { default: false }) passwordGiven: boolean;
  @Column('text') name: string;
  @Column('text') kind: AccountView['kind'];
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { array: true, default: '{}' }) districts: string[];
  @Column('text', { array: true, default: '{}' }) roles: StaffRole[];
  @Column('boolean', { default: true }) active: boolean;
  /** As chosen on any device; null until then. */
  @Column('text', { nullable: true }) language: 'zh' | 'en' | null;
  /** Larger text, chosen on any device. */
  @Column('boolean', { default: false }) larger: boolean;
  /** Single keys of the workbench, where the person has others than the usual ones. */
  @Column('jsonb', { nullable: true }) keys: KeyChoice | null;
  /** The proved paper, sealed: type, number and name. */
  @Column('text', { nullable: true }) identity: string | null;
  /** Blind index of type and number, by which one paper serves one account. */
  @Column('bytea', { nullable: true }) identityIndex: Buffer | null;
  @Column('timestamptz', { nullable: true }) provedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}
