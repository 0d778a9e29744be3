-- The school's own words for what the programme's pages leave open (rule T7 in src/rooms/timetable/README.md). Of the
-- rows of a name (a kind of session, or such as "end-of-week") the last one holds; a name without a row has the value that
-- Cairn began with.
CREATE TABLE timetable_defaults (
  id        TEXT    NOT NULL PRIMARY KEY,
  name      TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence >= 1),
  weekday   INTEGER CHECK (weekday BETWEEN 1 AND 7),
  minute    INTEGER CHECK (minute BETWEEN 0 AND 1439),
  minutes   INTEGER CHECK (minutes BETWEEN 1 AND 720),
  made_at   TEXT    NOT NULL,
  made_by   TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (name, sequence)
);

-- A holiday that was entered by mistake is taken out, and is known to have been there.
ALTER TABLE cohorts_holidays ADD COLUMN removed_at TEXT;
ALTER TABLE cohorts_holidays ADD COLUMN removed_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED;

-- A cohort is pinned to an edition that is there: made anew, since SQLite adds no key to a table.
ALTER TABLE cohorts_editions RENAME TO cohorts_editions_before;
CREATE TABLE cohorts_editions (
  id          TEXT    NOT NULL PRIMARY KEY,
  cohort_id   TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  edition_id  TEXT    NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  why         TEXT    NOT NULL,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (cohort_id, sequence)
);
INSERT INTO cohorts_editions (id, cohort_id, sequence, edition_id, why, made_at, made_by)
  SELECT id, cohort_id, sequence, edition_id, why, made_at, made_by FROM cohorts_editions_before;
DROP TABLE cohorts_editions_before;
