-- A key can end at a time or be revoked; a revoked one stays, since the history names it. What is
-- known of a key stands beside what is known of its owner.

ALTER TABLE service_api_keys ADD COLUMN expires_at TEXT;

ALTER TABLE service_api_keys ADD COLUMN revoked_at TEXT;

ALTER TABLE service_api_keys ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';
