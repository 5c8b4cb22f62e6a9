import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

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
@Index('supervision_by_import', ['importedList', 'source', 'seenIn'], { where: 'imported_list IS NOT NULL' })
@Unique('one_entry_a_key', ['naturalKey'])
export class SupervisionEntry {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') list: ListName;
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('bytea', { nullable: true }) personIndex: Buffer | null;
  /** What else the entry hangs on: a permit's holder, an address, a trade name; in the form in which it is looked for. */
  @Column('text', { nullable: true }) subject: string | null;
  @Column('jsonb') details: Record<string, unknown>;
  /** Of an entry that came with a list: which, whose, what makes it this entry, and the number of the last import that had it. */
  @Column('text', { nullable: true }) importedList: string | null;
  @Column('text', { nullable: true }) source: string | null;
  @Column('bytea', { nullable: true }) naturalKey: Buffer | null;
  @Column('bigint', { nullable: true }) seenIn: string | null;
}
