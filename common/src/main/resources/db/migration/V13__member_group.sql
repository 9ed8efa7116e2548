-- Whoever adds members holds their group's row, made or locked by the same transaction, and a group is locked before
-- it is deleted with its members: a look at the group for each member could find nothing. That the
-- members exist is still checked, since nothing locks those.
alter table directory.member drop constraint member_group;
