-- sign_on: accounts that people have elsewhere (rules SO1 to SO12 in src/rooms/sign_on/README.md).

-- An identity is a person of ours. What was ended stays.
CREATE TABLE sign_on_links (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  ended_at TEXT
);
CREATE UNIQUE INDEX sign_on_links_of_identity ON sign_on_links (issuer, subject) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX sign_on_links_of_person ON sign_on_links (person_id, issuer) WHERE ended_at IS NULL;
CREATE INDEX sign_on_links_ever ON sign_on_links (person_id, issuer);
CREATE INDEX sign_on_links_by_subject ON sign_on_links (issuer, subject);

-- Attempts that came back: none is used twice.
CREATE TABLE sign_on_attempts (
  digest TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
);
CREATE INDEX sign_on_attempts_over ON sign_on_attempts (expires_at);

-- What came before the second factor: a password, or a sign-on.
ALTER TABLE accounts_challenges ADD COLUMN opened_by TEXT NOT NULL DEFAULT 'password';
