import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are found by trade name with industry, and by sound with industry, among individual businesses or among enterprises. Names that stand already are indexed afterwards by `npm run migrate`. */
export class NameIndex1764030101000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table register_name add individual boolean not null default false;
      update register_name n set individual = true from register_entity e
        where e.id = n.entity_id and (e.entity_type = 'INDIVIDUAL_BUSINESS' or (e.entity_type is null and n.full like '%个体工商户%'));
      drop index register_name_trade;
      drop index register_name_sound;
      create index register_name_trade on register_name (pool, trade_name, individual, industry_term);

      create table register_name_key (
        key      bigint not null,
        industry integer not null,
        name_id  uuid not null,
        primary key (key, industry, name_id));

      alter table name_reservation drop pinyin;
      alter table name_reservation add industry_term text not null default '';
      create index name_reservation_trade on name_reservation (pool, trade_name) where ended_at is null;
      create index name_reservation_letters on name_reservation (pool, letters) where ended_at is null;
      create table name_reservation_key (
        key            bigint not null,
        industry       integer not null,
        reservation_id uuid not null,
        primary key (key, industry, reservation_id));
      create index name_reservation_key_of on name_reservation_key (reservation_id);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
