-- agenda: what a person keeps beside their calendar (rules AG4 to AG8 in src/rooms/agenda/README.md).

-- Which version of a page somebody has read.
CREATE TABLE agenda_readings (
  id          TEXT NOT NULL PRIMARY KEY,
  person_id   TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  edition_id  TEXT NOT NULL,
  page        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  UNIQUE (person_id, page, digest)
);

CREATE TABLE agenda_steps (
  id          TEXT    NOT NULL PRIMARY KEY,
  person_id   TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  run_id      TEXT    NOT NULL REFERENCES cohorts_runs (id) DEFERRABLE INITIALLY DEFERRED,
  week        INTEGER NOT NULL CHECK (week BETWEEN 1 AND 52),
  says        TEXT    NOT NULL,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  done_at     TEXT,
  dropped_at  TEXT
);
CREATE INDEX agenda_steps_by_person ON agenda_steps (person_id, run_id, week);

CREATE TABLE agenda_feeds (
  id          TEXT NOT NULL PRIMARY KEY,
  person_id   TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  digest      TEXT NOT NULL UNIQUE,
  made_at     TEXT NOT NULL,
  revoked_at  TEXT
);
CREATE UNIQUE INDEX agenda_feeds_now ON agenda_feeds (person_id) WHERE revoked_at IS NULL;
