-- What a form said when it was taken, as a digest: sent again with other words, it is asked about instead of forgotten.
-- Empty: taken before this was kept.
ALTER TABLE front_door_forms ADD COLUMN sent TEXT NOT NULL DEFAULT '';
