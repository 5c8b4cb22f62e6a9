import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What anyone may look for lies in one row a firm and one index: parts of the name, registry, state, industry and people. The row follows
 * the register by itself, whoever writes there, so that it can neither be forgotten nor grow old.
 */
export class SearchOfAMillion1764030177000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table register_search (
        entity_id  uuid primary key,
        name       text not null,
        normalised text not null,
        pinyin     text not null,
        registry   text,
        state      text not null,
        industry   text,
        people     text[] not null);

      create function register_terms(normalised text, registry text, state text, industry text, people text[]) returns text[]
        language plpgsql immutable parallel safe as $$
        declare
          letters text[] := string_to_array(normalised, null);
          terms text[] := letters || array['d:' || coalesce(registry, ''), 'd:' || left(coalesce(registry, ''), 4), 's:' || state];
          person text;
        begin
          for place in 1..cardinality(letters) - 1 loop
            terms := terms || (letters[place] || letters[place + 1]);
          end loop;
          foreach person in array people loop
            terms := terms || ('p:' || person);
          end loop;
          if industry is not null then
            terms := terms || array['i:' || left(industry, 1), 'i:' || left(industry, 3), 'i:' || left(industry, 4), 'i:' || industry];
          end if;
          return terms;
        end $$;

      -- A batch of firms is always found one by one by their keys: a plan made while a table was empty must not read all of it for ever.
      create function register_search_row(ids uuid[]) returns void language sql
        set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
        insert into register_search (entity_id, name, normalised, pinyin, registry, state, industry, people)
        select e.id, n."full", n.normalised, replace(replace(n.pinyin, ' ', ''), 'ü', 'v'), e.registry, e.state, v.facts #>> '{industryCode,code}', coalesce(p.people, '{}')
          from register_entity e
          join lateral (select * from (select * from register_name where entity_id = e.id and until is null offset 0) borne order by id limit 1) n on true
          left join lateral (select facts from register_version where entity_id = e.id order by valid_from desc, version desc limit 1) v on true
          left join lateral (
            select array_agg(distinct upper(regexp_replace(normalize(person ->> 'name', NFKC), '[\\s·•]', '', 'g'))) as people
              from jsonb_array_elements(case jsonb_typeof(v.facts -> 'people') when 'array' then v.facts -> 'people' else '[]' end) person
             where person ->> 'name' <> ''
               and (person #> '{roles,0}' is not null or v.facts -> 'investors' @> jsonb_build_array(jsonb_build_object('person', person -> 'key')))) p on true
         where e.id = any(ids)
        on conflict (entity_id) do update
          set (name, normalised, pinyin, registry, state, industry, people) =
              (excluded.name, excluded.normalised, excluded.pinyin, excluded.registry, excluded.state, excluded.industry, excluded.people)
        where (register_search.name, register_search.normalised, register_search.pinyin, register_search.state, register_search.people)
              is distinct from (excluded.name, excluded.normalised, excluded.pinyin, excluded.state, excluded.people)
           or (register_search.registry, register_search.industry) is distinct from (excluded.registry, excluded.industry);
        delete from register_search s where s.entity_id = any(ids)
           and (select count(*) from register_name n where n.entity_id = s.entity_id and n.until is null) = 0 $$;

      create function register_search_follows() returns trigger language plpgsql as $$
        begin
          if tg_table_name = 'register_entity' then
            perform register_search_row(array(select distinct id from changed));
          else
            perform register_search_row(array(select distinct entity_id from changed));
          end if;
          return null;
        end $$;
      create trigger register_search_version after insert on register_version
        referencing new table as changed for each statement execute function register_search_follows();
      create trigger register_search_new_name after insert on register_name
        referencing new table as changed for each statement execute function register_search_follows();
      create trigger register_search_name after update on register_name
        referencing new table as changed for each statement execute function register_search_follows();
      create trigger register_search_entity after update on register_entity
        referencing new table as changed for each statement execute function register_search_follows();

      select register_search_row(array(select id from register_entity));

      create index register_search_terms on register_search
        using gin (register_terms(normalised, registry, state, industry, people)) with (gin_pending_list_limit = 1024);
      alter index register_search_terms alter column 1 set statistics 300;
      create index register_search_order on register_search (char_length(normalised), normalised collate "C", entity_id) include (registry, state, industry);
      create index register_search_same on register_search (normalised);
      create index register_search_pinyin on register_search (pinyin text_pattern_ops) where pinyin <> '';
      drop index register_name_grams;
      drop function name_grams(text);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
