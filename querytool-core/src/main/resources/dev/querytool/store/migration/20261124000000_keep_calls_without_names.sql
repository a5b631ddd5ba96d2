-- On PostgreSQL a plain sign, a cast or a literal may call a function that someone made: the guard
-- asks the catalogue. One that was read before does not tell, so that nothing is run on it until it is
-- read again.

CREATE TABLE unnamed_calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('OPERATOR', 'EXPLICIT_CAST', 'ASSIGNMENT_CAST',
    'IMPLICIT_CAST', 'DOMAIN_CHECK', 'UNREAD')),
  schema_name TEXT NOT NULL,
  name TEXT NOT NULL,
  left_type TEXT NOT NULL,
  right_type TEXT NOT NULL,
  function_schema TEXT NOT NULL,
  function_name TEXT NOT NULL,
  argument_types TEXT NOT NULL
) STRICT;

CREATE INDEX idx_unnamed_calls_connection ON unnamed_calls (connection_id);

CREATE TABLE unnamed_call_carriers (
  call_id INTEGER NOT NULL REFERENCES unnamed_calls (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  data_type TEXT NOT NULL,
  PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO unnamed_calls
  (connection_id, kind, schema_name, name, left_type, right_type, function_schema, function_name,
   argument_types)
SELECT id, 'UNREAD', '', '', '', '', '', '', '' FROM connections WHERE dialect = 'POSTGRES';
