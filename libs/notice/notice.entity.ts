import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeView } from '#libs/contract';

/** A notice to one person. `params` holds what its text names: names and public numbers, never personal numbers. */
@Entity('notice')
@Index('notice_by_recipient', ['recipientId', 'createdAt'])
@Check('notice_mail', `mail in ('none', 'waiting', 'sent', 'refused')`)
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') recipientId: string;
  @Column('text') kind: string;
  @Column('jsonb') params: Record<string, string>;
  @Column('uuid', { nullable: true }) filingId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
  /** `none`: it lies in the inbox only. */
  @Column('text') mail: NoticeView['mail'];
}
