/**
 * The shape of the SQLite store, as the steps that lead to it. `PRAGMA user_version` counts the steps that were made. A step that was
 * released is never changed: a new shape is a new step.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE runs (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    started TEXT NOT NULL,
    suite TEXT NOT NULL,
    suite_digest TEXT NOT NULL,
    toolset TEXT NOT NULL,
    branch TEXT,
    head TEXT NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_started ON runs (started, id);
  CREATE INDEX runs_suite ON runs (suite, started, id);
  CREATE TABLE run_models (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    model TEXT NOT NULL,
    PRIMARY KEY (run, model)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE trials (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    place INTEGER NOT NULL,
    intent TEXT NOT NULL,
    model TEXT NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE texts (digest TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE tools (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES texts,
    PRIMARY KEY (run, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tools_name ON tools (name);
  CREATE TABLE pins (suite TEXT PRIMARY KEY, run TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE runs ADD COLUMN journal TEXT;
  CREATE INDEX trials_outcome ON trials (run, outcome, place);
  CREATE INDEX runs_branch ON runs (suite, branch, started, id);`,
  `ALTER TABLE runs ADD COLUMN asked TEXT;
  ALTER TABLE runs ADD COLUMN scores TEXT;
  CREATE TABLE differences (
    before INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    after INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    body TEXT NOT NULL,
    PRIMARY KEY (before, after)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX differences_after ON differences (after);
  CREATE TABLE standings (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    branch TEXT NOT NULL,
    baseline INTEGER REFERENCES runs ON DELETE CASCADE,
    passed INTEGER NOT NULL,
    PRIMARY KEY (run, branch)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX standings_baseline ON standings (baseline);`,
]
