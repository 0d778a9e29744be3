-- What was entered by mistake is taken back, and stays known (rules CO23 to CO25 in src/rooms/cohorts/README.md).

-- An enrolment that counts nowhere. Its attempt is numbered from 20 downwards, so that the others are numbered without
-- it; what it was, and since when, its last row in cohorts_voids says. Enrolled again in the same run it counts again.
ALTER TABLE cohorts_enrolments ADD COLUMN voided_at TEXT;
CREATE TABLE cohorts_voids (
  id            TEXT    NOT NULL PRIMARY KEY,
  enrolment_id  TEXT    NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  attempt       INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 20),
  from_day      TEXT    NOT NULL,
  why           TEXT    NOT NULL,
  made_at       TEXT    NOT NULL,
  made_by       TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (enrolment_id, sequence)
);

-- A module run that was made by mistake; made again it is the same row.
ALTER TABLE cohorts_runs ADD COLUMN removed_at TEXT;
ALTER TABLE cohorts_runs ADD COLUMN removed_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED;

-- Whoever graduates after a graduation that was noted by mistake seeks anew: made anew, since a person was here once.
ALTER TABLE cohorts_seekers RENAME TO cohorts_seekers_before;
ALTER TABLE cohorts_advisers RENAME TO cohorts_advisers_before;
ALTER TABLE cohorts_reviews RENAME TO cohorts_reviews_before;
DROP INDEX cohorts_advisers_by_adviser;
CREATE TABLE cohorts_seekers (
  id            TEXT NOT NULL PRIMARY KEY,
  person_id     TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  enrolment_id  TEXT NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  from_day      TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day     TEXT,  -- employed on
  ended_at      TEXT,
  ended_by      TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  mistaken_at   TEXT,  -- they had not graduated
  mistaken_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
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
CREATE TABLE cohorts_reviews (
  id         TEXT    NOT NULL PRIMARY KEY,
  seeker_id  TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  days       INTEGER NOT NULL CHECK (days IN (30, 60)),
  held_on    TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (seeker_id, days)
);
INSERT INTO cohorts_seekers (id, person_id, enrolment_id, from_day, made_at, made_by, until_day, ended_at, ended_by)
  SELECT id, person_id, enrolment_id, from_day, made_at, made_by, until_day, ended_at, ended_by
    FROM cohorts_seekers_before;
INSERT INTO cohorts_advisers (id, seeker_id, sequence, adviser_id, made_at, made_by)
  SELECT id, seeker_id, sequence, adviser_id, made_at, made_by FROM cohorts_advisers_before;
INSERT INTO cohorts_reviews (id, seeker_id, days, held_on, made_at, made_by)
  SELECT id, seeker_id, days, held_on, made_at, made_by FROM cohorts_reviews_before;
DROP TABLE cohorts_advisers_before;
DROP TABLE cohorts_reviews_before;
DROP TABLE cohorts_seekers_before;
CREATE UNIQUE INDEX cohorts_seekers_present ON cohorts_seekers (person_id) WHERE mistaken_at IS NULL;
CREATE INDEX cohorts_seekers_of ON cohorts_seekers (person_id);
CREATE INDEX cohorts_advisers_by_adviser ON cohorts_advisers (adviser_id);

-- A job that was noted by mistake.
CREATE TABLE cohorts_jobs_taken_back (
  id         TEXT    NOT NULL PRIMARY KEY,
  seeker_id  TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  on_day     TEXT    NOT NULL,
  noted_at   TEXT    NOT NULL,
  noted_by   TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  why        TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cohorts_jobs_taken_back_of ON cohorts_jobs_taken_back (seeker_id);
