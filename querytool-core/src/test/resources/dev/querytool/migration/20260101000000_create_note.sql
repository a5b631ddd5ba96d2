-- Notes; with a semicolon; in a comment.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL DEFAULT 'none; yet'
);

CREATE TABLE note_log (note_id INTEGER NOT NULL, what TEXT NOT NULL);

CREATE TRIGGER note_added AFTER INSERT ON note
BEGIN
  INSERT INTO note_log (note_id, what)
  VALUES (new.id, CASE WHEN new.text = '' THEN 'empty; END' ELSE 'full' END);
END;
