-- Pictures and documents that an edition's pages link to. Bytes are kept once, whatever number of editions has them.
CREATE TABLE curriculum_bytes (
  digest TEXT PRIMARY KEY,
  base64 TEXT NOT NULL
);

CREATE TABLE curriculum_files (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT NOT NULL,
  digest TEXT NOT NULL REFERENCES curriculum_bytes (digest) DEFERRABLE INITIALLY DEFERRED,
  staff_only INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  PRIMARY KEY (edition_id, path)
);
