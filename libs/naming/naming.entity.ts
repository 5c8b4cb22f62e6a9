import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A name kept free for its applicants until the end of a day. */
@Entity('name_reservation')
@Index('name_reservation_same', ['pool', 'normalised'])
@Index('name_reservation_code', ['code'])
export class NameReservation {
  @PrimaryGeneratedColumn('uuid') id: string;
  /** What the applicants were told to quote. */
  @Column('text') code: string;
  @Column('text') pool: string;
  @Column('text') name: string;
  @Column('text') normalised: string;
  @Column('text') tradeName: string;
  @Column('text') pinyin: string;
  @Column('text') letters: string;
  @Column('date') reservedOn: string;
  /** The last day it holds. */
  @Column('date') validTo: string;
  /** The account of the applicants; `null` for reservations taken over from elsewhere. */
  @Column('uuid', { nullable: true }) applicantId: string | null;
}

/** Who holds a name at this moment: one row a name and pool, so that the database itself lets only one filing have it. */
@Entity('name_hold')
@Index('name_hold_by_filing', ['filingId'])
export class NameHold {
  @PrimaryColumn('text') pool: string;
  @PrimaryColumn('text') normalised: string;
  @Column('uuid') filingId: string;
  @Column('text') name: string;
}
