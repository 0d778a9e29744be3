-- timetable: when and where things happen, and for whom (rules T1 to T7 in src/rooms/timetable/README.md).

-- An occurrence of a session, or a due date, of one module run. What the edition plans stands in the planned_ columns
-- and those before them; from starts_at on stands what holds, after the rows of timetable_changes: they are the history.
CREATE TABLE timetable_occurrences (
  id              TEXT    NOT NULL PRIMARY KEY,
  run_id          TEXT    NOT NULL REFERENCES cohorts_runs (id) DEFERRABLE INITIALLY DEFERRED,
  cohort_id       TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  module          INTEGER NOT NULL,
  key             TEXT    NOT NULL,
  item            TEXT    NOT NULL,
  title           TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  need            TEXT    NOT NULL CHECK (need IN ('required', 'optional', 'own-pace', 'work-time', 'due')),
  week            INTEGER NOT NULL,
  assumed         TEXT    NOT NULL,
  closed          TEXT,
  moved_from      TEXT,
  page            TEXT,
  guide           TEXT,
  topics          TEXT    NOT NULL,
  formats         TEXT    NOT NULL,
  roles           TEXT    NOT NULL,
  artefact        TEXT,
  for_staff       INTEGER NOT NULL CHECK (for_staff IN (0, 1)),
  by_hand         INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
  planned_starts  TEXT    NOT NULL,
  planned_ends    TEXT    NOT NULL CHECK (planned_ends >= planned_starts),
  gone_at         TEXT,
  starts_at       TEXT    NOT NULL,
  ends_at         TEXT    NOT NULL CHECK (ends_at >= starts_at),
  cancelled       TEXT,
  place           TEXT    NOT NULL,
  note            TEXT    NOT NULL,
  topic           TEXT,
  format          TEXT,
  group_id        TEXT    REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  changes         INTEGER NOT NULL,
  changed_at      TEXT    NOT NULL,
  UNIQUE (run_id, key)
);
CREATE INDEX timetable_occurrences_by_time ON timetable_occurrences (run_id, starts_at);

-- What staff did to an occurrence, or what another edition made of it.
CREATE TABLE timetable_changes (
  id             TEXT    NOT NULL PRIMARY KEY,
  occurrence_id  TEXT    NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  sequence       INTEGER NOT NULL CHECK (sequence >= 1),
  kind           TEXT    NOT NULL CHECK (kind IN ('add', 'move', 'cancel', 'restore', 'annotate', 'choose', 'involve',
                                                  'edition')),
  starts_at      TEXT,
  ends_at        TEXT,
  place          TEXT,
  note           TEXT,
  topic          TEXT,
  format         TEXT,
  group_id       TEXT    REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  why            TEXT    NOT NULL,
  made_at        TEXT    NOT NULL,
  made_by        TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (occurrence_id, sequence)
);

CREATE TABLE timetable_teams (
  id             TEXT NOT NULL PRIMARY KEY,
  occurrence_id  TEXT NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  role           TEXT NOT NULL,
  person_id      TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at        TEXT NOT NULL,
  made_by        TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at       TEXT,
  ended_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX timetable_teams_now ON timetable_teams (occurrence_id, role, person_id) WHERE ended_at IS NULL;

-- What the team of a community event makes: each version that it hands in.
CREATE TABLE timetable_artefacts (
  id             TEXT NOT NULL PRIMARY KEY,
  occurrence_id  TEXT NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  address        TEXT NOT NULL,
  made_at        TEXT NOT NULL,
  made_by        TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX timetable_artefacts_of ON timetable_artefacts (occurrence_id);
