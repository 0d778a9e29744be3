-- attendance: who was there, and what was said to it (rules AT1 to AT6 in src/rooms/attendance/README.md).

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
);
CREATE INDEX attendance_notes_by_person ON attendance_notes (person_id);

CREATE TABLE attendance_disputes (
  id             TEXT NOT NULL PRIMARY KEY,
  attendance_id  TEXT NOT NULL UNIQUE REFERENCES attendance_notes (id) DEFERRABLE INITIALLY DEFERRED,
  says           TEXT NOT NULL,
  made_at        TEXT NOT NULL,
  answer         TEXT,
  answered_at    TEXT,
  answered_by    TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);

-- The meeting with the career team at the start of a repeated module.
CREATE TABLE attendance_meetings (
  id            TEXT NOT NULL PRIMARY KEY,
  enrolment_id  TEXT NOT NULL UNIQUE REFERENCES cohorts_enrolments (id) DEFERRABLE INITIALLY DEFERRED,
  held_on       TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED
);
