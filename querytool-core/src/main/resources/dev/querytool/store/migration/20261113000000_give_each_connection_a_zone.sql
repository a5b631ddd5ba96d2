-- What a server computes of times, such as the day of one, depends on the zone of the session. It
-- is chosen by the application and must be the same in the next process.

ALTER TABLE connections ADD COLUMN zone TEXT NOT NULL DEFAULT 'Z'
  CHECK (length(zone) BETWEEN 1 AND 100);
