-- A boolean that no schema knows may be asked for as text: custom[primary eq "True"].
create or replace function directory.scim_meets(value jsonb, operator text, asked jsonb, exact boolean) returns boolean
language plpgsql immutable parallel safe as $$
declare
  l text;
  r text;
  kind text := jsonb_typeof(value);
  c integer;
begin
  if kind = 'boolean' then
    return operator = 'EQ' and value #>> '{}' = lower(asked #>> '{}');
  elsif kind is distinct from jsonb_typeof(asked) then
    return false;
  elsif kind = 'string' then
    r := asked #>> '{}';
    l := value #>> '{}';
    if not exact then
      l := directory.fold(l);
    end if;
    case operator
      when 'CO' then return strpos(l collate "C", r collate "C") > 0;
      when 'SW' then return starts_with(l, r);
      when 'EW' then return right(l, length(r)) = r collate "C";
      else c := case when l = r collate "C" then 0 when l < r collate "C" then -1 else 1 end;
    end case;
  elsif kind = 'number' then
    c := sign((value #>> '{}')::numeric - (asked #>> '{}')::numeric);
  else
    return false;
  end if;
  return case operator
    when 'EQ' then c = 0 when 'NE' then c <> 0 when 'GT' then c > 0 when 'GE' then c >= 0
    when 'LT' then c < 0 when 'LE' then c <= 0 else false end;
end
$$;

-- Refuses the connection that the control plane has deleted, also while a write of it is under way.
create function directory.living(connection uuid) returns boolean
language plpgsql parallel restricted as $$
begin
  if not exists (select from control.live_connection l where l.connection_id = connection) then
    raise exception 'the connection is deleted' using errcode = 'SR401';
  end if;
  return true;
end
$$;
