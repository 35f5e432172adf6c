-- An index on the points helps in_cluster(), and changes no answer.
\set VERBOSITY terse
SET client_min_messages = warning;
SET jit = off;
SELECT setseed(0.5);

-- Clusters of the user's own where boxes are difficult: at the poles, on the
-- date line, on the equator, of every size up to a quarter of the earth.
BEGIN;
INSERT INTO atlas.place (slug, level, name, location) VALUES ('index-place', 'town', 'Index place', 'POINT(0 0)');
INSERT INTO atlas.product (slug, name) SELECT 'index-' || n, 'index ' || n FROM generate_series(1, 60) n;
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
SELECT 'index-' || n, 'Index ' || n, p.id,
	   ST_Point(CASE n % 4 WHEN 0 THEN 180 WHEN 1 THEN -179.99 ELSE random() * 360 - 180 END,
				CASE n % 6 WHEN 0 THEN 90 WHEN 1 THEN -90 WHEN 2 THEN 0 ELSE random() * 180 - 90 END)::geography,
	   10 ^ (3 + 4 * random()) * 0.999
FROM generate_series(1, 120) n, atlas.place p WHERE p.slug = 'index-place';
INSERT INTO atlas.specialisation (cluster_id, product_id)
SELECT c.id, p.id FROM atlas.cluster c, atlas.product p
WHERE c.slug ~ '^index-' AND (p.slug = c.slug OR (c.id % 60 > 50 AND p.slug = 'index-' || 1 + c.id % 60));
COMMIT;

-- Points anywhere, and on the rims of the clusters: a metre inside and outside.
CREATE TABLE spot (id int, geog geography(Point, 4326), geom geometry(Point));
INSERT INTO spot SELECT n, ST_Point(random() * 360 - 180, degrees(asin(2 * random() - 1)))::geography FROM generate_series(1, 1500) n;
INSERT INTO spot SELECT 4000 + n, ST_Point(98 + random() * 26, 20 + random() * 25)::geography FROM generate_series(1, 1500) n;
INSERT INTO spot SELECT 8000, ST_Project(c.location, c.radius_m + side, radians(azimuth))::geography
FROM atlas.cluster c, generate_series(0, 315, 45) azimuth, unnest(ARRAY[-1, 1]) side WHERE c.slug ~ '^index-';
INSERT INTO spot VALUES (9000, 'POINT(180 0)'), (9001, 'POINT(-180 0)'), (9002, 'POINT(0 90)'), (9003, 'POINT(0 -90)'), (9004, 'POINT EMPTY'), (9005, NULL);
UPDATE spot SET geom = geog::geometry;
CREATE INDEX spot_geog ON spot USING gist (geog);
CREATE INDEX spot_cast ON spot USING gist ((geom::geography));
ANALYZE spot;

CREATE FUNCTION plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS off) ' || query LOOP
		IF line ~ '(Index|BRIN).* on ' OR line ~ 'using' THEN
			RETURN substring(line FROM '(?:using|on) (\w+)');
		END IF;
	END LOOP;
	RETURN 'no index';
END
$$;

-- One that reaches little is worth an index, one that is nearly everywhere is not.
SELECT plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geog)$$) AS small,
	   plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geom)$$) AS of_the_cast,
	   plan_of($$SELECT FROM spot WHERE in_cluster(NULL, geog)$$) AS no_product,
	   plan_of($$SELECT FROM spot WHERE NOT in_cluster('lighters', geog)$$) AS outside,
	   plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geog) IS NOT FALSE$$) AS otherwise,
	   plan_of($$SELECT FROM spot, atlas.product p WHERE in_cluster(p.name, geog)$$) AS of_a_join,
	   plan_of($$SELECT FROM spot WHERE in_cluster(left('lighters', (10 + random())::int), geog)$$) AS volatile;
BEGIN;
SET LOCAL enable_bitmapscan = off;
EXPLAIN (COSTS off) SELECT FROM spot WHERE in_cluster('lighters', geog);
ROLLBACK;
BEGIN;
SET LOCAL enable_seqscan = off;
SELECT plan_of($$SELECT FROM spot WHERE in_cluster('textiles', geog, NULL)$$) AS any_role;
ROLLBACK;

-- The same rows with and without, for every product and role.
CREATE FUNCTION inside(product text, role text, by_index bool) RETURNS TABLE (n bigint, ids bigint) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('enable_seqscan', (NOT by_index)::text, true);
	PERFORM set_config('enable_indexscan', by_index::text, true), set_config('enable_bitmapscan', by_index::text, true);
	RETURN QUERY EXECUTE format('SELECT count(*), sum(id * 7919 %% 10007) FROM (SELECT id FROM spot WHERE in_cluster(%1$L, geog, %2$L)
		UNION ALL SELECT id + 1 FROM spot WHERE in_cluster(%1$L, geom, %2$L)) s', product, role);
END
$$;
CREATE FUNCTION differ(every int) RETURNS TABLE (calls bigint, some_inside bigint, differ bigint) LANGUAGE sql AS $$
	SELECT count(*), count(*) FILTER (WHERE scan.n > 0), count(*) FILTER (WHERE scan IS DISTINCT FROM indexed)
	FROM atlas.product p, (VALUES ('production'), ('market'), (NULL)) role (role),
		 LATERAL inside(p.name, role.role, false) scan, LATERAL inside(p.name, role.role, true) indexed
	WHERE (p.slug ~ '^index-' OR p.id % 20 = 0) AND p.id % every = 0
$$;
SELECT calls > 60 AS many, some_inside > 40 AS some_inside, differ FROM differ(3);

-- Other kinds of index on geography.  PostGIS's SP-GiST takes no empty ones.
DROP INDEX spot_geog, spot_cast;
DELETE FROM spot WHERE ST_IsEmpty(geom);
VACUUM spot;
CREATE INDEX spot_geog ON spot USING spgist (geog);
SELECT plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geog)$$) AS sp_gist;
SELECT differ FROM differ(15);
DROP INDEX spot_geog;
CREATE INDEX spot_geog ON spot USING brin (geog) WITH (pages_per_range = 1);
BEGIN;
SET LOCAL enable_seqscan = off;
SELECT plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geog)$$) AS brin;
ROLLBACK;
SELECT differ FROM differ(15);
DROP INDEX spot_geog;
CREATE INDEX spot_geog ON spot USING gist (geog);
-- An index of geometries would miss what the cast brings back from out of range.
CREATE INDEX spot_geom ON spot USING gist (geom);
BEGIN;
SET LOCAL enable_seqscan = off;
SELECT plan_of($$SELECT FROM spot WHERE in_cluster('lighters', geom)$$) AS of_geometries;
ROLLBACK;

-- A plan that is kept asks for the bounds each time: clusters that come later are not missed.
SET plan_cache_mode = force_generic_plan;
SET enable_seqscan = off;
SET enable_indexscan = off;
PREPARE kept AS SELECT id FROM spot WHERE in_cluster('index 1', geog) AND id >= 9000 ORDER BY id;
EXPLAIN (COSTS off) EXECUTE kept;
UPDATE atlas.cluster SET location = 'POINT(50 50)', radius_m = 1000 WHERE slug = 'index-1';
UPDATE atlas.specialisation SET product_id = (SELECT id FROM atlas.product WHERE slug = 'index-2')
WHERE product_id = (SELECT id FROM atlas.product WHERE slug = 'index-1') AND cluster_id <> (SELECT id FROM atlas.cluster WHERE slug = 'index-1');
EXECUTE kept;
UPDATE atlas.cluster SET location = 'POINT(180 1)', radius_m = 200000 WHERE slug = 'index-1';
EXECUTE kept;
BEGIN;
UPDATE atlas.cluster SET location = 'POINT(77 -89)', radius_m = 200000 WHERE slug = 'index-1';
EXECUTE kept;
SAVEPOINT a;
UPDATE atlas.cluster SET location = 'POINT(77 89)' WHERE slug = 'index-1';
DECLARE c CURSOR FOR SELECT id FROM spot WHERE in_cluster('index 1', geog) AND id >= 9000 ORDER BY id;
UPDATE atlas.cluster SET location = 'POINT(50 50)' WHERE slug = 'index-1';
EXECUTE kept;
FETCH ALL FROM c;
CLOSE c;
ROLLBACK TO a;
EXECUTE kept;
ROLLBACK;
EXECUTE kept;
-- With a parameter the bounds are not known beforehand, nor whether the index pays.
PREPARE asked(text) AS SELECT count(*) FROM spot WHERE in_cluster($1, geog);
SELECT plan_of($$EXECUTE asked('lighters')$$) AS generic;
SET plan_cache_mode = force_custom_plan;
SELECT plan_of($$EXECUTE asked('lighters')$$) AS custom;
RESET plan_cache_mode;
RESET enable_seqscan;
RESET enable_indexscan;

-- Loaded boundaries: they may lie anywhere.
BEGIN;
DELETE FROM spot WHERE id = 8000 OR id % 8 <> 0;
CREATE TEMP TABLE areal AS
SELECT DISTINCT ON (c.place_id) p.name AS product, c.place_id
FROM atlas.cluster c JOIN atlas.place l ON l.id = c.place_id AND l.level = 'prefecture'
JOIN atlas.specialisation s ON s.cluster_id = c.id JOIN atlas.product p ON p.id = s.product_id
WHERE c.role = 'production' ORDER BY c.place_id, s.id LIMIT 6;
INSERT INTO atlas.place_boundary (place_id, boundary)
SELECT place_id, format('MULTIPOLYGON(((%1$s -50, %2$s -50, %2$s -40, %1$s -40, %1$s -50)))', place_id % 100, place_id % 100 + 3)::geography FROM areal WHERE place_id % 2 = 0;
SELECT count(*) AS products, count(*) FILTER (WHERE scan.n > 0) > 0 AS some_inside, count(*) FILTER (WHERE scan IS DISTINCT FROM indexed) AS differ
FROM areal, LATERAL inside(product, NULL, false) scan, LATERAL inside(product, NULL, true) indexed;
ROLLBACK;

-- Rows and costs that the planner expects.
CREATE FUNCTION expects(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;
SELECT expects($$SELECT FROM nearest_clusters('socks', 'POINT(120 30)')$$) AS five, expects($$SELECT FROM nearest_clusters('socks', 'POINT(120 30)', 20)$$) AS twenty,
	   expects($$SELECT FROM nearest_clusters('socks', 'POINT(120 30)', NULL)$$) AS none, expects($$SELECT FROM generate_series(1, 3) k, nearest_clusters('socks', 'POINT(120 30)', k)$$) AS unknown,
	   expects($$SELECT FROM spot WHERE in_cluster('lighters', geog)$$)::int < 200 AS few, expects($$SELECT FROM spot WHERE in_cluster('index 6', geog)$$)::int > 1000 AS many;

-- Who may not read the atlas learns nothing from the planner.
CREATE ROLE index_reader;
GRANT SELECT ON spot TO index_reader;
BEGIN;
REVOKE SELECT ON atlas.cluster FROM PUBLIC;
SET LOCAL ROLE index_reader;
SAVEPOINT a;
EXPLAIN SELECT FROM spot WHERE in_cluster('lighters', geog);
ROLLBACK TO a;
SELECT atlas.in_cluster_bounds('lighters', NULL);
ROLLBACK;
SELECT atlas.in_cluster_bounds(NULL, 'production') IS NULL AS nothing, atlas.in_cluster_bounds('no such thing', 'production') IS NULL AS nothing;
SELECT atlas.in_cluster_bounds('lighters', 'factory');

DROP TABLE spot;
DROP ROLE index_reader;
DROP FUNCTION plan_of(text), inside(text, text, bool), differ(int), expects(text);
DELETE FROM atlas.specialisation WHERE id >= 1000000;
DELETE FROM atlas.cluster WHERE id >= 1000000;
DELETE FROM atlas.product WHERE id >= 1000000;
DELETE FROM atlas.place WHERE id >= 1000000;
