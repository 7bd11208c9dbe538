-- One row a customer; the version changes with every write and is never used again. Keys compare by
-- bytes, so that an export has one order everywhere.
CREATE TABLE customers (
  user_key   TEXT COLLATE "C" PRIMARY KEY,
  version    BIGINT NOT NULL,
  attributes TEXT NOT NULL,
  purchases  TEXT NOT NULL
);

-- The story of every balance: rows are added, never changed.
CREATE TABLE inventory_changes (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_key TEXT COLLATE "C" NOT NULL,
  product  TEXT NOT NULL,
  at_ms    BIGINT NOT NULL,
  request  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  units    BIGINT NOT NULL,
  items    BIGINT NOT NULL,
  stock    BIGINT NOT NULL
);
CREATE INDEX inventory_changes_of_user ON inventory_changes (user_key, id);

-- What a request was answered with, for a second copy of it; forgotten after some minutes.
CREATE TABLE answers (
  user_key TEXT COLLATE "C" NOT NULL,
  request  TEXT NOT NULL,
  at_ms    BIGINT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (user_key, request)
);
CREATE INDEX answers_by_age ON answers (at_ms);

-- What the database knows of itself: its id, the key its replicas share.
CREATE TABLE facts (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- How far an import has come, by the id of the database that was exported.
CREATE TABLE imports (
  source    TEXT PRIMARY KEY,
  last_user TEXT COLLATE "C" NOT NULL,
  customers BIGINT NOT NULL
);
