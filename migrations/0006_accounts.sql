-- What links and cookies are signed with; the same for all nodes.
CREATE TABLE accounts_keys (
  purpose TEXT PRIMARY KEY,
  key TEXT NOT NULL
);

CREATE TABLE accounts_passwords (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  set_at TEXT NOT NULL
);

CREATE TABLE accounts_second_factors (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  secret TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  confirmed_at TEXT,
  -- The step of the last code that was taken: none is taken twice.
  last_step INTEGER NOT NULL
);
CREATE TABLE accounts_recovery_codes (
  digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at TEXT NOT NULL,
  used_at TEXT
);
CREATE INDEX accounts_recovery_codes_of ON accounts_recovery_codes (person_id);

CREATE TABLE accounts_sessions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  token_digest TEXT NOT NULL UNIQUE,
  -- password, link, sign-on or demo; and whether a second factor was shown.
  opened_by TEXT NOT NULL,
  second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
  browser TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT
);
CREATE INDEX accounts_sessions_of ON accounts_sessions (person_id, address);

-- A password was right, a second factor is still to come.
CREATE TABLE accounts_challenges (
  token_digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  used_at TEXT
);

-- Links sent by mail: invitation, reset, address.
CREATE TABLE accounts_links (
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
CREATE INDEX accounts_links_of ON accounts_links (person_id);

-- Sign-ins that failed, for a day: accounts and addresses as digests.
CREATE TABLE accounts_failures (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX accounts_failures_by_account ON accounts_failures (account, at);
CREATE INDEX accounts_failures_by_address ON accounts_failures (address, at);
