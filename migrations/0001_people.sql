-- The school itself: one row.
CREATE TABLE people_school (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  staff_need_second_factor INTEGER NOT NULL CHECK (staff_need_second_factor IN (0, 1)),
  created_at TEXT NOT NULL
);

CREATE TABLE people_persons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- Without case and accents: what names are found and sorted by.
  name_key TEXT NOT NULL,
  -- As it is written to, and as it is found by.
  email TEXT,
  email_key TEXT UNIQUE,
  external_id TEXT UNIQUE,
  pronouns TEXT NOT NULL,
  pronouns_shown INTEGER NOT NULL CHECK (pronouns_shown IN (0, 1)),
  zone TEXT NOT NULL,
  -- One a line.
  links TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deactivated_at TEXT,
  erased_at TEXT,
  CHECK ((email IS NULL) = (email_key IS NULL)),
  CHECK (erased_at IS NULL OR (email IS NULL AND external_id IS NULL AND pronouns = '' AND links = ''))
);
-- All that a list searches and counts by.
CREATE INDEX people_persons_listed ON people_persons (name_key, id, email_key, deactivated_at)
  WHERE erased_at IS NULL;

CREATE TABLE people_roles (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'lead', 'specialist', 'instructor', 'student', 'alum', 'mentor',
                                     'volunteer')),
  -- Empty and 0: not limited.
  track TEXT NOT NULL,
  module INTEGER NOT NULL CHECK (module BETWEEN 0 AND 99),
  granted_at TEXT NOT NULL,
  granted_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT,
  CHECK (role <> 'administrator' OR (track = '' AND module = 0))
);
CREATE INDEX people_roles_of ON people_roles (person_id);
CREATE UNIQUE INDEX people_roles_now ON people_roles (person_id, role, track, module) WHERE ended_at IS NULL;
CREATE INDEX people_roles_by_role ON people_roles (role, person_id) WHERE ended_at IS NULL;
