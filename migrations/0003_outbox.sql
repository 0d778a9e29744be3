-- Letters on their way out, written in the transaction of the deed that wants them.
CREATE TABLE outbox_letters (
  id TEXT PRIMARY KEY,
  to_name TEXT NOT NULL,
  to_address TEXT NOT NULL,
  -- In small letters, as it is found by.
  to_key TEXT NOT NULL,
  -- Empty: whoever answers writes to the sender.
  reply_name TEXT NOT NULL,
  reply_address TEXT NOT NULL,
  -- Null once they were forgotten.
  subject TEXT,
  text TEXT,
  posted_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  claimed_by TEXT,
  claimed_until TEXT,
  sent_at TEXT,
  refused_at TEXT,
  given_up_at TEXT,
  -- What the server said last, or why it could not be asked.
  words TEXT NOT NULL,
  forgotten_at TEXT,
  CHECK ((subject IS NULL) = (forgotten_at IS NOT NULL)),
  CHECK ((text IS NULL) = (forgotten_at IS NOT NULL)),
  CHECK (sent_at IS NULL OR (refused_at IS NULL AND given_up_at IS NULL)),
  CHECK (refused_at IS NULL OR given_up_at IS NULL)
);
CREATE INDEX outbox_letters_due ON outbox_letters (due_at)
  WHERE sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_letters_to ON outbox_letters (to_key);
CREATE INDEX outbox_letters_kept ON outbox_letters (posted_at) WHERE forgotten_at IS NULL;

-- Each time a letter was handed in, and what came of it.
CREATE TABLE outbox_attempts (
  letter_id TEXT NOT NULL REFERENCES outbox_letters (id) DEFERRABLE INITIALLY DEFERRED,
  attempt INTEGER NOT NULL,
  node TEXT NOT NULL,
  at TEXT NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('sent', 'later', 'refused')),
  words TEXT NOT NULL,
  PRIMARY KEY (letter_id, attempt)
);

-- Addresses that a server refused for good. Nobody is written to there until somebody says so.
CREATE TABLE outbox_bounces (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,
  letter_id TEXT NOT NULL REFERENCES outbox_letters (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  bounced_at TEXT NOT NULL,
  cleared_at TEXT,
  cleared_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX outbox_bounces_now ON outbox_bounces (address_key) WHERE cleared_at IS NULL;
