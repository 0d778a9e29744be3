-- What is found by its words: the rooms keep them beside what they are of, in the same transaction (docs/decisions/0022).
-- Rows of before are given theirs when the program starts.
CREATE TABLE people_words (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL
);
CREATE TEXT INDEX people_words_text ON people_words (person_id, words);

-- Without those that are gone.
CREATE TABLE timetable_words (
  occurrence_id TEXT PRIMARY KEY REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL
);
CREATE TEXT INDEX timetable_words_text ON timetable_words (occurrence_id, words);

-- A page that tells staff more than everyone has two rows.
CREATE TABLE curriculum_words (
  -- The edition's id and a number within it: of letters and digits.
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  reader TEXT NOT NULL CHECK (reader IN ('everyone', 'staff', 'both')),
  words TEXT NOT NULL
);
CREATE INDEX curriculum_words_of ON curriculum_words (edition_id, reader);
CREATE TEXT INDEX curriculum_words_text ON curriculum_words (id, words);
