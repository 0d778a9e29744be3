-- notifications: which mails somebody does not want (rules N1 to N6 in src/rooms/notifications/README.md). Without a row
-- a mail is sent at once; what was chosen before stays, ended.
CREATE TABLE notifications_declined (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  declined_at TEXT NOT NULL,
  ended_at TEXT
);
CREATE UNIQUE INDEX notifications_declined_now ON notifications_declined (person_id, kind) WHERE ended_at IS NULL;
CREATE INDEX notifications_declined_of ON notifications_declined (person_id);
