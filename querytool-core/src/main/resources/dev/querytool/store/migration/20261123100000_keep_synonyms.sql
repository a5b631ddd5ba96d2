-- The other words that people use for a table or a field, one on each line.

ALTER TABLE table_metadata ADD COLUMN synonyms TEXT CHECK (synonyms <> '');

ALTER TABLE field_metadata ADD COLUMN synonyms TEXT CHECK (synonyms <> '');
