import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Anyone searches the register by part of a name: single characters and pairs of neighbours, in an inverted index. The newest licences are listed. */
export class PublicSearch1764030107001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function name_grams(name text) returns text[] language sql immutable parallel safe strict as $$
        select coalesce(array_agg(distinct gram), '{}') from (
          select substr(name, place, length) as gram
            from generate_series(1, char_length(name)) place, generate_series(1, 2) length
           where place + length - 1 <= char_length(name)) grams $$;
      create index register_name_grams on register_name using gin (name_grams(normalised)) where until is null;
      create index licence_by_issue on licence (issued_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
