-- A ledger of form 1, as it was before corrections and sides were kept beside each claim. Not to be changed.
PRAGMA application_id = 1734700909;
BEGIN TRANSACTION;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,                 -- of the content: the name of the article in archive/
    run INTEGER REFERENCES runs (id),   -- that read it last
    code TEXT NOT NULL, grammar TEXT NOT NULL, data TEXT NOT NULL,
    date TEXT, date_basis TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL,
    feed TEXT NOT NULL, source TEXT NOT NULL, extracted INTEGER NOT NULL, notes TEXT NOT NULL,
    language TEXT NOT NULL, repairs TEXT NOT NULL, unplaced TEXT NOT NULL, remarks TEXT NOT NULL
);
INSERT INTO "articles" VALUES(1,'old','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'1','g1','d1','2022-09-10','metadata','A title','Wire','','','old.txt',0,'[]','en','[["1 for l",2]]','[]','[]');
INSERT INTO "articles" VALUES(2,'bare','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',1,'1','g1','d1','2022-09-10','metadata','A title','Wire','','','old.txt',0,'[]','en','[["1 for l",2]]','[]','[]');
CREATE TABLE claims (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL, party TEXT, place_text TEXT NOT NULL, place_start INTEGER NOT NULL,
    place_stop INTEGER NOT NULL, place_name TEXT NOT NULL, place INTEGER REFERENCES places (id),
    extent TEXT NOT NULL, extent_stated INTEGER NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
    speaker TEXT NOT NULL, speaker_side TEXT NOT NULL, trigger_text TEXT NOT NULL, trigger_start INTEGER NOT NULL,
    trigger_stop INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_stop INTEGER NOT NULL,
    event_start TEXT, event_end TEXT, event_precision TEXT NOT NULL, event_basis TEXT NOT NULL,
    confidence REAL NOT NULL, reading TEXT NOT NULL, reasons TEXT NOT NULL, answers TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
INSERT INTO "claims" VALUES(1,0,'old-0','gain','UA','Tarvo',16,21,'Tarvo',1,'whole',0,'affirmed','actual','narrator','','took',11,15,0,22,'2022-09-10','2022-09-10','day','article',0.875,'sure','["a verb"]','');
CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, outer_start INTEGER NOT NULL, outer_stop INTEGER NOT NULL,
    text TEXT NOT NULL, kind TEXT NOT NULL, place INTEGER REFERENCES places (id), score REAL NOT NULL,
    reason TEXT NOT NULL,
    runners_up TEXT NOT NULL,           -- JSON: [places.id, score], ...
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
INSERT INTO "mentions" VALUES(1,0,16,21,16,21,'Tarvo','place',1,0.9,'its usual name','[[1,0.25]]');
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,        -- of all that follows: a place may change from one gazetteer to the next
    place_id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL, longitude REAL, level TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL,
    geonamesid INTEGER, boundary TEXT NOT NULL
);
INSERT INTO "places" VALUES(1,'0123456789abcdef0123456789abcdef','gn:11','Tarvo',10.5,20.25,'settlement','XX','01','0101',5000,11,'');
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,              -- as the caller gave it, ISO 8601
    finished TEXT,                      -- NULL: it did not come to its end
    code TEXT NOT NULL, grammar TEXT NOT NULL, data TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0, replaced INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "runs" VALUES(1,'2022-09-10T06:00:00Z','2022-09-10T06:00:05Z','1','g1','d1',2,0,0,0,0);
CREATE INDEX places_by_place_id ON places (place_id);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_place ON claims (place);
COMMIT;
PRAGMA user_version = 1;
