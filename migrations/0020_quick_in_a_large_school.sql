-- What of a run is still to come, or was since a day, is found without reading the run's past.
DROP INDEX timetable_occurrences_by_time;
CREATE INDEX timetable_occurrences_by_end ON timetable_occurrences (run_id, ends_at, starts_at);
-- All that a student's first page asks of their attendance stands together.
DROP INDEX attendance_notes_by_person;
CREATE INDEX attendance_notes_of_person ON attendance_notes (person_id, occurrence_id, sequence, state, id);
