-- The same user, service and display name twice cannot be told apart, and a plain UNIQUE would let
-- two without a display name pass. Of several that are alike all but the first get their id as a
-- name. A credential can be replaced, so it needs the time of that.

ALTER TABLE external_credentials ADD COLUMN updated_at TEXT;

UPDATE external_credentials
SET display_name = trim(coalesce(display_name, '') || ' ' || id)
WHERE rowid NOT IN (
  SELECT min(rowid) FROM external_credentials
  GROUP BY user_id, service_name, coalesce(display_name, '')
);

CREATE UNIQUE INDEX external_credentials_name_unique
ON external_credentials (user_id, service_name, coalesce(display_name, ''));

CREATE INDEX idx_service_api_keys_user ON service_api_keys (user_id);
