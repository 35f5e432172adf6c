-- The views for looking at: their form, that they say what the tables say, and
-- what they make of rows of the user's own.
\set VERBOSITY terse
\set SHOW_CONTEXT never
\pset null '(null)'
SET client_min_messages = warning;

-- Form: a whole number first, types that every client knows, a point last, a comment on everything.
CREATE TEMP VIEW looked_at AS
SELECT c.oid, c.relname, c.reloptions FROM pg_class c
WHERE c.relnamespace = 'atlas'::regnamespace AND c.relkind = 'v' AND (c.relname ~ '_overview$' OR c.relname IN ('contradiction', 'coverage'));
SELECT v.relname, count(*) FILTER (WHERE a.attnum = 1 AND a.attname = 'id' AND a.atttypid = 'int4'::regtype) AS id_first,
	   count(*) FILTER (WHERE format_type(a.atttypid, NULL) NOT IN ('integer', 'text', 'double precision', 'boolean', 'geometry')) AS odd_types,
	   max(format_type(a.atttypid, a.atttypmod)) FILTER (WHERE a.attname = 'geom' AND a.attnum = n.columns) AS last,
	   count(*) FILTER (WHERE a.atttypid = 'geometry'::regtype) AS geometries,
	   count(*) FILTER (WHERE COALESCE(col_description(v.oid, a.attnum), '') = '') + (COALESCE(obj_description(v.oid, 'pg_class'), '') = '')::int AS uncommented
FROM looked_at v JOIN pg_attribute a ON a.attrelid = v.oid AND a.attnum > 0, LATERAL (SELECT max(attnum) AS columns FROM pg_attribute WHERE attrelid = v.oid) n
GROUP BY v.oid, v.relname ORDER BY v.relname;
SELECT count(*) AS not_as_the_caller FROM looked_at
WHERE current_setting('server_version_num')::int >= 150000 AND NOT COALESCE('security_invoker=true' = ANY (reloptions), false);
CREATE FUNCTION pg_temp.ids_are_a_key(view_name name) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	answer boolean;
BEGIN
	EXECUTE format('SELECT count(*) = count(DISTINCT id) FROM atlas.%I', view_name) INTO answer;
	RETURN answer;
END $$;
SELECT string_agg(relname, ' ') AS without_a_key FROM looked_at WHERE NOT pg_temp.ids_are_a_key(relname);

-- A row for everything that shows, and nothing else.
SELECT (SELECT array_agg(id ORDER BY id) FROM atlas.cluster_overview) = (SELECT array_agg(id ORDER BY id) FROM atlas.effective_cluster) AS clusters,
	   (SELECT array_agg(id ORDER BY id) FROM atlas.specialisation_overview) = (SELECT array_agg(id ORDER BY id) FROM atlas.effective_specialisation) AS specialisations,
	   (SELECT array_agg(id ORDER BY id) FROM atlas.product_overview) = (SELECT array_agg(id ORDER BY id) FROM atlas.effective_product) AS products,
	   (SELECT array_agg(id ORDER BY id) FROM atlas.province_overview) = (SELECT array_agg(id ORDER BY id) FROM atlas.effective_place WHERE level = 'province') AS provinces,
	   (SELECT array_agg(id ORDER BY id) FROM atlas.claim_overview) = (SELECT array_agg(id ORDER BY id) FROM atlas.effective_claim) AS claims,
	   (SELECT count(*) FROM atlas.coverage) = (SELECT count(*) FROM atlas.effective_source) * (SELECT count(*) FROM atlas.effective_product WHERE parent_id IS NULL) AS coverage;

-- The same things by another way: parents walked one by one, counts taken from the tables.
CREATE FUNCTION pg_temp.province_of(INOUT up int, OUT name text) LANGUAGE plpgsql AS $$
DECLARE
	p record;
BEGIN
	LOOP
		SELECT * INTO p FROM atlas.place q WHERE q.id = up;
		EXIT WHEN NOT FOUND OR p.level = 'province';
		up := p.parent_id;
	END LOOP;
	name := p.name;
END $$;
CREATE FUNCTION pg_temp.path_of(up int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	p record;
	path text;
BEGIN
	WHILE up IS NOT NULL LOOP
		SELECT * INTO p FROM atlas.product q WHERE q.id = up;
		path := concat_ws(' > ', p.name, path);
		up := p.parent_id;
	END LOOP;
	RETURN path;
END $$;
CREATE TEMP TABLE province_of AS SELECT c.id, (pg_temp.province_of(c.place_id)).name FROM atlas.cluster c;
SELECT count(*) AS wrong FROM atlas.cluster_overview o JOIN atlas.cluster c ON c.id = o.id
WHERE (o.province IS NOT DISTINCT FROM (SELECT v.name FROM province_of v WHERE v.id = c.id) AND o.name = c.name AND ST_Equals(o.geom, c.location::geometry)
	   AND o.longitude = ST_X(o.geom) AND o.latitude = ST_Y(o.geom)
	   AND o.product_count = (SELECT count(*) FROM atlas.specialisation s WHERE s.cluster_id = c.id)
	   AND o.product_count = COALESCE(array_length(string_to_array(o.products, '; '), 1), 0)
	   AND o.quality_max_rank IS NOT DISTINCT FROM (SELECT max(s.quality_max::int) FROM atlas.specialisation s WHERE s.cluster_id = c.id)
	   AND o.quality_min_rank IS NOT DISTINCT FROM (SELECT min(s.quality_min::int) FROM atlas.specialisation s WHERE s.cluster_id = c.id)
	   AND o.quality_max IS NOT DISTINCT FROM (SELECT label FROM quality_tiers() WHERE rank = o.quality_max_rank)
	   AND o.sources = (SELECT count(DISTINCT source_id) FROM atlas.claim k WHERE k.cluster_id = c.id)
	   AND o.claims = (SELECT count(*) FROM atlas.claim k WHERE k.cluster_id = c.id)) IS NOT TRUE;
SELECT count(*) AS wrong FROM atlas.specialisation_overview o JOIN atlas.specialisation s ON s.id = o.id JOIN atlas.product p ON p.id = s.product_id
WHERE (o.product = p.name AND o.parent_id IS NOT DISTINCT FROM p.parent_id AND o.sector = split_part(pg_temp.path_of(p.id), ' > ', 1)
	   AND o.sources = (SELECT count(DISTINCT source_id) FROM atlas.claim k WHERE k.cluster_id = s.cluster_id AND k.product_id = s.product_id)
	   AND ROW(o.national_share, o.global_share, o.rank, o.as_of, o.price) IS NOT DISTINCT FROM ROW(s.national_share, s.global_share, s.rank, s.as_of, s.price)
	   AND ROW(o.quality_min, o.quality_max) IS NOT DISTINCT FROM ROW(s.quality_min::text, s.quality_max::text)) IS NOT TRUE;
SELECT count(*) AS wrong FROM atlas.product_overview o
WHERE (o.path = pg_temp.path_of(o.id) AND o.depth = array_length(string_to_array(o.path, ' > '), 1) - 1
	   AND o.clusters = (SELECT count(DISTINCT s.cluster_id) FROM atlas.specialisation_overview s JOIN atlas.product_ancestor a ON a.product_id = s.product_id WHERE a.ancestor_id = o.id)
	   AND o.national_share IS NOT DISTINCT FROM (SELECT max(national_share) FROM atlas.specialisation s WHERE s.product_id = o.id)) IS NOT TRUE;
SELECT count(*) AS wrong FROM atlas.province_overview o
WHERE (o.clusters = o.quality_high + o.quality_medium + o.quality_low + o.quality_unknown
	   AND o.clusters = (SELECT count(*) FROM province_of v WHERE v.name = o.name)
	   AND o.products = (SELECT count(DISTINCT s.product_id) FROM atlas.specialisation s JOIN province_of v ON v.id = s.cluster_id WHERE v.name = o.name)
	   AND o.sector_count = COALESCE(array_length(string_to_array(o.sectors, '; '), 1), 0) AND ST_X(o.geom) = o.longitude) IS NOT TRUE;
SELECT sum(claims) = (SELECT count(*) FROM atlas.claim) AS all_claims,
	   bool_and(specialisations <= claims AND (claims = 0) = (clusters = 0) AND provinces <= clusters) AS sound FROM atlas.coverage;
SELECT count(*) AS wrong FROM atlas.claim_overview o JOIN atlas.claim k ON k.id = o.id JOIN atlas.source s ON s.id = k.source_id
WHERE (o.source = s.title AND o.source_url IS NOT DISTINCT FROM s.url AND o.metric = k.metric AND o.op = k.op AND o.value IS NOT DISTINCT FROM k.value) IS NOT TRUE;

-- Every shipped figure comes from a followed claim that this view shows.
SELECT count(*) AS without_claim FROM atlas.specialisation_overview s
WHERE s.national_share IS NOT NULL AND NOT EXISTS (
	SELECT FROM atlas.claim_overview k WHERE k.cluster_id = s.cluster_id AND k.product_id = s.product_id AND k.followed AND k.value = s.national_share AND k.scope ~ '^national');

SELECT atlas_version() = (SELECT default_version FROM pg_available_extensions WHERE name = 'cluster_atlas') AS version, atlas_fingerprint() ~ '^[0-9a-f]{64}$' AS fingerprint;

-- Rows of the user's own.
BEGIN;
CREATE FUNCTION pg_temp.place_id(text) RETURNS int LANGUAGE sql AS 'SELECT id FROM atlas.place WHERE slug = $1 ORDER BY id DESC LIMIT 1';
INSERT INTO atlas.source (slug, title, publisher, published, url) VALUES ('test-a', 'Almanac A', 'House A', '2020', 'https://example.org/a'), ('test-b', 'Book B', NULL, NULL, NULL), ('test-c', 'Silent C', NULL, NULL, NULL);
INSERT INTO atlas.place (slug, level, name, name_zh, parent_id, location) VALUES
	('test-town', 'town', 'Testtown', '试镇', pg_temp.place_id('zhuji-shaoxing'), 'POINT(120.3 29.8)'),
	('test-far', 'town', 'Fartown', NULL, pg_temp.place_id('fujian'), 'POINT(118 25)');
INSERT INTO atlas.region_member (region_id, place_id) SELECT pg_temp.place_id('yangtze-river-delta'), pg_temp.place_id('test-far');
INSERT INTO atlas.product (slug, name, name_zh, parent_id) VALUES ('test-sector', 'test goods', '试品', NULL);
INSERT INTO atlas.product (slug, name, parent_id) SELECT v.slug, v.name, p.id FROM atlas.product p, (VALUES ('test-cups', 'cups'), ('test-bowls', 'bowls')) v (slug, name) WHERE p.slug = 'test-sector';
INSERT INTO atlas.cluster (slug, name, name_zh, place_id, location, radius_m, role, title) VALUES
	('test-one', 'Testtown goods', '试镇试品', pg_temp.place_id('test-town'), 'POINT(120.3 29.8)', 5000, 'production', 'Cup Town'),
	('test-two', 'Testtown market', NULL, pg_temp.place_id('test-town'), 'POINT(120.31 29.81)', 500, 'market', NULL),
	('test-shao', 'Shaoxing goods', NULL, pg_temp.place_id('shaoxing-zhejiang'), 'POINT(120.6 30)', 5000, 'production', NULL),
	('test-far', 'Fartown goods', NULL, pg_temp.place_id('test-far'), 'POINT(118 25)', 5000, 'production', NULL),
	('test-delta', 'Delta goods', NULL, pg_temp.place_id('yangtze-river-delta'), 'POINT(121.5 31.2)', 5000, 'production', NULL);
CREATE FUNCTION pg_temp.cluster_id(text) RETURNS int LANGUAGE sql AS 'SELECT id FROM atlas.cluster WHERE slug = $1';
CREATE FUNCTION pg_temp.product_id(text) RETURNS int LANGUAGE sql AS 'SELECT id FROM atlas.product WHERE slug = $1';
CREATE FUNCTION pg_temp.source_id(text) RETURNS int LANGUAGE sql AS 'SELECT id FROM atlas.source WHERE slug = $1';
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max, price, national_share, rank, as_of) VALUES
	(pg_temp.cluster_id('test-one'), pg_temp.product_id('test-cups'), 'low', 'medium', 'low', 0.6, 1, 2019),
	(pg_temp.cluster_id('test-one'), pg_temp.product_id('test-bowls'), 'medium', 'high', NULL, 0.25, 3, NULL),
	(pg_temp.cluster_id('test-two'), pg_temp.product_id('test-sector'), NULL, NULL, NULL, NULL, NULL, NULL);
SELECT name, name_zh, place, place_zh, level, prefecture, province, province_zh, products, products_zh, product_count, quality_min, quality_max, quality_min_rank, quality_max_rank,
	   national_share, global_share, rank, title, role, sources, claims, own, longitude, latitude, ST_AsText(geom) AS geom
FROM atlas.cluster_overview WHERE id >= 1000000 ORDER BY slug COLLATE "C" \gx
SELECT product, parent, sector, sector_zh, cluster, place, prefecture, quality_min, quality_max, price, national_share, rank, as_of, sources, own FROM atlas.specialisation_overview WHERE id >= 1000000 ORDER BY id;
SELECT name, path, depth, clusters, places, provinces, specialisations, quality_min, quality_max, national_share FROM atlas.product_overview WHERE id >= 1000000 ORDER BY id;

-- Which claims exclude each other?  Numbers one by one, the kind each pair should get beside it.
CREATE FUNCTION pg_temp.claim(note text, cluster text, product text, source text, metric text, op text, value float8, word text, unit text, scope text, year int, followed boolean DEFAULT false)
RETURNS void LANGUAGE sql AS $$
	INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric, op, value, value_text, unit, scope, as_of, followed, note)
	SELECT pg_temp.cluster_id(cluster), pg_temp.product_id(product), pg_temp.source_id(source), metric, op, value, word, unit, scope, year, followed, note
$$;
SELECT count(*) AS claims FROM (VALUES
	('equal: none', '=', 10, '=', 10, NULL, NULL), ('values', '=', 10, '=', 12, NULL, NULL), ('same year: values', '=', 10, '=', 12, 2010, 2010), ('years', '=', 10, '=', 12, 2010, 2011),
	('one year: values', '=', 10, '=', 12, 2010, NULL), ('about, near: none', '~', 10, '=', 10.9, NULL, NULL), ('about, far: values', '~', 10, '=', 11.1, NULL, NULL),
	('both about: none', '~', 10, '~', 12, NULL, NULL), ('both about, far: values', '~', 10, '~', 13, NULL, NULL), ('more and more: none', '>', 10, '>', 500, NULL, NULL),
	('a range: none', '>=', 10, '<=', 12, NULL, NULL), ('an impossible range: values', '>=', 12, '<=', 10, NULL, NULL), ('more, not less: values', '>', 10, '=', 9, NULL, NULL),
	('touching: none', '>=', 10, '=', 10, NULL, NULL), ('less: values', '<', 10, '=', 11, NULL, NULL)) v (note, op_a, a, op_b, b, year_a, year_b),
	LATERAL (SELECT replace(regexp_replace(v.note, '[^a-z]+', '_', 'g'), 'none', 'x') AS metric) m,
	LATERAL (SELECT pg_temp.claim(v.note, 'test-one', 'test-cups', 'test-a', m.metric, v.op_a, v.a, NULL, 'firms', NULL, v.year_a)) one,
	LATERAL (SELECT pg_temp.claim(v.note, 'test-two', 'test-cups', 'test-b', m.metric, v.op_b, v.b, NULL, 'firms', NULL, v.year_b)) two;
SELECT pg_temp.claim('other unit: none', 'test-one', 'test-cups', 'test-a', 'output_value', '=', 1, NULL, 'CNY', NULL, NULL), pg_temp.claim('other unit: none', 'test-one', 'test-cups', 'test-b', 'output_value', '=', 2, NULL, 'USD', NULL, NULL),
	   pg_temp.claim('other scope: none', 'test-one', 'test-cups', 'test-a', 'rank', '=', 1, NULL, 'rank', 'national', NULL), pg_temp.claim('other scope: none', 'test-one', 'test-cups', 'test-b', 'rank', '=', 2, NULL, 'rank', 'global', NULL),
	   pg_temp.claim('other product: none', 'test-one', 'test-cups', 'test-a', 'sales', '=', 1, NULL, 'CNY', NULL, NULL), pg_temp.claim('other product: none', 'test-one', 'test-bowls', 'test-b', 'sales', '=', 2, NULL, 'CNY', NULL, NULL),
	   pg_temp.claim('other place: none', 'test-one', 'test-cups', 'test-a', 'workers', '=', 1, NULL, 'persons', NULL, NULL), pg_temp.claim('other place: none', 'test-far', 'test-cups', 'test-b', 'workers', '=', 2, NULL, 'persons', NULL, NULL),
	   pg_temp.claim('tiers: values', 'test-one', 'test-bowls', 'test-a', 'quality', '=', NULL, 'low', NULL, NULL, NULL), pg_temp.claim('tiers: values', 'test-one', 'test-bowls', 'test-b', 'quality', '=', NULL, 'high', NULL, NULL, NULL),
	   pg_temp.claim('tiers, a range: none', 'test-far', 'test-bowls', 'test-a', 'quality', '>=', NULL, 'low', NULL, NULL, NULL), pg_temp.claim('tiers, a range: none', 'test-far', 'test-bowls', 'test-b', 'quality', '<=', NULL, 'high', NULL, NULL, NULL),
	   pg_temp.claim('words: none', 'test-one', 'test-cups', 'test-a', 'title', '=', NULL, 'Cup Town', NULL, NULL, NULL), pg_temp.claim('words: none', 'test-one', 'test-cups', 'test-b', 'title', '=', NULL, 'Bowl Town', NULL, NULL, NULL) \gset dummy
SELECT count(*) AS pairs, count(*) FILTER (WHERE a.note !~ CASE c.kind WHEN 'values differ' THEN 'values$' WHEN 'years differ' THEN '^years$' ELSE 'x' END OR a.note <> b.note) AS wrong
FROM atlas.contradiction c JOIN atlas.claim a ON a.id = c.claim_a JOIN atlas.claim b ON b.id = c.claim_b WHERE c.product_id >= 1000000;
SELECT DISTINCT note AS missed FROM atlas.claim k WHERE id >= 1000000 AND note ~ '(values|years)$' AND NOT EXISTS (SELECT FROM atlas.contradiction c WHERE k.id IN (c.claim_a, c.claim_b));
SELECT kind, product, place, province, metric, cluster_a, source_a, op_a, value_a, text_a, as_of_a, followed_a, cluster_b, source_b, text_b, total, detail
FROM atlas.contradiction WHERE product_id >= 1000000 AND metric IN ('quality', 'years') ORDER BY metric \gx

-- Shares of one whole: a place once, none within another, upper bounds not counted.
SELECT pg_temp.claim('share', 'test-one', 'test-cups', 'test-a', 'output_share', '=', 0.6, NULL, 'fraction', 'national', 2019, true), pg_temp.claim('share', 'test-two', 'test-cups', 'test-b', 'output_share', '>', 0.55, NULL, 'fraction', 'national', 2019, true),
	   pg_temp.claim('share', 'test-shao', 'test-cups', 'test-a', 'output_share', '=', 0.7, NULL, 'fraction', 'national', 2019, true), pg_temp.claim('share', 'test-far', 'test-cups', 'test-a', 'output_share', '=', 0.35, NULL, 'fraction', 'national', 2019, true),
	   pg_temp.claim('share', 'test-far', 'test-bowls', 'test-a', 'output_share', '=', 0.7, NULL, 'fraction', 'national', 2019, true), pg_temp.claim('share', 'test-one', 'test-bowls', 'test-a', 'market_share', '=', 0.7, NULL, 'fraction', 'national', 2019, true),
	   pg_temp.claim('share', 'test-shao', 'test-bowls', 'test-a', 'output_share', '<', 0.7, NULL, 'fraction', 'national', 2019, true), pg_temp.claim('share', 'test-one', 'test-bowls', 'test-b', 'output_share', '=', 0.9, NULL, 'fraction', 'national', 2019, false) \gset dummy
SELECT product, metric, scope, total, claim_a, place, detail FROM atlas.contradiction WHERE kind = 'shares exceed the whole' AND product_id >= 1000000;
-- a region holds the far town: its share is part of the region's, and so is that of every place of its provinces
SELECT pg_temp.claim('share', 'test-delta', 'test-cups', 'test-a', 'output_share', '=', 0.9, NULL, 'fraction', 'national', 2019, true) \gset dummy
SELECT count(*) AS none FROM atlas.contradiction WHERE kind = 'shares exceed the whole' AND product_id >= 1000000;

-- Silence shows as zeros.
SELECT source, sector, clusters, provinces, products, specialisations, claims > 0 AS speaks FROM atlas.coverage WHERE source_id >= 1000000 AND sector_id >= 1000000 ORDER BY source;
SELECT count(*) > 20 AS zeros FROM atlas.coverage WHERE source = 'Silent C' AND claims = 0;

-- What is hidden here is hidden there, and an ordinary role reads all.
INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', id FROM atlas.cluster WHERE slug = 'datang-socks';
SELECT count(*) AS shown FROM (SELECT cluster_id FROM atlas.specialisation_overview UNION ALL SELECT id FROM atlas.cluster_overview UNION ALL SELECT cluster_id FROM atlas.claim_overview) v
JOIN atlas.cluster c ON c.id = v.cluster_id WHERE c.slug = 'datang-socks';
CREATE ROLE atlas_reader;
SET LOCAL ROLE atlas_reader;
SELECT count(*) > 0 AS reads FROM atlas.cluster_overview, atlas.coverage LIMIT 1;
SELECT count(*) > 0 AS reads FROM atlas.contradiction;
ROLLBACK;
