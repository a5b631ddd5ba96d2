-- The sources declare cascades, but their programs never switched foreign keys on, so that deleting
-- left rows behind. Every later migration is checked for rows that refer to nothing.

DELETE FROM service_api_keys WHERE user_id NOT IN (SELECT uid FROM users);

DELETE FROM external_credentials WHERE user_id NOT IN (SELECT uid FROM users);

DELETE FROM table_metadata WHERE connection_id NOT IN (SELECT id FROM connections);

DELETE FROM field_metadata WHERE table_id NOT IN (SELECT id FROM table_metadata);
