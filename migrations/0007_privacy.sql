-- privacy: what is shown to whom, who looked, who is kept apart, how long things are kept, who asked to be forgotten
-- (rules PR1 to PR14 in src/rooms/privacy/README.md).

-- One record of an owner's, shown to an audience.
CREATE TABLE privacy_grants (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  -- "deliverables.submission" and its id.
  item_kind TEXT NOT NULL,
  item_id TEXT NOT NULL,
  -- What its owner calls it; empty: nothing.
  label TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('person', 'role', 'cohort', 'group', 'everyone')),
  -- The id of the person, cohort or project group, or the name of the role.
  whom TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  -- Null: until it is revoked.
  until TEXT CHECK (until > granted_at),
  revoked_at TEXT,
  CHECK ((audience = 'everyone') = (whom = ''))
);
CREATE UNIQUE INDEX privacy_grants_open ON privacy_grants (owner_id, item_kind, item_id, audience, whom)
  WHERE revoked_at IS NULL;
CREATE INDEX privacy_grants_to ON privacy_grants (audience, whom, item_kind) WHERE revoked_at IS NULL;

-- Each time that somebody saw what is another's.
CREATE TABLE privacy_looks (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  viewer_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  owner_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  item_kind TEXT NOT NULL,
  item_id TEXT NOT NULL,
  -- Null: by a duty that the room of the record names.
  grant_id TEXT REFERENCES privacy_grants (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (viewer_id <> owner_id)
);
CREATE INDEX privacy_looks_of_owner ON privacy_looks (owner_id, id);
CREATE INDEX privacy_looks_by_viewer ON privacy_looks (viewer_id, id);
CREATE INDEX privacy_looks_by_grant ON privacy_looks (grant_id);
CREATE INDEX privacy_looks_at ON privacy_looks (at);

-- Two people who are neither paired nor grouped: the one with the smaller id first, so that a pair is there once.
CREATE TABLE privacy_apart (
  id TEXT PRIMARY KEY,
  first_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  second_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  -- Empty: none was given, or it was forgotten.
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT,
  ended_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (first_id < second_id),
  CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX privacy_apart_now ON privacy_apart (first_id, second_id) WHERE ended_at IS NULL;
CREATE INDEX privacy_apart_second ON privacy_apart (second_id) WHERE ended_at IS NULL;

-- Where a school keeps something for longer or shorter than usual; what it was before is in activity.
CREATE TABLE privacy_periods (
  kind TEXT PRIMARY KEY,
  days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 3650),
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

-- Who wants to be forgotten.
CREATE TABLE privacy_requests (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  asked_at TEXT NOT NULL,
  withdrawn_at TEXT,
  done_at TEXT,
  done_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (withdrawn_at IS NULL OR done_at IS NULL),
  CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE UNIQUE INDEX privacy_requests_open ON privacy_requests (person_id)
  WHERE withdrawn_at IS NULL AND done_at IS NULL;
