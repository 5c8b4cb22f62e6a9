import { Column, Entity, Generated, PrimaryColumn, Unique } from 'typeorm';
import type { ImportedList } from '#libs/contract';
import type { LineFault } from './list-line.rules.ts';
import type { ImportState } from './import.state.ts';

/** A list that was handed over, and how far it has been entered. */
@Entity('supervision_import')
@Unique('one_import_a_number', ['number'])
export class SupervisionImport {
  @PrimaryColumn('uuid') id: string;
  /** Later lists have higher numbers: an older one that comes late neither overwrites nor ends what a newer one says. */
  @Generated('increment') @Column('bigint') number: string;
  @Column('text') list: ImportedList;
  @Column('text') source: string;
  @Column('boolean') complete: boolean;
  @Column('text') fileName: string;
  @Column('text') encoding: 'utf-8' | 'gb18030';
  /** The lines as they were read, numbers of people already hashed, in the file store. */
  @Column('text') sha256: string;
  @Column('text') state: ImportState;
  @Column('integer') total: number;
  /** Lines of which it is not known whom they are about. While there is one, a complete list ends nothing. */
  @Column('integer') unreadable: number;
  @Column('integer') done: number;
  @Column('integer') added: number;
  @Column('integer') changed: number;
  @Column('integer') same: number;
  @Column('integer') bad: number;
  @Column('integer') ended: number;
  @Column('uuid') uploadedBy: string;
  @Column('timestamptz') uploadedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

/** What is wrong with one line; never with the values that stand in it. */
@Entity('supervision_import_fault')
export class SupervisionImportFault {
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('integer') line: number;
  @Column('jsonb') faults: LineFault[];
}
