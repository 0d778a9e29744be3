-- people: photos (rule P17 in src/rooms/people/README.md), as small squares that were encoded anew. The digest stands
-- with the person, so that every list of people has it.
ALTER TABLE people_persons ADD COLUMN photo TEXT CHECK (photo IS NULL OR erased_at IS NULL);

CREATE TABLE people_photos (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  digest TEXT NOT NULL,
  base64 TEXT NOT NULL,
  put_at TEXT NOT NULL
);
