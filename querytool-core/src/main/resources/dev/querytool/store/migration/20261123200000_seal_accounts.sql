-- Who can write this file and has no master key could make an account an administrator's, or give it
-- another password. A seal over the row shows that. An account that was made before has none, and
-- nobody can tell whether it is as it was: it has to be given a password and be enabled again.

ALTER TABLE users ADD COLUMN seal TEXT;
