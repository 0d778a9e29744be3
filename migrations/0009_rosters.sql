-- rosters: files that wait for an administrator to confirm what would become of their rows (rules RO1 to RO9 in
-- src/rooms/rosters/README.md), and what was brought in before.

CREATE TABLE rosters_uploads (
  id         TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('people', 'enrolments', 'attendance')),
  file_name  TEXT    NOT NULL,
  made_at    TEXT    NOT NULL,
  made_by    TEXT    NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  done_at    TEXT,  -- none: it waits
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  invited    INTEGER NOT NULL
);

-- The rows of those that wait; none of those that are done.
CREATE TABLE rosters_rows (
  upload_id  TEXT    NOT NULL REFERENCES rosters_uploads (id) DEFERRABLE INITIALLY DEFERRED,
  number     INTEGER NOT NULL CHECK (number >= 1),  -- in the order of the file
  file       TEXT    NOT NULL,
  at_row     INTEGER NOT NULL,  -- as a spreadsheet numbers it; 0: the file as a whole
  verdict    TEXT    NOT NULL CHECK (verdict IN ('create', 'update', 'unchanged', 'refused', 'conflict', 'note')),
  who        TEXT    NOT NULL,
  say        TEXT    NOT NULL,
  cells      TEXT    NOT NULL,  -- empty: what becomes of the row depends on the file alone
  before     TEXT    NOT NULL,  -- what was shown before it changed, mostly empty
  PRIMARY KEY (upload_id, number)
);
CREATE INDEX rosters_rows_by_verdict ON rosters_rows (upload_id, verdict, number);
CREATE INDEX rosters_rows_changed ON rosters_rows (upload_id, number) WHERE before <> '';
