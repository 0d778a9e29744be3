-- cohorts: where and when the school teaches whom (rules CO1 to CO14 in src/rooms/cohorts/README.md).
-- Nothing here is overwritten: of rows with a sequence the last one holds; an "until" is written once.

CREATE TABLE cohorts_terms (
  id                  TEXT    NOT NULL PRIMARY KEY,
  name                TEXT    NOT NULL UNIQUE,
  first_day           TEXT    NOT NULL,  -- a Monday
  weeks               INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),
  intermission_weeks  INTEGER NOT NULL CHECK (intermission_weeks BETWEEN 0 AND 12),
  made_at             TEXT    NOT NULL,
  made_by             TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE cohorts_holidays (
  id         TEXT NOT NULL PRIMARY KEY,
  term_id    TEXT NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,
  name       TEXT NOT NULL,
  first_day  TEXT NOT NULL,
  last_day   TEXT NOT NULL CHECK (last_day >= first_day),
  made_at    TEXT NOT NULL,
  made_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (term_id, first_day, last_day)
);

CREATE TABLE cohorts_tracks (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,  -- as the pages of the programme name it
  made_at  TEXT NOT NULL,
  made_by  TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE cohorts_cohorts (
  id        TEXT NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  track_id  TEXT NOT NULL REFERENCES cohorts_tracks (id) DEFERRABLE INITIALLY DEFERRED,
  term_id   TEXT NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,  -- in which it began
  made_at   TEXT NOT NULL,
  made_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE cohorts_editions (
  id          TEXT    NOT NULL PRIMARY KEY,
  cohort_id   TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  edition_id  TEXT    NOT NULL,
  why         TEXT    NOT NULL,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (cohort_id, sequence)
);

CREATE TABLE cohorts_runs (
  id         TEXT    NOT NULL PRIMARY KEY,
  cohort_id  TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  term_id    TEXT    NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,
  module     INTEGER NOT NULL CHECK (module BETWEEN 0 AND 9),
  first_day  TEXT    NOT NULL,  -- a Monday
  weeks      INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (cohort_id, module),
  UNIQUE (id, module)
);
CREATE INDEX cohorts_runs_by_term ON cohorts_runs (term_id);

CREATE TABLE cohorts_enrolments (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  run_id     TEXT    NOT NULL,
  module     INTEGER NOT NULL,
  attempt    INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 20),
  from_day   TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (run_id, module) REFERENCES cohorts_runs (id, module) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (person_id, run_id),
  UNIQUE (person_id, module, attempt)
);
CREATE INDEX cohorts_enrolments_by_run ON cohorts_enrolments (run_id);

CREATE TABLE cohorts_outcomes (
  id            TEXT    NOT NULL PRIMARY KEY,
  enrolment_id  TEXT    NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  outcome       TEXT    NOT NULL CHECK (outcome IN ('running', 'passed', 'repeating', 'graduated', 'early-graduate',
                                                    'dismissed', 'withdrawn')),
  on_day        TEXT    NOT NULL,
  why           TEXT    NOT NULL,
  made_at       TEXT    NOT NULL,
  made_by       TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (enrolment_id, sequence)
);

CREATE TABLE cohorts_seekers (
  id            TEXT NOT NULL PRIMARY KEY,
  person_id     TEXT NOT NULL UNIQUE REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  enrolment_id  TEXT NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  from_day      TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day     TEXT,  -- employed on
  ended_at      TEXT,
  ended_by      TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE cohorts_advisers (
  id          TEXT    NOT NULL PRIMARY KEY,
  seeker_id   TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  adviser_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (seeker_id, sequence)
);
CREATE INDEX cohorts_advisers_by_adviser ON cohorts_advisers (adviser_id);

CREATE TABLE cohorts_reviews (
  id         TEXT    NOT NULL PRIMARY KEY,
  seeker_id  TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  days       INTEGER NOT NULL CHECK (days IN (30, 60)),
  held_on    TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (seeker_id, days)
);

CREATE TABLE cohorts_assignments (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  cohort_id  TEXT    REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  track_id   TEXT    REFERENCES cohorts_tracks (id) DEFERRABLE INITIALLY DEFERRED,
  module     INTEGER CHECK (module BETWEEN 0 AND 9),
  from_day   TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day  TEXT    CHECK (until_day >= from_day),  -- the last day
  ended_at   TEXT,
  ended_by   TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (cohort_id IS NULL OR track_id IS NULL)
);
CREATE INDEX cohorts_assignments_by_person ON cohorts_assignments (person_id);

CREATE TABLE cohorts_groups (
  id       TEXT NOT NULL PRIMARY KEY,
  run_id   TEXT NOT NULL REFERENCES cohorts_runs (id) DEFERRABLE INITIALLY DEFERRED,
  name     TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  made_by  TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (run_id, name)
);

CREATE TABLE cohorts_members (
  id         TEXT NOT NULL PRIMARY KEY,
  group_id   TEXT NOT NULL REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  person_id  TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  from_day   TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day  TEXT CHECK (until_day >= from_day),  -- the first day on which no longer
  ended_at   TEXT,
  ended_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cohorts_members_by_group ON cohorts_members (group_id);
CREATE UNIQUE INDEX cohorts_members_present ON cohorts_members (person_id) WHERE until_day IS NULL;
