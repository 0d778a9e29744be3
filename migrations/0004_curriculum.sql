-- Editions of the programme and all that they say. Rows are written once, at import, and never changed.
-- Lists of texts lie in one column, a line each; what has parts of its own lies there as JSON.
CREATE TABLE curriculum_editions (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  title TEXT NOT NULL,
  -- Of the files: the same files are the same edition.
  digest TEXT NOT NULL UNIQUE,
  imported_at TEXT NOT NULL,
  imported_by TEXT REFERENCES people_persons (id) DEFERRABLE INITIALLY DEFERRED,
  pages INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  notes INTEGER NOT NULL
);

CREATE TABLE curriculum_modules (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9),
  title TEXT NOT NULL,
  weeks INTEGER,
  goals TEXT NOT NULL,
  PRIMARY KEY (edition_id, number)
);

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
);

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
);

CREATE TABLE curriculum_competencies (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT,
  PRIMARY KEY (edition_id, place),
  UNIQUE (edition_id, key)
);

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
);

CREATE TABLE curriculum_targets (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  module INTEGER NOT NULL,
  competency TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  PRIMARY KEY (edition_id, place)
);

CREATE TABLE curriculum_rubric (
  edition_id TEXT NOT NULL REFERENCES curriculum_editions (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  judged TEXT NOT NULL,
  competency TEXT,
  level INTEGER,
  performance TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (edition_id, place)
);

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
);

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
);

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
);

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
);
