import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The lists that stand beside the register, named as the rules name them. */
export const LISTS = [
  'postRestrictions',
  'permits',
  'addressUse',
  'abnormalList',
  'seriousViolationList',
  'equityPledges',
  'equityFreezes',
  'chattelMortgages',
  'investigations',
  'penalties',
  'litigation',
  'branches',
  'investments',
  'simplifiedDeregistrations',
  'protectedNames',
] as const;
export type ListName = (typeof LISTS)[number];

/** One entry of a list about an entity, a person or a name. `details` holds the entry's own fields, with dates as days. */
@Entity('supervision_entry')
@Index('supervision_by_entity', ['entityId'], { where: 'entity_id IS NOT NULL' })
@Index('supervision_by_person', ['personIndex'], { where: 'person_index IS NOT NULL' })
@Index('supervision_by_subject', ['list', 'subject'], { where: 'subject IS NOT NULL' })
export class SupervisionEntry {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') list: ListName;
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('bytea', { nullable: true }) personIndex: Buffer | null;
  /** What else the entry hangs on: a permit's holder, an address, a trade name; in the form in which it is looked for. */
  @Column('text', { nullable: true }) subject: string | null;
  @Column('jsonb') details: Record<string, unknown>;
}
