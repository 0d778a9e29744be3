-- Everything that happened: who did what to which record, and whom it concerns. No names, no texts of people.
CREATE TABLE activity_events (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  -- Null: Cairn itself, or somebody who was not signed in.
  actor_id TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  subject_id TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX activity_events_of_subject ON activity_events (subject_id, id);
CREATE INDEX activity_events_of_actor ON activity_events (actor_id, id);
CREATE INDEX activity_events_of_record ON activity_events (record, id);

-- What is to be done later, by any node, by one at a time.
CREATE TABLE jobs_jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  due_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  claimed_by TEXT,
  claimed_until TEXT,
  done_at TEXT,
  -- Given up after the last attempt.
  failed_at TEXT,
  problem TEXT NOT NULL
);
CREATE UNIQUE INDEX jobs_jobs_open ON jobs_jobs (kind, about) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_jobs_due ON jobs_jobs (due_at) WHERE done_at IS NULL AND failed_at IS NULL;

-- Forms that were taken: sent a second time, one leads where the first did and changes nothing.
CREATE TABLE front_door_forms (
  key TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  said TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX front_door_forms_at ON front_door_forms (at);
