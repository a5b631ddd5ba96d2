-- A ciphertext is bound to the store it lies in, so a store needs an id that no other has. It stays
-- when the file is moved or copied.

CREATE TABLE store_properties (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO store_properties (name, value) VALUES ('store_id', lower(hex(randomblob(16))));
