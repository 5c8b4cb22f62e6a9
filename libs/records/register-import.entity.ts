import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const AMOUNT = { to: (value: number) => value, from: (value: string) => Number(value) };

/** An older register that is taken over, and how far. */
@Entity('register_import')
@Index('one_register_import_under_way', ['sha256'], { unique: true, where: "state = 'RUNNING'" })
export class RegisterImport {
  @PrimaryColumn('uuid') id: string;
  /** Who kept the register. */
  @Column('text') source: string;
  @Column('text') fileName: string;
  @Column('text') encoding: 'utf-8' | 'gb18030';
  /** Of the whole file: by it an interrupted import is found again. */
  @Column('text') sha256: string;
  @Column('text') state: 'RUNNING' | 'DONE';
  @Column('bigint', { transformer: AMOUNT }) bytes: number;
  @Column('bigint', { transformer: AMOUNT }) bytesDone: number;
  /** Lines entered or refused. */
  @Column('integer') done: number;
  @Column('integer') added: number;
  /** Firms that stood here already and say the same. */
  @Column('integer') same: number;
  @Column('integer') bad: number;
  /** Headings of columns that are not read. */
  @Column('text', { array: true }) unread: string[];
  @Column('uuid') startedBy: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

/** Why a line was not taken over; never with what stands in it. */
@Entity('register_import_fault')
export class RegisterImportFault {
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('integer') line: number;
  @Column('text', { nullable: true }) column: string | null;
  @Column('text') code: string;
  @Column('integer', { nullable: true }) ofLine: number | null;
}
