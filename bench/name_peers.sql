-- Names of the shipped atlas, and the texts that are looked for among them.
-- Each of the other ways has a table and an index of its own.
CREATE EXTENSION pg_trgm;
CREATE EXTENSION fuzzystrmatch;
CREATE SCHEMA bench;
CREATE TABLE bench.name AS
	SELECT lower(name) AS name, min(product_id) AS product_id, count(DISTINCT product_id) > 1 AS doubtful
	FROM (SELECT name, id AS product_id FROM atlas.effective_product UNION SELECT name_zh, id FROM atlas.effective_product WHERE name_zh IS NOT NULL
		  UNION SELECT name, product_id FROM atlas.product_name) n GROUP BY lower(name);
CREATE UNIQUE INDEX name_name ON bench.name (name) INCLUDE (product_id);

CREATE TABLE bench.name_gin AS SELECT name, product_id FROM bench.name;
CREATE INDEX name_gin_name ON bench.name_gin USING gin (name gin_trgm_ops) WITH (fastupdate = off);
CREATE TABLE bench.name_gist AS SELECT name, product_id FROM bench.name;
CREATE INDEX name_gist_name ON bench.name_gist USING gist (name gist_trgm_ops);
-- Longer signatures: fewer pages that are read in vain.
CREATE TABLE bench.name_long AS SELECT name, product_id FROM bench.name;
CREATE INDEX name_long_name ON bench.name_long USING gist (name gist_trgm_ops(siglen = 256));
CREATE TABLE bench.name_plain AS SELECT name, product_id FROM bench.name;

CREATE UNLOGGED TABLE bench.misspelt (id int, text text, product_id int);
CREATE UNLOGGED TABLE bench.title (id int, text text, product_id int);
CREATE UNLOGGED TABLE bench.address (id int, text text);
