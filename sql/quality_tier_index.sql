-- quality_tier in indexes, constraints, partitions and statistics.
-- Each line of output says what was tried, and then whether it holds.
\pset format unaligned
\pset tuples_only on

-- does the plan search this index, and for every row that a scan of the table finds?
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan;
END
$$;
CREATE FUNCTION pg_temp.searches(index text, query text) RETURNS text LANGUAGE plpgsql
SET enable_seqscan = off SET enable_indexscan = on SET enable_bitmapscan = on SET enable_indexonlyscan = on AS $$
DECLARE
	with_index text;
	without text;
BEGIN
	IF NOT jsonb_path_exists(pg_temp.plan_of(query), '$.** ? (@."Index Name" == $index && exists(@."Index Cond"))', jsonb_build_object('index', index)) THEN
		RETURN 'index not used';
	END IF;
	EXECUTE format('SELECT count(*) || '' rows, '' || coalesce(sum(id), 0) FROM (%s) AS q', query) INTO with_index;
	SET LOCAL enable_seqscan = on;
	SET LOCAL enable_indexscan = off;
	SET LOCAL enable_bitmapscan = off;
	SET LOCAL enable_indexonlyscan = off;
	EXECUTE format('SELECT count(*) || '' rows, '' || coalesce(sum(id), 0) FROM (%s) AS q', query) INTO without;
	RETURN CASE WHEN with_index = without THEN with_index ELSE 'index: ' || with_index || ', table: ' || without END;
END
$$;

CREATE TEMP TABLE tiered (id integer, tier quality_tier, product integer);
INSERT INTO tiered SELECT n, CASE WHEN n <= 18000 THEN 'low' WHEN n <= 19900 THEN 'medium' WHEN n <= 20000 THEN 'high' END::text::quality_tier, n % 10
FROM generate_series(1, 21000) AS n;

-- statistics, and what the planner makes of them
ANALYZE tiered;
SELECT null_frac, n_distinct, most_common_vals, most_common_freqs, histogram_bounds IS NULL AS no_histogram FROM pg_stats WHERE tablename = 'tiered' AND attname = 'tier';
CREATE FUNCTION pg_temp.estimate(condition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	found integer;
BEGIN
	EXECUTE format('SELECT count(*) FROM tiered WHERE %s', condition) INTO found;
	RETURN format('%s estimated, %s found', pg_temp.plan_of(format('SELECT * FROM tiered WHERE %s', condition)) #>> '{0,Plan,Plan Rows}', found);
END
$$;
SELECT condition, pg_temp.estimate(condition)
FROM unnest(ARRAY['tier = ''high''', 'tier <> ''high''', 'tier < ''medium''', 'tier <= ''medium''', 'tier > ''medium''', 'tier >= ''medium''',
	'tier IN (''low'', ''high'')', 'tier BETWEEN ''medium'' AND ''high''', 'tier IS NULL']) AS condition;
SELECT 'join estimate', abs((pg_temp.plan_of('SELECT FROM tiered a JOIN tiered b USING (tier)') #>> '{0,Plan,Plan Rows}')::numeric / sum(count * count) - 1) < 0.01
FROM (SELECT count(*) FROM tiered WHERE tier IS NOT NULL GROUP BY tier) AS t;

-- btree: equality, ranges, order, max and min; equal tiers share one entry
CREATE INDEX tiered_btree ON tiered (tier);
SELECT query, pg_temp.searches('tiered_btree', 'SELECT id FROM tiered WHERE ' || query)
FROM unnest(ARRAY['tier = ''high''', 'tier < ''medium''', 'tier <= ''medium''', 'tier > ''medium''', 'tier >= ''medium''', '''high'' <= tier', 'tier = ''Premium''',
	'tier IN (''low'', ''high'')', 'tier = ANY (''{low,high}'')', 'tier BETWEEN ''medium'' AND ''high''', 'tier IS NULL', 'tier = (10 + 20)::quality_tier']) AS query;
SELECT 'max in the index', jsonb_path_exists(pg_temp.plan_of('SELECT max(tier) FROM tiered'), '$.** ? (@."Node Type" == "Limit").** ? (@."Index Name" == "tiered_btree")');
SELECT max(tier), min(tier) FROM tiered;
SELECT 'order from the index', jsonb_path_exists(pg_temp.plan_of('SELECT * FROM tiered ORDER BY tier DESC LIMIT 3'), '$.** ? (@."Index Name" == "tiered_btree")');
CREATE INDEX tiered_plain ON tiered (tier) WITH (deduplicate_items = off);
SELECT 'deduplicated: less than half as large', pg_relation_size('tiered_btree') < pg_relation_size('tiered_plain') / 2;
DROP INDEX tiered_btree, tiered_plain;
CREATE INDEX tiered_two ON tiered (product, tier DESC);
SELECT 'second column', pg_temp.searches('tiered_two', 'SELECT id FROM tiered WHERE product = 3 AND tier >= ''medium''');
DROP INDEX tiered_two;
CREATE INDEX tiered_partial ON tiered (id) WHERE tier >= 'medium';
SELECT 'partial', pg_temp.searches('tiered_partial', 'SELECT id FROM tiered WHERE id > 5 AND tier > ''medium''');
DROP INDEX tiered_partial;

CREATE INDEX tiered_hash ON tiered USING hash (tier);
SELECT 'hash', pg_temp.searches('tiered_hash', 'SELECT id FROM tiered WHERE tier = ''medium''');
SELECT 'hash, not there', pg_temp.searches('tiered_hash', 'SELECT id FROM tiered WHERE product > 10 AND tier = ''high''');
DROP INDEX tiered_hash;

CREATE INDEX tiered_brin ON tiered USING brin (tier) WITH (pages_per_range = 4);
SELECT query, pg_temp.searches('tiered_brin', 'SELECT id FROM tiered WHERE ' || query)
FROM unnest(ARRAY['tier = ''high''', 'tier < ''medium''', 'tier <= ''medium''', 'tier > ''medium''', 'tier >= ''medium''']) AS query;
INSERT INTO tiered VALUES (21001, 'high', 1), (21002, NULL, 1);
UPDATE tiered SET tier = 'high' WHERE id = 4;
SELECT 'brin, after changes', pg_temp.searches('tiered_brin', 'SELECT id FROM tiered WHERE tier = ''high''');
DROP INDEX tiered_brin;

ALTER TABLE tiered ADD bought quality_tier[];
UPDATE tiered SET bought = ARRAY[tier, 'medium'];
CREATE INDEX tiered_gin ON tiered USING gin (bought);
SELECT 'arrays in gin', pg_temp.searches('tiered_gin', 'SELECT id FROM tiered WHERE bought @> ''{high}''');
CREATE INDEX tiered_expression ON tiered ((CASE WHEN id % 1000 = 0 THEN 'premium' ELSE 'economy' END::text::quality_tier));
SELECT 'expression', pg_temp.searches('tiered_expression', 'SELECT id FROM tiered WHERE CASE WHEN id % 1000 = 0 THEN ''premium'' ELSE ''economy'' END::text::quality_tier = ''high''');

-- constraints
CREATE TEMP TABLE grade (tier quality_tier PRIMARY KEY, label text GENERATED ALWAYS AS (CASE tier WHEN 'low' THEN 'C' WHEN 'medium' THEN 'B' ELSE 'A' END) STORED);
INSERT INTO grade VALUES ('medium'), ('low');
INSERT INTO grade VALUES ('Mid-Range');
INSERT INTO grade VALUES ('middle') ON CONFLICT (tier) DO UPDATE SET tier = 'high';
SELECT * FROM grade ORDER BY tier;
CREATE TEMP TABLE offer (id integer, tier quality_tier REFERENCES grade ON UPDATE CASCADE, EXCLUDE USING hash (tier WITH =) WHERE (id > 10));
INSERT INTO offer VALUES (1, 'low'), (2, 'high'), (3, NULL);
INSERT INTO offer VALUES (4, 'medium');
UPDATE grade SET tier = 'medium' WHERE tier = 'high';
SELECT * FROM offer ORDER BY id;
INSERT INTO offer VALUES (11, 'low'), (12, 'economy');

-- partitions: rows go where they belong, and queries read only those
CREATE FUNCTION pg_temp.reads(query text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(DISTINCT trim(name::text, '"') COLLATE "C", ' ') FROM jsonb_path_query(pg_temp.plan_of(query), '$.**."Relation Name"') AS name
$$;
CREATE TEMP TABLE by_list (id integer, tier quality_tier) PARTITION BY LIST (tier);
CREATE TEMP TABLE list_low PARTITION OF by_list FOR VALUES IN ('low', NULL);
CREATE TEMP TABLE list_rest PARTITION OF by_list FOR VALUES IN ('medium', 'premium');
CREATE TEMP TABLE list_twice PARTITION OF by_list FOR VALUES IN ('high-end');
CREATE TEMP TABLE by_range (id integer, tier quality_tier) PARTITION BY RANGE (tier);
CREATE TEMP TABLE range_low PARTITION OF by_range FOR VALUES FROM (MINVALUE) TO ('medium');
CREATE TEMP TABLE range_rest PARTITION OF by_range FOR VALUES FROM ('medium') TO (MAXVALUE);
CREATE TEMP TABLE by_hash (id integer, tier quality_tier) PARTITION BY HASH (tier);
CREATE TEMP TABLE hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TEMP TABLE hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TEMP TABLE hash_2 PARTITION OF by_hash FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO by_list SELECT id, tier FROM tiered;
INSERT INTO by_range SELECT id, tier FROM tiered WHERE tier IS NOT NULL;
INSERT INTO by_hash SELECT id, tier FROM tiered;
SELECT tableoid::regclass, tier, count(*) FROM by_list GROUP BY 1, 2 ORDER BY 1, 2;
SELECT tableoid::regclass, tier, count(*) FROM by_range GROUP BY 1, 2 ORDER BY 1, 2;
SELECT tableoid::regclass, tier, count(*) FROM by_hash GROUP BY 1, 2 ORDER BY 1, 2;
SELECT condition, pg_temp.reads('SELECT * FROM by_list WHERE ' || condition) AS list, pg_temp.reads('SELECT * FROM by_range WHERE ' || condition) AS range,
	pg_temp.reads('SELECT * FROM by_hash WHERE ' || condition) AS hash
FROM unnest(ARRAY['tier = ''low''', 'tier = ''medium''', 'tier > ''low''', 'tier < ''medium''', 'tier = ''low''::text', '''medium''::varchar <= tier']) AS condition;
