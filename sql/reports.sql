-- Reports over a query of the user's: against plain SQL, and what a bad query gets.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE TABLE supplier AS SELECT * FROM atlas.sample_suppliers(2000);
ALTER TABLE supplier ADD product_id integer;
UPDATE supplier s SET product_id = (SELECT f.product_id FROM find_product(s.product) f WHERE f.taken);
-- Only few products, so that places are shared; and some that nobody knows.
UPDATE supplier SET product = p.name, product_id = p.id FROM atlas.product p
WHERE supplier.id % 3 = 0 AND p.slug = (ARRAY['socks', 'lighting', 'footwear', 'furniture'])[1 + supplier.id % 4];
UPDATE supplier SET spend = NULL WHERE id % 97 = 0;
ANALYZE supplier;

-- The product that a supplier's clusters are those of, the clusters for it, and
-- the clusters that hold the supplier: clusters_at() is tested elsewhere.
CREATE TEMP TABLE below AS
WITH RECURSIVE down (top, id, depth) AS (
	SELECT id, id, 0 FROM atlas.product
	UNION ALL
	SELECT down.top, p.id, down.depth + 1 FROM down JOIN atlas.product p ON p.parent_id = down.id
)
SELECT * FROM down;
CREATE TEMP TABLE answer AS
SELECT DISTINCT b.top, kind.traded, c.id AS cluster_id
FROM (VALUES (false, ARRAY['production']), (true, ARRAY['market', 'trade'])) kind (traded, roles)
JOIN atlas.cluster c ON c.role = ANY (kind.roles)
JOIN atlas.specialisation s ON s.cluster_id = c.id
JOIN below b ON b.id = s.product_id;
CREATE TEMP TABLE scope AS
SELECT DISTINCT ON (b.id, a.traded) b.id AS product_id, a.traded, b.top
FROM below b JOIN answer a ON a.top = b.top ORDER BY b.id, a.traded, b.depth;
CREATE TEMP TABLE inside AS
SELECT s.id, a.traded, a.cluster_id
FROM supplier s
CROSS JOIN LATERAL clusters_at(s.geom) h
JOIN scope ON scope.product_id = s.product_id
JOIN answer a ON a.top = scope.top AND a.traded = scope.traded AND a.cluster_id = h.cluster_id;
ANALYZE;

\echo supplier_gaps: clusters that differ from plain SQL
WITH got AS (
	SELECT product_id, cluster_id, suppliers FROM supplier_gaps('SELECT product, geom AS point FROM supplier') WHERE kind = 'cluster'
), mine AS (
	SELECT s.id, scope.top FROM supplier s JOIN scope USING (product_id) WHERE NOT scope.traded AND s.geom IS NOT NULL
), wanted AS (
	SELECT a.top, a.cluster_id, (SELECT count(*) FROM mine WHERE mine.top = a.top) AS suppliers
	FROM answer a
	WHERE NOT a.traded AND a.top IN (SELECT top FROM mine)
	  AND NOT EXISTS (SELECT FROM mine JOIN inside i USING (id) WHERE mine.top = a.top AND i.cluster_id = a.cluster_id AND NOT i.traded)
)
SELECT (SELECT count(*) > 50 FROM wanted) AS many, (SELECT count(*) FROM (SELECT * FROM got EXCEPT ALL SELECT * FROM wanted) d) AS too_many,
	   (SELECT count(*) FROM (SELECT * FROM wanted EXCEPT ALL SELECT * FROM got) d) AS missing;

\echo supplier_gaps: places that differ
CREATE TEMP TABLE silent AS
SELECT s.product_id, CASE WHEN s.product_id IS NULL THEN s.product ELSE d.name END AS product, p.place, p.province, count(*) AS suppliers,
	   min(ST_Distance(s.geom::geography, c.location)) AS distance_m
FROM supplier s
CROSS JOIN LATERAL place_at(s.geom) p
LEFT JOIN atlas.product d ON d.id = s.product_id
LEFT JOIN LATERAL (
	SELECT c.location FROM scope JOIN answer a ON a.top = scope.top AND NOT a.traded JOIN atlas.cluster c ON c.id = a.cluster_id
	WHERE scope.product_id = s.product_id AND NOT scope.traded
	ORDER BY ST_Distance(c.location, s.geom::geography) LIMIT 1) c ON true
WHERE s.geom IS NOT NULL
GROUP BY s.product_id, 2, p.place_id, p.place, p.province
HAVING NOT bool_or(EXISTS (SELECT FROM inside i WHERE i.id = s.id));
SELECT (SELECT count(*) > 200 FROM silent) AS many, count(*) FILTER (WHERE w.suppliers IS NULL) AS too_many, count(*) FILTER (WHERE g.suppliers IS NULL) AS missing,
	   count(*) FILTER (WHERE g.suppliers <> w.suppliers OR (g.distance_m IS NULL) <> (w.distance_m IS NULL) OR abs(g.distance_m - w.distance_m) > 0.01) AS differ
FROM (SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier') WHERE kind = 'place') g
FULL JOIN silent w ON (w.product, w.place, w.province)::text = (g.product, g.place, g.province)::text AND w.product_id IS NOT DISTINCT FROM g.product_id;

-- What the rows say of a cluster is what a specialisation says.
SELECT count(*) AS do_not_fit FROM supplier_gaps('SELECT product, geom AS point FROM supplier') g
WHERE g.cluster_id IS NOT NULL AND NOT EXISTS (
	SELECT FROM atlas.specialisation s WHERE s.cluster_id = g.cluster_id
	AND (s.quality_min, s.quality_max, s.national_share, s.global_share) IS NOT DISTINCT FROM (g.quality_min, g.quality_max, g.national_share, g.global_share));

\echo supplier_exposure: products that differ from plain SQL
CREATE TEMP TABLE exposure AS
SELECT 'prefecture' AS level, * FROM supplier_exposure('SELECT product, geom AS point, spend FROM supplier', 'prefecture', 80000)
UNION ALL
SELECT 'province', * FROM supplier_exposure('SELECT product, geom AS point, spend::numeric FROM supplier');
WITH mine AS (
	SELECT l.level, s.product_id, COALESCE(d.name, s.product) AS product, s.geom::geography AS point, COALESCE(s.spend, 0) AS spend, p.place_id
	FROM supplier s CROSS JOIN (VALUES ('prefecture'), ('province')) l (level)
	CROSS JOIN LATERAL place_at(s.geom, l.level) p LEFT JOIN atlas.product d ON d.id = s.product_id
), place AS (
	SELECT level, product_id, product, place_id, sum(spend) AS spend FROM mine WHERE point IS NOT NULL GROUP BY 1, 2, 3, 4
), wanted AS (
	SELECT level, product_id, product, count(*) AS places, sum(spend) AS spend,
		   round((sum(spend ^ 2) / nullif(sum(spend), 0) ^ 2)::numeric, 10) AS hhi, round((max(spend) / nullif(sum(spend), 0))::numeric, 10) AS top_share
	FROM place GROUP BY 1, 2, 3
), totals AS (
	SELECT level, product_id, product, count(point) AS suppliers, count(*) FILTER (WHERE point IS NULL) AS unplaced_suppliers,
		   COALESCE(sum(spend) FILTER (WHERE point IS NULL), 0) AS unplaced_spend FROM mine GROUP BY 1, 2, 3
)
SELECT count(*) > 400 AS many, count(*) FILTER (WHERE (e.places, e.spend, e.suppliers, e.unplaced_suppliers, e.unplaced_spend, round(e.hhi::numeric, 10), round(e.top_share::numeric, 10))
	IS DISTINCT FROM (COALESCE(w.places, 0), COALESCE(w.spend, 0), t.suppliers, t.unplaced_suppliers, t.unplaced_spend, w.hhi, w.top_share)) AS differ,
	   count(*) FILTER (WHERE abs(e.hhi * e.effective_number - 1) > 1e-12) AS not_its_inverse,
	   count(*) FILTER (WHERE e.top_share IS NOT NULL AND NOT EXISTS (
			SELECT FROM place p WHERE p.level = e.level AND (p.product_id, p.product, p.place_id) IS NOT DISTINCT FROM (e.product_id, e.product, e.top_place_id)
			AND abs(p.spend / e.spend - e.top_share) < 1e-12)) AS wrong_top_place
FROM exposure e
FULL JOIN totals t ON t.level = e.level AND (t.product_id, t.product) IS NOT DISTINCT FROM (e.product_id, e.product)
LEFT JOIN wanted w ON w.level = t.level AND (w.product_id, w.product) IS NOT DISTINCT FROM (t.product_id, t.product);

\echo the worst disc against trying every supplier
WITH mine AS (
	SELECT s.product_id, s.geom::geography AS point, COALESCE(s.spend, 0) AS spend FROM supplier s JOIN atlas.product d ON d.id = s.product_id
	WHERE s.geom IS NOT NULL AND d.slug IN ('socks', 'lighting', 'footwear', 'furniture')
), disc AS (
	SELECT a.product_id, a.point, r.level, sum(b.spend) AS spend, count(*) AS suppliers
	FROM mine a JOIN mine b ON b.product_id = a.product_id
	JOIN (VALUES ('province', 50000), ('prefecture', 80000)) r (level, radius_m) ON ST_Distance(a.point, b.point) <= r.radius_m
	GROUP BY a.product_id, a.point, r.level
)
SELECT d.slug, e.level, round((e.disc_share * e.spend)::numeric) = max(disc.spend) AS heaviest,
	   (SELECT x.suppliers FROM disc x WHERE x.product_id = e.product_id AND x.level = e.level AND x.point::geometry = e.disc_centre LIMIT 1) = e.disc_suppliers AS its_suppliers,
	   (SELECT x.spend FROM disc x WHERE x.product_id = e.product_id AND x.level = e.level AND x.point::geometry = e.disc_centre LIMIT 1) = max(disc.spend) AS its_centre
FROM exposure e JOIN disc USING (product_id, level) JOIN atlas.product d ON d.id = e.product_id
GROUP BY d.slug, e.level, e.disc_share, e.spend, e.product_id, e.disc_centre, e.disc_suppliers ORDER BY 1, 2;
-- Four places of 1, 1, 2 and 4: 22 / 64.
SELECT round(hhi::numeric, 6) AS hhi, round(effective_number::numeric, 6) AS effective_number, top_place, top_share, disc_share
FROM supplier_exposure($$SELECT geom AS point, s AS spend FROM (VALUES (1, ST_Point(120.2, 30.2)), (1, ST_Point(113.3, 23.1)), (2, ST_Point(116.4, 39.9)), (4, ST_Point(104.1, 30.6))) v (s, geom)$$);
SELECT suppliers, spend, hhi, effective_number, top_share, disc_share, disc_suppliers FROM supplier_exposure('SELECT ST_Point(120, 30) AS point, 0 AS spend');
SELECT suppliers, unplaced_suppliers, places, hhi, disc_centre FROM supplier_exposure('SELECT NULL::geometry AS point, 5 AS spend');

\echo supplier_hotspots against the same grouping in the projection as PROJ has it
INSERT INTO spatial_ref_sys (srid, proj4text) VALUES (990105, '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +R=6371008.8');
CREATE TEMP TABLE grouped AS
SELECT s.*, ST_ClusterDBSCAN(ST_Transform(geom, 990105), 15000, 4)
	OVER (PARTITION BY product_id, CASE WHEN product_id IS NULL THEN product END ORDER BY ST_X(geom), ST_Y(geom)) AS n
FROM supplier s WHERE geom IS NOT NULL;
WITH got AS (
	SELECT product_id, product, suppliers, ST_AsText(hull, 5) AS hull, ST_AsText(centre, 5) AS centre
	FROM supplier_hotspots('SELECT product, geom AS point FROM supplier', 15000, 4)
), wanted AS (
	SELECT g.product_id, COALESCE(d.name, g.product), count(*) AS suppliers, ST_AsText(ST_ConvexHull(ST_Collect(geom ORDER BY ST_X(geom), ST_Y(geom))), 5), ST_AsText(ST_Centroid(ST_Collect(geom)), 5)
	FROM grouped g LEFT JOIN atlas.product d ON d.id = g.product_id WHERE n IS NOT NULL
	GROUP BY g.product_id, CASE WHEN g.product_id IS NULL THEN g.product END, COALESCE(d.name, g.product), g.n
)
SELECT (SELECT count(*) > 40 FROM wanted) AS many, (SELECT count(*) FROM (SELECT * FROM got EXCEPT ALL SELECT * FROM wanted) d) AS too_many,
	   (SELECT count(*) FROM (SELECT * FROM wanted EXCEPT ALL SELECT * FROM got) d) AS missing;
-- The cluster that a hot spot matches is one that holds most of its suppliers.
WITH spot AS (
	SELECT * FROM supplier_hotspots('SELECT product, geom AS point FROM supplier', 15000, 4)
), member AS (
	SELECT spot.hotspot, g.id FROM spot JOIN grouped g ON g.n IS NOT NULL AND (g.product_id = spot.product_id OR (g.product_id IS NULL AND g.product = spot.product)) AND ST_Covers(spot.hull, g.geom)
), most AS (
	SELECT hotspot, max(n) AS n FROM (SELECT m.hotspot, i.cluster_id, count(*) AS n FROM member m JOIN inside i USING (id) GROUP BY 1, 2) x GROUP BY 1
)
SELECT count(*) FILTER (WHERE spot.suppliers_inside <> COALESCE(most.n, 0)) AS differ,
	   count(*) FILTER (WHERE (spot.cluster_id IS NULL) <> (most.n IS NULL)) AS wrongly_none,
	   count(*) FILTER (WHERE spot.cluster_id IS NOT NULL AND spot.suppliers_inside <> (SELECT count(*) FROM member m JOIN inside i USING (id) WHERE m.hotspot = spot.hotspot AND i.cluster_id = spot.cluster_id)) AS wrong_cluster,
	   count(*) FILTER (WHERE spot.cluster_id IS NOT NULL) > 30 AS some_match,
	   bool_and(spot.hotspot BETWEEN 1 AND 1000) AS numbered
FROM spot LEFT JOIN most USING (hotspot) WHERE spot.product_id IS NOT NULL;
SELECT count(*) > 10 AS without_product, bool_and(product IS NULL) AS none FROM supplier_hotspots('SELECT geom AS point FROM supplier');
-- Metres that are metres.
SELECT max(abs(ST_Distance(atlas.in_metres(a), atlas.in_metres(b)) / ST_Distance(a, b) - 1)) < 0.025 AS distances,
	   max(abs(ST_Distance(atlas.in_metres(a), atlas.in_metres(b)) - ST_Distance(ST_Transform(a::geometry, 990105), ST_Transform(b::geometry, 990105)))) < 1e-4 AS as_proj
FROM (SELECT ST_Point(lon, lat)::geography AS a, ST_Point(lon + 0.1 * sin(i), lat + 0.1 * cos(i))::geography AS b
	  FROM (SELECT i, 75 + (i * 37 % 600) / 10.0 AS lon, 18 + (i * 53 % 320) / 10.0 AS lat FROM generate_series(1, 300) i) x) y;

DELETE FROM spatial_ref_sys WHERE srid = 990105;

\echo how a query may be written
SELECT count(*) > 0 AS fine FROM supplier_gaps('  SELECT product, geom AS point FROM supplier ;  ');
SELECT count(*) > 0 AS fine FROM supplier_gaps('SELECT product, geom AS point FROM supplier -- all of them');
SELECT count(*) > 0 AS fine FROM supplier_gaps('/* mine */ WITH s AS (SELECT * FROM supplier) SELECT product::varchar(40), geom::geography AS point, 1 AS "no; such"" column" FROM s WHERE name <> $$it''s; DROP TABLE supplier$$');
SELECT count(*) > 0 AS fine FROM supplier_gaps('SELECT product::name, ST_SetSRID(geom, 0) AS point FROM supplier WHERE geom IS NOT NULL UNION ALL SELECT NULL, NULL');
SELECT count(*) AS none FROM supplier_gaps(NULL);
SELECT count(*) AS none FROM supplier_exposure(NULL);
SELECT count(*) AS none FROM supplier_exposure('SELECT geom AS point, spend FROM supplier', NULL);
SELECT count(*) AS none FROM supplier_exposure('SELECT geom AS point, spend FROM supplier', radius_m => NULL);
SELECT count(*) AS none FROM supplier_hotspots('SELECT geom AS point FROM supplier', NULL);
SELECT count(*) AS none FROM supplier_gaps('SELECT product, geom AS point FROM supplier WHERE false');
SELECT count(*) AS none FROM supplier_exposure('SELECT geom AS point, spend FROM supplier WHERE false');
SELECT count(*) AS none FROM supplier_hotspots('SELECT geom AS point FROM supplier WHERE false');
SELECT count(*) AS none FROM supplier_hotspots('SELECT ''POINT EMPTY''::geography AS point FROM supplier', 1000, 1);
SELECT suppliers, ST_AsText(hull) AS hull FROM supplier_hotspots('SELECT ST_Point(120, 30) AS point', 1000, 1);

\echo bad queries
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT * FROM supplier_gaps('SELECT geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, geom FROM supplier');
SELECT * FROM supplier_exposure('SELECT geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ''POINT(120 30)'' AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT id AS product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ST_AsEWKB(geom) AS point FROM supplier');
SELECT * FROM supplier_exposure('SELECT geom AS point, name AS spend FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ST_Transform(geom, 3857) AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ST_SetSRID(geom, 4490)::geography AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ST_Buffer(geom, 1) AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, ST_Point(30, 120) AS point FROM supplier');
SELECT * FROM supplier_exposure('SELECT geom AS point, -spend AS spend FROM supplier');
SELECT * FROM supplier_exposure('SELECT geom AS point, ''NaN''::float8 AS spend FROM supplier');
SELECT * FROM supplier_exposure('SELECT geom AS point, spend FROM supplier', 'village');
SELECT * FROM supplier_exposure('SELECT geom AS point, spend FROM supplier', radius_m => -1);
SELECT * FROM supplier_exposure('SELECT geom AS point, spend FROM supplier', radius_m => 'NaN');
SELECT * FROM supplier_hotspots('SELECT geom AS point FROM supplier', 0);
SELECT * FROM supplier_hotspots('SELECT geom AS point FROM supplier', 'Infinity');
SELECT * FROM supplier_hotspots('SELECT geom AS point FROM supplier', 1000, 0);
SELECT * FROM supplier_gaps('SELECT 1; DROP TABLE supplier');
SELECT * FROM supplier_gaps('');
SELECT * FROM supplier_gaps(' -- nothing');
SELECT * FROM supplier_gaps('DROP TABLE supplier');
SELECT * FROM supplier_gaps('INSERT INTO supplier SELECT * FROM supplier RETURNING product, geom AS point');
SELECT * FROM supplier_gaps('DELETE FROM supplier RETURNING product, geom AS point');
SELECT * FROM supplier_gaps('WITH d AS (DELETE FROM supplier RETURNING product, geom AS point) SELECT * FROM d');
SELECT * FROM supplier_gaps('SELECT product, geom AS point INTO stolen FROM supplier');
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier FOR UPDATE');
SELECT * FROM supplier_gaps('SELECT * FROM (SELECT product, geom AS point FROM supplier FOR UPDATE) s');
SELECT * FROM supplier_gaps('COPY supplier TO STDOUT');
SELECT * FROM supplier_gaps('EXPLAIN SELECT product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('COMMIT');

\echo errors of the server itself, by their code
\set VERBOSITY sqlstate
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier) x; DROP TABLE supplier; SELECT (1');
SELECT * FROM supplier_gaps('''; DROP TABLE supplier; --');
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM no_such_table');
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier WHERE id = $1');
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier WHERE 1 / (id - id) = 1');
SELECT * FROM supplier_gaps('SELECT /* open');

\echo what only looks like a SELECT changes nothing
CREATE SEQUENCE counter;
CREATE TEMP TABLE scratch (a int);
CREATE FUNCTION writes_table() RETURNS text LANGUAGE plpgsql AS 'BEGIN DELETE FROM supplier; RETURN ''socks''; END';
CREATE FUNCTION writes_quietly() RETURNS text LANGUAGE plpgsql AS 'BEGIN BEGIN DELETE FROM supplier; EXCEPTION WHEN OTHERS THEN END; RETURN ''socks''; END';
CREATE FUNCTION goes_read_write() RETURNS text LANGUAGE plpgsql AS 'BEGIN SET transaction_read_only = off; DELETE FROM supplier; RETURN ''socks''; END';
CREATE FUNCTION writes_temp() RETURNS text LANGUAGE plpgsql AS 'BEGIN INSERT INTO scratch VALUES (1); PERFORM set_config(''search_path'', ''pg_temp'', false); RETURN ''socks''; END';
CREATE FUNCTION creates() RETURNS text LANGUAGE plpgsql AS 'BEGIN CREATE TABLE planted (a int); RETURN ''socks''; END';
SELECT * FROM supplier_gaps('SELECT writes_table() AS product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT goes_read_write() AS product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT creates() AS product, geom AS point FROM supplier');
SELECT * FROM supplier_gaps('SELECT nextval(''counter'')::text AS product, geom AS point FROM supplier');
SELECT count(*) > 0 AS runs FROM supplier_gaps('SELECT writes_quietly() AS product, geom AS point FROM supplier LIMIT 10');
SELECT count(*) > 0 AS runs FROM supplier_gaps('SELECT writes_temp() AS product, geom AS point FROM supplier LIMIT 10');
SELECT (SELECT count(*) FROM supplier) AS suppliers, (SELECT count(*) FROM scratch) AS scratch, (SELECT is_called FROM counter) AS counted,
	   to_regclass('planted') AS planted, to_regclass('stolen') AS stolen, current_setting('transaction_read_only') AS read_only, current_setting('search_path') AS search_path;

-- Within a transaction that writes, and after an error that was caught.
BEGIN;
INSERT INTO supplier (id, product, geom) VALUES (-1, 'socks', ST_Point(120.2, 29.7));
SELECT count(*) > 0 AS sees_own_rows FROM supplier_hotspots('SELECT geom AS point FROM supplier WHERE id = -1', 1000, 1);
DO $$
BEGIN
	BEGIN
		PERFORM * FROM supplier_gaps('SELECT writes_table() AS product, geom AS point FROM supplier');
	EXCEPTION WHEN read_only_sql_transaction THEN
		INSERT INTO supplier (id) VALUES (-2);
	END;
END
$$;
SELECT count(*) AS both FROM supplier WHERE id < 0;
ROLLBACK;

\echo with the rights and the search_path of the caller
CREATE ROLE atlas_test_buyer;
CREATE SCHEMA buyer AUTHORIZATION atlas_test_buyer;
SET ROLE atlas_test_buyer;
SELECT * FROM supplier_gaps('SELECT product, geom AS point FROM supplier');
SET search_path = buyer, public;
CREATE TABLE supplier AS SELECT 'socks' AS product, ST_Point(120.2, 29.7) AS geom;
SELECT suppliers FROM supplier_hotspots('SELECT product, geom AS point FROM supplier', 1000, 1);
RESET search_path;
RESET ROLE;
DROP SCHEMA buyer CASCADE;
DROP ROLE atlas_test_buyer;
DROP FUNCTION writes_table, writes_quietly, goes_read_write, writes_temp, creates;
DROP SEQUENCE counter;
DROP TABLE supplier;
