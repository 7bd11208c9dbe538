-- One row a customer; the version changes with every write and is never used again.
CREATE TABLE customers (
  user       TEXT PRIMARY KEY,
  version    INTEGER NOT NULL,
  attributes TEXT NOT NULL,
  purchases  TEXT NOT NULL
) STRICT;

-- The story of every balance: rows are added, never changed.
CREATE TABLE inventory_changes (
  id      INTEGER PRIMARY KEY,
  user    TEXT NOT NULL,
  product TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  request TEXT NOT NULL,
  reason  TEXT NOT NULL,
  units   INTEGER NOT NULL,
  items   INTEGER NOT NULL,
  stock   INTEGER NOT NULL
) STRICT;
CREATE INDEX inventory_changes_of_user ON inventory_changes (user, id);

-- What a request was answered with, for a second copy of it; forgotten after some minutes.
CREATE TABLE answers (
  user    TEXT NOT NULL,
  request TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (user, request)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (at_ms);

-- What the database knows of itself: its id, the key its replicas share.
CREATE TABLE facts (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- How far an import has come, by the id of the database that was exported.
CREATE TABLE imports (
  source    TEXT PRIMARY KEY,
  last_user TEXT NOT NULL,
  customers INTEGER NOT NULL
) STRICT;
