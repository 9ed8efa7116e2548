-- A backfill is told to one endpoint: its events stand in the log, which lanes read from, but the
-- events API does not show them.
alter table delivery.event add column audience uuid;

-- The written form of an id (PrefixedId): 130 bits in groups of five, the first two of them zero.
create function delivery.id_text(prefix text, id uuid) returns text
language sql immutable strict parallel safe set search_path = ''
as $$
  select prefix || '_' || pg_catalog.string_agg(
      pg_catalog.substr('0123456789abcdefghjkmnpqrstvwxyz',
          pg_catalog.substring(b.bits, i * 5 + 1, 5)::bit(5)::integer + 1, 1), '' order by i)
  from (select B'00' || ('x' || pg_catalog.replace(id::text, '-', ''))::bit(128) as bits) b,
       pg_catalog.generate_series(0, 25) i
$$;
grant execute on function delivery.id_text(text, uuid) to scimrelay_delivery;
