import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did or tried what, and when. Append-only in the database itself. */
@Entity('audit')
@Index('audit_by_object', ['objectId'])
@Index('audit_by_actor', ['actorId', 'id'])
@Index('audit_by_time', ['at'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') actorId: string;
  @Column('text') what: string;
  @Column('uuid', { nullable: true }) objectId: string | null;
  @Column('jsonb') details: object;
}
