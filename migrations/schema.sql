-- The tables as they are after all migrations. To be read; nothing runs it, and a test keeps it true.
-- Written anew by: CAIRN_REBASELINE=1 build/release/bin/migrations_tests

-- A password was right, a second factor is still to come.
CREATE TABLE accounts_challenges (
  token_digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  used_at TEXT,
  opened_by TEXT NOT NULL DEFAULT 'password'
) STRICT;

-- Sign-ins that failed, for a day: accounts and addresses as digests.
CREATE TABLE accounts_failures (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX accounts_failures_by_account ON accounts_failures (account, at);
CREATE INDEX accounts_failures_by_address ON accounts_failures (address, at);

-- What links and cookies are signed with; the same for all nodes.
CREATE TABLE accounts_keys (
  purpose TEXT PRIMARY KEY,
  key TEXT NOT NULL
) STRICT;

-- Links sent by mail: invitation, reset, address.
CREATE TABLE accounts_links (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'address')),
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  email TEXT NOT NULL,
  created_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  revoked_at TEXT
) STRICT;
CREATE INDEX accounts_links_of ON accounts_links (person_id);

CREATE TABLE accounts_passwords (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TABLE accounts_recovery_codes (
  digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX accounts_recovery_codes_of ON accounts_recovery_codes (person_id);

CREATE TABLE accounts_second_factors (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  secret TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  confirmed_at TEXT,
  last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts_sessions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  token_digest TEXT NOT NULL UNIQUE,
  opened_by TEXT NOT NULL,
  second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
  browser TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX accounts_sessions_of ON accounts_sessions (person_id, address);

-- Everything that happened: who did what to which record, and whom it concerns. No names, no texts of people.
CREATE TABLE activity_events (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  subject_id TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX activity_events_of_actor ON activity_events (actor_id, id);
CREATE INDEX activity_events_of_record ON activity_events (record, id);
CREATE INDEX activity_events_of_subject ON activity_events (subject_id, id);

CREATE TABLE agenda_feeds (
  id          TEXT NOT NULL PRIMARY KEY,
  person_id   TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  digest      TEXT NOT NULL UNIQUE,
  made_at     TEXT NOT NULL,
  revoked_at  TEXT
) STRICT;
CREATE UNIQUE INDEX agenda_feeds_now ON agenda_feeds (person_id) WHERE revoked_at IS NULL;

-- Which version of a page somebody has read.
CREATE TABLE agenda_readings (
  id          TEXT NOT NULL PRIMARY KEY,
  person_id   TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  edition_id  TEXT NOT NULL,
  page        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  UNIQUE (person_id, page, digest)
) STRICT;

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
) STRICT;
CREATE INDEX agenda_steps_by_person ON agenda_steps (person_id, run_id, week);

CREATE TABLE attendance_disputes (
  id             TEXT NOT NULL PRIMARY KEY,
  attendance_id  TEXT NOT NULL UNIQUE REFERENCES attendance_notes (id) DEFERRABLE INITIALLY DEFERRED,
  says           TEXT NOT NULL,
  made_at        TEXT NOT NULL,
  answer         TEXT,
  answered_at    TEXT,
  answered_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Every word on one person in one occurrence; the last one holds.
CREATE TABLE attendance_notes (
  id             TEXT    NOT NULL PRIMARY KEY,
  occurrence_id  TEXT    NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  person_id      TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  sequence       INTEGER NOT NULL CHECK (sequence >= 1),
  state          TEXT    NOT NULL CHECK (state IN ('present', 'late', 'left-early', 'absent', 'excused', 'voluntary')),
  why            TEXT    NOT NULL,
  made_at        TEXT    NOT NULL,
  made_by        TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (occurrence_id, person_id, sequence)
) STRICT;
CREATE INDEX attendance_notes_of_person ON attendance_notes (person_id, occurrence_id, sequence, state, id);

-- The meeting with the career team at the start of a repeated module. Its day is corrected by a later event: the last one
-- holds (rule AT5 in src/rooms/attendance/README.md).
CREATE TABLE attendance_start_meetings (
  id            TEXT    NOT NULL PRIMARY KEY,
  enrolment_id  TEXT    NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  held_on       TEXT    NOT NULL,
  made_at       TEXT    NOT NULL,
  made_by       TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (enrolment_id, sequence)
) STRICT;

CREATE TABLE cohorts_advisers (
  id          TEXT    NOT NULL PRIMARY KEY,
  seeker_id   TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  adviser_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (seeker_id, sequence)
) STRICT;
CREATE INDEX cohorts_advisers_by_adviser ON cohorts_advisers (adviser_id);

CREATE TABLE cohorts_assignments (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  cohort_id  TEXT    REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  track_id   TEXT    REFERENCES cohorts_tracks (id) DEFERRABLE INITIALLY DEFERRED,
  module     INTEGER CHECK (module BETWEEN 0 AND 9),
  from_day   TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day  TEXT    CHECK (until_day >= from_day),
  -- the last day
  ended_at   TEXT,
  ended_by   TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (cohort_id IS NULL OR track_id IS NULL)
) STRICT;
CREATE INDEX cohorts_assignments_by_cohort ON cohorts_assignments (cohort_id);
CREATE INDEX cohorts_assignments_by_person ON cohorts_assignments (person_id);

CREATE TABLE cohorts_cohorts (
  id        TEXT NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  track_id  TEXT NOT NULL REFERENCES cohorts_tracks (id) DEFERRABLE INITIALLY DEFERRED,
  term_id   TEXT NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,
  -- in which it began
  made_at   TEXT NOT NULL,
  made_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE cohorts_editions (
  id          TEXT    NOT NULL PRIMARY KEY,
  cohort_id   TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  edition_id  TEXT    NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  why         TEXT    NOT NULL,
  made_at     TEXT    NOT NULL,
  made_by     TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (cohort_id, sequence)
) STRICT;

CREATE TABLE cohorts_enrolments (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  run_id     TEXT    NOT NULL,
  module     INTEGER NOT NULL,
  attempt    INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 20),
  from_day   TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  voided_at TEXT,
  FOREIGN KEY (run_id, module) REFERENCES cohorts_runs (id, module) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (person_id, run_id),
  UNIQUE (person_id, module, attempt)
) STRICT;
CREATE INDEX cohorts_enrolments_by_run ON cohorts_enrolments (run_id);

CREATE TABLE cohorts_groups (
  id       TEXT NOT NULL PRIMARY KEY,
  run_id   TEXT NOT NULL REFERENCES cohorts_runs (id) DEFERRABLE INITIALLY DEFERRED,
  name     TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  made_by  TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (run_id, name)
) STRICT;

CREATE TABLE cohorts_holidays (
  id         TEXT NOT NULL PRIMARY KEY,
  term_id    TEXT NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,
  name       TEXT NOT NULL,
  first_day  TEXT NOT NULL,
  last_day   TEXT NOT NULL CHECK (last_day >= first_day),
  made_at    TEXT NOT NULL,
  made_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  removed_at TEXT,
  removed_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (term_id, first_day, last_day)
) STRICT;

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
) STRICT;
CREATE INDEX cohorts_jobs_taken_back_of ON cohorts_jobs_taken_back (seeker_id);

CREATE TABLE cohorts_members (
  id         TEXT NOT NULL PRIMARY KEY,
  group_id   TEXT NOT NULL REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  person_id  TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  from_day   TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day  TEXT CHECK (until_day >= from_day),
  -- the first day on which no longer
  ended_at   TEXT,
  ended_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX cohorts_members_by_group ON cohorts_members (group_id);
CREATE UNIQUE INDEX cohorts_members_present ON cohorts_members (person_id) WHERE until_day IS NULL;

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
) STRICT;

CREATE TABLE cohorts_reviews (
  id         TEXT    NOT NULL PRIMARY KEY,
  seeker_id  TEXT    NOT NULL REFERENCES cohorts_seekers (id) DEFERRABLE INITIALLY DEFERRED,
  days       INTEGER NOT NULL CHECK (days IN (30, 60)),
  held_on    TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (seeker_id, days)
) STRICT;

CREATE TABLE cohorts_runs (
  id         TEXT    NOT NULL PRIMARY KEY,
  cohort_id  TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  term_id    TEXT    NOT NULL REFERENCES cohorts_terms (id) DEFERRABLE INITIALLY DEFERRED,
  module     INTEGER NOT NULL CHECK (module BETWEEN 0 AND 9),
  first_day  TEXT    NOT NULL,
  -- a Monday
  weeks      INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),
  made_at    TEXT    NOT NULL,
  made_by    TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  removed_at TEXT,
  removed_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (cohort_id, module),
  UNIQUE (id, module)
) STRICT;
CREATE INDEX cohorts_runs_by_term ON cohorts_runs (term_id);

CREATE TABLE cohorts_seekers (
  id            TEXT NOT NULL PRIMARY KEY,
  person_id     TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  enrolment_id  TEXT NOT NULL REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  from_day      TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  until_day     TEXT,
  -- employed on
  ended_at      TEXT,
  ended_by      TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  mistaken_at   TEXT,
  -- they had not graduated
  mistaken_by   TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX cohorts_seekers_of ON cohorts_seekers (person_id);
CREATE UNIQUE INDEX cohorts_seekers_present ON cohorts_seekers (person_id) WHERE mistaken_at IS NULL;

CREATE TABLE cohorts_terms (
  id                  TEXT    NOT NULL PRIMARY KEY,
  name                TEXT    NOT NULL UNIQUE,
  first_day           TEXT    NOT NULL,
  -- a Monday
  weeks               INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),
  intermission_weeks  INTEGER NOT NULL CHECK (intermission_weeks BETWEEN 0 AND 12),
  made_at             TEXT    NOT NULL,
  made_by             TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE cohorts_tracks (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  -- as the pages of the programme name it
  made_at  TEXT NOT NULL,
  made_by  TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

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
) STRICT;

-- Pictures and documents that an edition's pages link to. Bytes are kept once, whatever number of editions has them.
CREATE TABLE curriculum_bytes (
  digest TEXT PRIMARY KEY,
  base64 TEXT NOT NULL
) STRICT;

CREATE TABLE curriculum_competencies (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT,
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
) STRICT;

CREATE TABLE curriculum_deliverables (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  module INTEGER,
  number INTEGER,
  title TEXT NOT NULL,
  parts TEXT NOT NULL,
  requirement TEXT NOT NULL,
  count INTEGER,
  dues TEXT NOT NULL,
  handed_in_at TEXT,
  tracks TEXT NOT NULL,
  page TEXT NOT NULL,
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
) STRICT;

CREATE TABLE curriculum_diagnostics (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('warning', 'note')),
  message TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  PRIMARY KEY (edition_id, place)
) STRICT;

-- Editions of the programme and all that they say. Rows are written once, at import, and never changed.
-- Lists of texts lie in one column, a line each; what has parts of its own lies there as JSON.
CREATE TABLE curriculum_editions (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  title TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  imported_at TEXT NOT NULL,
  imported_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  pages INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  notes INTEGER NOT NULL
) STRICT;

CREATE TABLE curriculum_files (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  digest TEXT NOT NULL REFERENCES curriculum_bytes (digest) DEFERRABLE INITIALLY DEFERRED,
  staff_only INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  PRIMARY KEY (edition_id, path)
) STRICT;

CREATE TABLE curriculum_guides (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  group_kind TEXT,
  module INTEGER,
  weeks TEXT NOT NULL,
  minutes INTEGER,
  steps TEXT NOT NULL,
  page TEXT NOT NULL,
  staff_only INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
) STRICT;

CREATE TABLE curriculum_lessons (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  page TEXT NOT NULL,
  module INTEGER,
  week INTEGER,
  title TEXT NOT NULL,
  goals TEXT NOT NULL,
  minutes INTEGER,
  exit_ticket TEXT,
  PRIMARY KEY (edition_id, place)
) STRICT;

CREATE TABLE curriculum_modules (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9),
  title TEXT NOT NULL,
  weeks INTEGER,
  goals TEXT NOT NULL,
  PRIMARY KEY (edition_id, number)
) STRICT;

CREATE TABLE curriculum_outcomes (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  standard TEXT,
  competency TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  module INTEGER,
  text TEXT NOT NULL,
  thresholds TEXT NOT NULL,
  checklist TEXT NOT NULL,
  identity INTEGER NOT NULL CHECK (identity IN (0, 1)),
  tracks TEXT NOT NULL,
  page TEXT NOT NULL,
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
) STRICT;

CREATE TABLE curriculum_pages (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  address TEXT NOT NULL,
  title TEXT NOT NULL,
  module INTEGER,
  week INTEGER,
  staff_only INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  digest TEXT NOT NULL,
  html TEXT NOT NULL,
  staff_html TEXT NOT NULL,
  PRIMARY KEY (edition_id, path),
  UNIQUE (edition_id, address)
) STRICT;

CREATE TABLE curriculum_rubric (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  judged TEXT NOT NULL,
  competency TEXT,
  level INTEGER,
  performance TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (edition_id, place)
) STRICT;

CREATE TABLE curriculum_sessions (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  module INTEGER,
  weeks TEXT NOT NULL,
  weekday TEXT,
  time TEXT,
  part_of_day TEXT,
  minutes INTEGER,
  every TEXT,
  series TEXT,
  part TEXT,
  topics TEXT NOT NULL,
  formats TEXT NOT NULL,
  roles TEXT NOT NULL,
  artefact TEXT,
  optional INTEGER NOT NULL CHECK (optional IN (0, 1)),
  tracks TEXT NOT NULL,
  page TEXT,
  staff_only INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
) STRICT;

CREATE TABLE curriculum_targets (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  module INTEGER NOT NULL,
  competency TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  PRIMARY KEY (edition_id, place)
) STRICT;

-- A page that tells staff more than everyone has two rows.
CREATE TABLE curriculum_words (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  reader TEXT NOT NULL CHECK (reader IN ('everyone', 'staff', 'both')),
  words TEXT NOT NULL
) STRICT;
CREATE INDEX curriculum_words_of ON curriculum_words (edition_id, reader);
CREATE TRIGGER curriculum_words_text_added AFTER INSERT ON curriculum_words BEGIN INSERT INTO curriculum_words_text_rows (key) VALUES (new.id); INSERT INTO curriculum_words_text (rowid, words) SELECT number, new.words FROM curriculum_words_text_rows WHERE key = new.id; END;
CREATE TRIGGER curriculum_words_text_changed AFTER UPDATE OF id, words ON curriculum_words BEGIN DELETE FROM curriculum_words_text WHERE rowid = (SELECT number FROM curriculum_words_text_rows WHERE key = old.id); DELETE FROM curriculum_words_text_rows WHERE key = old.id; INSERT INTO curriculum_words_text_rows (key) VALUES (new.id); INSERT INTO curriculum_words_text (rowid, words) SELECT number, new.words FROM curriculum_words_text_rows WHERE key = new.id; END;
CREATE TRIGGER curriculum_words_text_removed AFTER DELETE ON curriculum_words BEGIN DELETE FROM curriculum_words_text WHERE rowid = (SELECT number FROM curriculum_words_text_rows WHERE key = old.id); DELETE FROM curriculum_words_text_rows WHERE key = old.id; END;

CREATE VIRTUAL TABLE curriculum_words_text USING fts5(
  words,
  tokenize = 'ascii',
  detail = none,
  prefix = '1 2 3'
);

CREATE TABLE curriculum_words_text_rows (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- Forms that were taken: sent a second time, one leads where the first did and changes nothing.
CREATE TABLE front_door_forms (
  key TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  said TEXT NOT NULL,
  at TEXT NOT NULL,
  sent TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX front_door_forms_at ON front_door_forms (at);

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
  failed_at TEXT,
  problem TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_jobs_due ON jobs_jobs (due_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE UNIQUE INDEX jobs_jobs_open ON jobs_jobs (kind, about) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE TABLE migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- notifications: which mails somebody does not want (rules N1 to N6 in src/rooms/notifications/README.md). Without a row
-- a mail is sent at once; what was chosen before stays, ended.
CREATE TABLE notifications_declined (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  declined_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX notifications_declined_now ON notifications_declined (person_id, kind) WHERE ended_at IS NULL;
CREATE INDEX notifications_declined_of ON notifications_declined (person_id);

-- Each time a letter was handed in, and what came of it.
CREATE TABLE outbox_attempts (
  letter_id TEXT NOT NULL REFERENCES outbox_letters (id) DEFERRABLE INITIALLY DEFERRED,
  attempt INTEGER NOT NULL,
  node TEXT NOT NULL,
  at TEXT NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('sent', 'later', 'refused')),
  words TEXT NOT NULL,
  PRIMARY KEY (letter_id, attempt)
) STRICT;

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
) STRICT;
CREATE UNIQUE INDEX outbox_bounces_now ON outbox_bounces (address_key) WHERE cleared_at IS NULL;

-- Letters on their way out, written in the transaction of the deed that wants them.
CREATE TABLE outbox_letters (
  id TEXT PRIMARY KEY,
  to_name TEXT NOT NULL,
  to_address TEXT NOT NULL,
  to_key TEXT NOT NULL,
  reply_name TEXT NOT NULL,
  reply_address TEXT NOT NULL,
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
  words TEXT NOT NULL,
  forgotten_at TEXT,
  CHECK ((subject IS NULL) = (forgotten_at IS NOT NULL)),
  CHECK ((text IS NULL) = (forgotten_at IS NOT NULL)),
  CHECK (sent_at IS NULL OR (refused_at IS NULL AND given_up_at IS NULL)),
  CHECK (refused_at IS NULL OR given_up_at IS NULL)
) STRICT;
CREATE INDEX outbox_letters_due ON outbox_letters (due_at)
  WHERE sent_at IS NULL AND refused_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_letters_kept ON outbox_letters (posted_at) WHERE forgotten_at IS NULL;
CREATE INDEX outbox_letters_to ON outbox_letters (to_key);

CREATE TABLE people_persons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  email TEXT,
  email_key TEXT UNIQUE,
  external_id TEXT UNIQUE,
  pronouns TEXT NOT NULL,
  pronouns_shown INTEGER NOT NULL CHECK (pronouns_shown IN (0, 1)),
  zone TEXT NOT NULL,
  links TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deactivated_at TEXT,
  erased_at TEXT,
  photo TEXT CHECK (photo IS NULL OR erased_at IS NULL),
  CHECK ((email IS NULL) = (email_key IS NULL)),
  CHECK (erased_at IS NULL OR (email IS NULL AND external_id IS NULL AND pronouns = '' AND links = ''))
) STRICT;
CREATE INDEX people_persons_listed ON people_persons (name_key, id, email_key, deactivated_at)
  WHERE erased_at IS NULL;

CREATE TABLE people_photos (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  digest TEXT NOT NULL,
  base64 TEXT NOT NULL,
  put_at TEXT NOT NULL
) STRICT;

CREATE TABLE people_roles (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'lead', 'specialist', 'instructor', 'student', 'alum', 'mentor',
                                     'volunteer')),
  track TEXT NOT NULL,
  module INTEGER NOT NULL CHECK (module BETWEEN 0 AND 99),
  granted_at TEXT NOT NULL,
  granted_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT,
  CHECK (role <> 'administrator' OR (track = '' AND module = 0))
) STRICT;
CREATE INDEX people_roles_by_role ON people_roles (role, person_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX people_roles_now ON people_roles (person_id, role, track, module) WHERE ended_at IS NULL;
CREATE INDEX people_roles_of ON people_roles (person_id);

-- The school itself: one row.
CREATE TABLE people_school (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  staff_need_second_factor INTEGER NOT NULL CHECK (staff_need_second_factor IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- What is found by its words: the rooms keep them beside what they are of, in the same transaction (docs/decisions/0022).
-- Rows of before are given theirs when the program starts.
CREATE TABLE people_words (
  person_id TEXT PRIMARY KEY REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL
) STRICT;
CREATE TRIGGER people_words_text_added AFTER INSERT ON people_words BEGIN INSERT INTO people_words_text_rows (key) VALUES (new.person_id); INSERT INTO people_words_text (rowid, words) SELECT number, new.words FROM people_words_text_rows WHERE key = new.person_id; END;
CREATE TRIGGER people_words_text_changed AFTER UPDATE OF person_id, words ON people_words BEGIN DELETE FROM people_words_text WHERE rowid = (SELECT number FROM people_words_text_rows WHERE key = old.person_id); DELETE FROM people_words_text_rows WHERE key = old.person_id; INSERT INTO people_words_text_rows (key) VALUES (new.person_id); INSERT INTO people_words_text (rowid, words) SELECT number, new.words FROM people_words_text_rows WHERE key = new.person_id; END;
CREATE TRIGGER people_words_text_removed AFTER DELETE ON people_words BEGIN DELETE FROM people_words_text WHERE rowid = (SELECT number FROM people_words_text_rows WHERE key = old.person_id); DELETE FROM people_words_text_rows WHERE key = old.person_id; END;

CREATE VIRTUAL TABLE people_words_text USING fts5(
  words,
  tokenize = 'ascii',
  detail = none,
  prefix = '1 2 3'
);

CREATE TABLE people_words_text_rows (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- Two people who are neither paired nor grouped: the one with the smaller id first, so that a pair is there once.
CREATE TABLE privacy_apart (
  id TEXT PRIMARY KEY,
  first_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  second_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at TEXT,
  ended_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (first_id < second_id),
  CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX privacy_apart_now ON privacy_apart (first_id, second_id) WHERE ended_at IS NULL;
CREATE INDEX privacy_apart_second ON privacy_apart (second_id) WHERE ended_at IS NULL;

-- One record of an owner's, shown to an audience.
CREATE TABLE privacy_grants (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  item_kind TEXT NOT NULL,
  item_id TEXT NOT NULL,
  label TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('person', 'role', 'cohort', 'group', 'everyone')),
  whom TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  until TEXT CHECK (until > granted_at),
  revoked_at TEXT,
  CHECK ((audience = 'everyone') = (whom = ''))
) STRICT;
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
  grant_id TEXT REFERENCES privacy_grants (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (viewer_id <> owner_id)
) STRICT;
CREATE INDEX privacy_looks_at ON privacy_looks (at);
CREATE INDEX privacy_looks_by_grant ON privacy_looks (grant_id);
CREATE INDEX privacy_looks_by_viewer ON privacy_looks (viewer_id, id);
CREATE INDEX privacy_looks_of_owner ON privacy_looks (owner_id, id);

-- Where a school keeps something for longer or shorter than usual; what it was before is in activity.
CREATE TABLE privacy_periods (
  kind TEXT PRIMARY KEY,
  days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 3650),
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

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
) STRICT;
CREATE UNIQUE INDEX privacy_requests_open ON privacy_requests (person_id)
  WHERE withdrawn_at IS NULL AND done_at IS NULL;

-- The rows of those that wait; none of those that are done.
CREATE TABLE rosters_rows (
  upload_id  TEXT    NOT NULL REFERENCES rosters_uploads (id) DEFERRABLE INITIALLY DEFERRED,
  number     INTEGER NOT NULL CHECK (number >= 1),
  -- in the order of the file
  file       TEXT    NOT NULL,
  at_row     INTEGER NOT NULL,
  -- as a spreadsheet numbers it; 0: the file as a whole
  verdict    TEXT    NOT NULL CHECK (verdict IN ('create', 'update', 'unchanged', 'refused', 'conflict', 'note')),
  who        TEXT    NOT NULL,
  say        TEXT    NOT NULL,
  cells      TEXT    NOT NULL,
  -- empty: what becomes of the row depends on the file alone
  before     TEXT    NOT NULL,
  -- what was shown before it changed,
  mostly empty
  PRIMARY KEY (upload_id, number)
) STRICT;
CREATE INDEX rosters_rows_by_verdict ON rosters_rows (upload_id, verdict, number);
CREATE INDEX rosters_rows_changed ON rosters_rows (upload_id, number) WHERE before <> '';

CREATE TABLE rosters_uploads (
  id         TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('people', 'enrolments', 'attendance')),
  file_name  TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  done_at    TEXT,
  -- none: it waits
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  invited    INTEGER NOT NULL
) STRICT;

-- Attempts that came back: none is used twice.
CREATE TABLE sign_on_attempts (
  digest TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_on_attempts_over ON sign_on_attempts (expires_at);

-- An identity is a person of ours. What was ended stays.
CREATE TABLE sign_on_links (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX sign_on_links_by_subject ON sign_on_links (issuer, subject);
CREATE INDEX sign_on_links_ever ON sign_on_links (person_id, issuer);
CREATE UNIQUE INDEX sign_on_links_of_identity ON sign_on_links (issuer, subject) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX sign_on_links_of_person ON sign_on_links (person_id, issuer) WHERE ended_at IS NULL;

-- What the team of a community event makes: each version that it hands in.
CREATE TABLE timetable_artefacts (
  id             TEXT NOT NULL PRIMARY KEY,
  occurrence_id  TEXT NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  address        TEXT NOT NULL,
  made_at        TEXT NOT NULL,
  made_by        TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX timetable_artefacts_of ON timetable_artefacts (occurrence_id);

-- What staff did to an occurrence, or what another edition made of it.
CREATE TABLE timetable_changes (
  id             TEXT    NOT NULL PRIMARY KEY,
  occurrence_id  TEXT    NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  sequence       INTEGER NOT NULL CHECK (sequence >= 1),
  kind           TEXT    NOT NULL CHECK (kind IN ('add', 'move', 'cancel', 'restore', 'annotate', 'choose', 'involve',
                                                  'edition', 'retitle', 'remove')),
  starts_at      TEXT,
  ends_at        TEXT,
  place          TEXT,
  note           TEXT,
  topic          TEXT,
  format         TEXT,
  group_id       TEXT    REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  why            TEXT    NOT NULL,
  made_at        TEXT    NOT NULL,
  made_by        TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  closed         TEXT,
  title          TEXT,
  UNIQUE (occurrence_id, sequence)
) STRICT;

-- The school's own words for what the programme's pages leave open (rule T7 in src/rooms/timetable/README.md). Of the
-- rows of a name (a kind of session, or such as "end-of-week") the last one holds; a name without a row has the value that
-- Cairn began with.
CREATE TABLE timetable_defaults (
  id        TEXT    NOT NULL PRIMARY KEY,
  name      TEXT    NOT NULL,
  sequence  INTEGER NOT NULL CHECK (sequence >= 1),
  weekday   INTEGER CHECK (weekday BETWEEN 1 AND 7),
  minute    INTEGER CHECK (minute BETWEEN 0 AND 1439),
  minutes   INTEGER CHECK (minutes BETWEEN 1 AND 720),
  made_at   TEXT    NOT NULL,
  made_by   TEXT    REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (name, sequence)
) STRICT;

-- An occurrence of a session, or a due date, of one module run. What the edition plans stands in the planned_ columns
-- and those before them; from starts_at on stands what holds, after the rows of timetable_changes: they are the history.
CREATE TABLE timetable_occurrences (
  id              TEXT    NOT NULL PRIMARY KEY,
  run_id          TEXT    NOT NULL REFERENCES cohorts_runs (id) DEFERRABLE INITIALLY DEFERRED,
  cohort_id       TEXT    NOT NULL REFERENCES cohorts_cohorts (id) DEFERRABLE INITIALLY DEFERRED,
  module          INTEGER NOT NULL,
  key             TEXT    NOT NULL,
  item            TEXT    NOT NULL,
  title           TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  need            TEXT    NOT NULL CHECK (need IN ('required', 'optional', 'own-pace', 'work-time', 'due')),
  week            INTEGER NOT NULL,
  assumed         TEXT    NOT NULL,
  closed          TEXT,
  moved_from      TEXT,
  page            TEXT,
  guide           TEXT,
  topics          TEXT    NOT NULL,
  formats         TEXT    NOT NULL,
  roles           TEXT    NOT NULL,
  artefact        TEXT,
  for_staff       INTEGER NOT NULL CHECK (for_staff IN (0, 1)),
  by_hand         INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
  planned_starts  TEXT    NOT NULL,
  planned_ends    TEXT    NOT NULL CHECK (planned_ends >= planned_starts),
  gone_at         TEXT,
  starts_at       TEXT    NOT NULL,
  ends_at         TEXT    NOT NULL CHECK (ends_at >= starts_at),
  cancelled       TEXT,
  place           TEXT    NOT NULL,
  note            TEXT    NOT NULL,
  topic           TEXT,
  format          TEXT,
  group_id        TEXT    REFERENCES cohorts_groups (id) DEFERRABLE INITIALLY DEFERRED,
  changes         INTEGER NOT NULL,
  changed_at      TEXT    NOT NULL,
  UNIQUE (run_id, key)
) STRICT;
CREATE INDEX timetable_occurrences_by_end ON timetable_occurrences (run_id, ends_at, starts_at);

CREATE TABLE timetable_teams (
  id             TEXT NOT NULL PRIMARY KEY,
  occurrence_id  TEXT NOT NULL REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  role           TEXT NOT NULL,
  person_id      TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  made_at        TEXT NOT NULL,
  made_by        TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at       TEXT,
  ended_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX timetable_teams_now ON timetable_teams (occurrence_id, role, person_id) WHERE ended_at IS NULL;

-- Without those that are gone.
CREATE TABLE timetable_words (
  occurrence_id TEXT PRIMARY KEY REFERENCES timetable_occurrences (id) DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL
) STRICT;
CREATE TRIGGER timetable_words_text_added AFTER INSERT ON timetable_words BEGIN INSERT INTO timetable_words_text_rows (key) VALUES (new.occurrence_id); INSERT INTO timetable_words_text (rowid, words) SELECT number, new.words FROM timetable_words_text_rows WHERE key = new.occurrence_id; END;
CREATE TRIGGER timetable_words_text_changed AFTER UPDATE OF occurrence_id, words ON timetable_words BEGIN DELETE FROM timetable_words_text WHERE rowid = (SELECT number FROM timetable_words_text_rows WHERE key = old.occurrence_id); DELETE FROM timetable_words_text_rows WHERE key = old.occurrence_id; INSERT INTO timetable_words_text_rows (key) VALUES (new.occurrence_id); INSERT INTO timetable_words_text (rowid, words) SELECT number, new.words FROM timetable_words_text_rows WHERE key = new.occurrence_id; END;
CREATE TRIGGER timetable_words_text_removed AFTER DELETE ON timetable_words BEGIN DELETE FROM timetable_words_text WHERE rowid = (SELECT number FROM timetable_words_text_rows WHERE key = old.occurrence_id); DELETE FROM timetable_words_text_rows WHERE key = old.occurrence_id; END;

CREATE VIRTUAL TABLE timetable_words_text USING fts5(
  words,
  tokenize = 'ascii',
  detail = none,
  prefix = '1 2 3'
);

CREATE TABLE timetable_words_text_rows (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;
