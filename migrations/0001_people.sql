-- The school itself: one row.
CREATE TABLE people_school (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  staff_need_second_factor INTEGER NOT NULL CHECK (staff_need_second_factor IN (0, 1)),
  created_at TEXT NOT NULL
);

-- What links and cookies are signed with; the same for all nodes.
CREATE TABLE people_keys (
  purpose TEXT PRIMARY KEY,
  key TEXT NOT NULL
);

CREATE TABLE people_persons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- As it is written to, and as it is found by.
  email TEXT,
  email_key TEXT UNIQUE,
  external_id TEXT UNIQUE,
  pronouns TEXT NOT NULL,
  pronouns_shown INTEGER NOT NULL CHECK (pronouns_shown IN (0, 1)),
  zone TEXT NOT NULL,
  links TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deactivated_at TEXT,
  erased_at TEXT
);

CREATE TABLE people_roles (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  -- Empty: not limited.
  track TEXT NOT NULL,
  module INTEGER NOT NULL,
  granted_at TEXT NOT NULL,
  granted_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT
);
CREATE UNIQUE INDEX people_roles_now ON people_roles (person_id, role, track, module) WHERE ended_at IS NULL;
CREATE INDEX people_roles_by_role ON people_roles (role, person_id) WHERE ended_at IS NULL;

CREATE TABLE people_passwords (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  set_at TEXT NOT NULL
);

CREATE TABLE people_second_factors (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  secret TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  confirmed_at TEXT,
  -- The step of the last code that was taken: none is taken twice.
  last_step INTEGER NOT NULL
);
CREATE TABLE people_recovery_codes (
  digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at TEXT NOT NULL,
  used_at TEXT
);
CREATE INDEX people_recovery_codes_of ON people_recovery_codes (person_id);

CREATE TABLE people_sessions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  token_digest TEXT NOT NULL UNIQUE,
  -- password, link, sign-on or demo; and whether a second factor was shown.
  opened_by TEXT NOT NULL,
  second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
  browser TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT
);
CREATE INDEX people_sessions_of ON people_sessions (person_id) WHERE ended_at IS NULL;

-- A password was right, a second factor is still to come.
CREATE TABLE people_challenges (
  token_digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  used_at TEXT
);

-- Links sent by mail: invitation, reset, address.
CREATE TABLE people_links (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'address')),
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  -- Of a link to confirm an address: the new one.
  email TEXT NOT NULL,
  created_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  revoked_at TEXT
);
CREATE INDEX people_links_of ON people_links (person_id);

-- Sign-ins that failed, for a day: accounts and addresses as digests.
CREATE TABLE people_failures (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX people_failures_by_account ON people_failures (account, at);
CREATE INDEX people_failures_by_address ON people_failures (address, at);
