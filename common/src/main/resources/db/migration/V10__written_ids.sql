-- The value behind a written id, null where the text is anything but one of the kind; scim_id's other direction.
create function directory.scim_uuid(kind text, written text) returns uuid
language plpgsql immutable strict parallel safe as $$
declare
  digits text := '0123456789abcdefghjkmnpqrstvwxyz';
  bits bit varying := b'';
begin
  if written !~ ('^' || case kind when 'user' then 'usr' else 'grp' end || '_[0-7][' || digits || ']{25}$') then
    return null;
  end if;
  for i in 5..30 loop
    bits := bits || (strpos(digits, substr(written, i, 1)) - 1)::bit(5);
  end loop;
  return (lpad(to_hex(substring(bits from 3 for 64)::bit(64)::bigint), 16, '0')
    || lpad(to_hex(substring(bits from 67 for 64)::bit(64)::bigint), 16, '0'))::uuid;
end
$$;
