-- Of a connection that came after the last look at a table its statistics say that it has no row; then every index that begins
-- with connection_id costs the same, and a PUT of 50,000 members was planned through one that holds no id: it took over
-- 30 s. Without statistics of that column every connection is taken to have a 200th of the rows.
alter table directory.resource alter column connection_id set statistics 0;
alter table directory.member alter column connection_id set statistics 0;
alter table directory.email alter column connection_id set statistics 0;

select pg_clear_attribute_stats('directory', t.name, 'connection_id', false)
from (values ('resource'), ('member'), ('email')) as t (name);
