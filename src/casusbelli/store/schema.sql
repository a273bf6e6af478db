-- Version 1 of the store. Facts are only ever added to (triggers at the end refuse anything else);
-- the index below them is derived from the facts and can be rebuilt from them at any time.

-- Facts ---------------------------------------------------------------------------------------------------------------

CREATE TABLE run (
    number INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, who TEXT NOT NULL, command TEXT NOT NULL,
    coder TEXT NOT NULL, documents INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row a committed transaction: the store's clock. `as of` names one of these.
CREATE TABLE moment (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
    run INTEGER REFERENCES run
) STRICT;

-- Every name that repeats, once: types, countries, sectors, publishers, entities.
CREATE TABLE code (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name)
) STRICT;

CREATE TABLE document (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, moment INTEGER NOT NULL REFERENCES moment,
    key TEXT, title TEXT, published TEXT, publisher INTEGER REFERENCES code, wire INTEGER REFERENCES code,
    byline TEXT NOT NULL, url TEXT, language INTEGER REFERENCES code, digest TEXT, text TEXT NOT NULL
) STRICT;

-- Copies of one wire story share a family; a family counts once as a source.
CREATE TABLE family (
    document INTEGER PRIMARY KEY REFERENCES document, family TEXT NOT NULL, signature BLOB
) STRICT;
CREATE INDEX family_members ON family (family);

-- One coding of one document; the newest is the one that counts.
CREATE TABLE coding (
    number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,
    moment INTEGER NOT NULL REFERENCES moment, coder INTEGER NOT NULL REFERENCES code, sentences TEXT NOT NULL
) STRICT;
CREATE INDEX coding_document ON coding (document, number);

CREATE TABLE mention (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, coding INTEGER NOT NULL REFERENCES coding,
    document INTEGER NOT NULL REFERENCES document, sentence INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, type INTEGER NOT NULL REFERENCES code,
    confidence REAL NOT NULL, body TEXT NOT NULL, UNIQUE (id, coding)
) STRICT;
CREATE INDEX mention_coding ON mention (coding);

CREATE TABLE tie (
    number INTEGER PRIMARY KEY, coding INTEGER NOT NULL REFERENCES coding,
    subject INTEGER NOT NULL REFERENCES code, relation INTEGER NOT NULL REFERENCES code,
    object INTEGER NOT NULL REFERENCES code, confidence REAL NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX tie_coding ON tie (coding);

-- One state of one happening; a report that adds to it adds a row with the same id.
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, moment INTEGER NOT NULL REFERENCES moment, body TEXT NOT NULL
) STRICT;
CREATE INDEX event_states ON event (id, number);

CREATE TABLE failed (
    number INTEGER PRIMARY KEY, moment INTEGER NOT NULL REFERENCES moment, key TEXT NOT NULL, digest TEXT NOT NULL,
    reason TEXT NOT NULL, UNIQUE (key, digest, reason)
) STRICT;

-- A person's correction of one field: outranks whatever any coder says of that field, then and later.
CREATE TABLE revision (
    rev INTEGER PRIMARY KEY, moment INTEGER NOT NULL REFERENCES moment, at TEXT NOT NULL, who TEXT NOT NULL,
    "table" TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, old TEXT, new TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE INDEX revision_record ON revision ("table", id);

CREATE TABLE review (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, moment INTEGER NOT NULL REFERENCES moment,
    "table" TEXT NOT NULL, record TEXT NOT NULL, decision TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX review_record ON review ("table", record);

-- Index: derived, rebuilt by StoreWriter.rebuild() ----------------------------------------------------------------------

CREATE TABLE event_now (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state INTEGER NOT NULL REFERENCES event,
    type INTEGER NOT NULL REFERENCES code, country INTEGER REFERENCES code, first TEXT, last TEXT,
    reports INTEGER NOT NULL, mentions INTEGER NOT NULL, status TEXT NOT NULL
) STRICT;
CREATE INDEX event_now_days ON event_now (first, last);
CREATE INDEX event_now_type ON event_now (type, first);
CREATE INDEX event_now_country ON event_now (country, first);

CREATE TABLE event_side (
    event INTEGER NOT NULL REFERENCES event_now, side TEXT NOT NULL, entity INTEGER REFERENCES code,
    country INTEGER REFERENCES code, sector INTEGER REFERENCES code, name INTEGER REFERENCES code,
    party INTEGER NOT NULL REFERENCES code
) STRICT;
CREATE INDEX event_side_event ON event_side (event);
CREATE INDEX event_side_country ON event_side (country, event);
CREATE INDEX event_side_entity ON event_side (entity, event);
CREATE INDEX event_side_name ON event_side (name, event);

CREATE TABLE event_mention (
    event INTEGER NOT NULL REFERENCES event_now, mention TEXT NOT NULL, PRIMARY KEY (event, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_mention ON event_mention (mention);

-- Events by month and type ("type", type, 0), country ("country", country, 0), dyad ("dyad", source, target);
-- a party is a country, else an actor of no country, else a sector.
CREATE TABLE rollup (
    kind TEXT NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, month TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (kind, a, b, month)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE document_words USING fts5 (title, text, content='document', content_rowid='number');
CREATE VIRTUAL TABLE quote_words USING fts5 (quote, content='');

-- Facts stay as they were written ---------------------------------------------------------------------------------------

CREATE TRIGGER moment_kept BEFORE UPDATE ON moment BEGIN SELECT RAISE (ABORT, 'moments are never changed'); END;
CREATE TRIGGER document_kept BEFORE UPDATE ON document BEGIN SELECT RAISE (ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE (ABORT, 'documents are never deleted'); END;
CREATE TRIGGER coding_kept BEFORE UPDATE ON coding BEGIN SELECT RAISE (ABORT, 'codings are never changed'); END;
CREATE TRIGGER coding_stays BEFORE DELETE ON coding BEGIN SELECT RAISE (ABORT, 'codings are never deleted'); END;
CREATE TRIGGER mention_kept BEFORE UPDATE ON mention BEGIN SELECT RAISE (ABORT, 'mentions are never changed'); END;
CREATE TRIGGER mention_stays BEFORE DELETE ON mention BEGIN SELECT RAISE (ABORT, 'mentions are never deleted'); END;
CREATE TRIGGER tie_kept BEFORE UPDATE ON tie BEGIN SELECT RAISE (ABORT, 'ties are never changed'); END;
CREATE TRIGGER tie_stays BEFORE DELETE ON tie BEGIN SELECT RAISE (ABORT, 'ties are never deleted'); END;
CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are never deleted'); END;
CREATE TRIGGER revision_kept BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are never deleted'); END;
CREATE TRIGGER review_kept BEFORE UPDATE ON review BEGIN SELECT RAISE (ABORT, 'reviews are never changed'); END;
CREATE TRIGGER review_stays BEFORE DELETE ON review BEGIN SELECT RAISE (ABORT, 'reviews are never deleted'); END;
