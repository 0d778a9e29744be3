-- What changed a date says more: since when a holiday closes it, what a date that staff added is called, and that it
-- was taken out. Made anew, since SQLite changes no check of a table.
ALTER TABLE timetable_changes RENAME TO timetable_changes_before;
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
);
INSERT INTO timetable_changes (id, occurrence_id, sequence, kind, starts_at, ends_at, place, note, topic, format,
                               group_id, why, made_at, made_by)
  SELECT id, occurrence_id, sequence, kind, starts_at, ends_at, place, note, topic, format, group_id, why, made_at,
         made_by FROM timetable_changes_before;
DROP TABLE timetable_changes_before;
