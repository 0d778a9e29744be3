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
);
INSERT INTO attendance_start_meetings (id, enrolment_id, sequence, held_on, made_at, made_by)
  SELECT id, enrolment_id, 1, held_on, made_at, made_by FROM attendance_meetings;
DROP TABLE attendance_meetings;
