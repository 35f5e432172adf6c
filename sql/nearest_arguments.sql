-- What the point functions make of arguments that are no proper question.
\set VERBOSITY terse
\pset null '(null)'
-- NULL and empty: one row of NULLs, or no row, never an error.
SELECT n IS NULL AS nothing FROM nearest_cluster(NULL, 'POINT(120 30)') n;
SELECT n IS NULL AS nothing FROM nearest_cluster('socks', NULL) n;
SELECT n IS NULL AS nothing FROM nearest_cluster('socks', 'POINT EMPTY') n;
SELECT count(*) AS row_of_nulls, count(cluster_id) AS clusters FROM nearest_cluster('no such thing', 'POINT(120 30)');
SELECT count(*) AS rows FROM nearest_clusters('socks', NULL);
SELECT count(*) AS rows FROM nearest_clusters('socks', 'POINT(120 30)', NULL);
SELECT count(*) AS rows FROM nearest_clusters('socks', 'POINT(120 30)', 0);
SELECT count(*) AS rows FROM nearest_clusters('no such thing', 'POINT(120 30)');
SELECT nearest_cluster_ids('socks', NULL) = '{}' AND nearest_cluster_ids(NULL, 'POINT(120 30)') = '{}' AND nearest_cluster_ids('socks', 'POINT(120 30)', NULL) = '{}'
	AND nearest_cluster_ids('socks', 'POINT EMPTY') = '{}' AND nearest_cluster_ids('socks', 'POINT(120 30)', 0) = '{}' AND nearest_cluster_ids('no such thing', 'POINT(120 30)') = '{}' AS empty;
SELECT nearest_cluster_id('socks', NULL), nearest_cluster_id(NULL, 'POINT(120 30)'), nearest_cluster_id('', 'POINT(120 30)'),
	   cluster_distance('socks', 'POINT EMPTY'), in_cluster('socks', NULL), in_cluster('no such thing', 'POINT(120 30)');
SELECT count(*) AS rows FROM clusters_at(NULL);
SELECT count(*) AS rows FROM clusters_at('POINT EMPTY');
SELECT count(*) AS rows FROM clusters_for(NULL);
SELECT count(*) AS rows FROM products_of(NULL);
SELECT p IS NULL AS nothing FROM place_at(NULL) p;
SELECT p IS NULL AS nothing FROM place_at('POINT(2.35 48.85)') p;

-- A join with suppliers keeps every supplier.
SELECT s.i, f.cluster_id IS NOT NULL AS answered
FROM (VALUES (1, 'socks', ST_Point(120.2, 29.7)), (2, 'helicopters of gold', ST_Point(120.2, 29.7)), (3, NULL, ST_Point(120.2, 29.7)), (4, 'socks', NULL)) s (i, product, geom),
	 nearest_cluster(s.product, s.geom) f
ORDER BY s.i;

-- How a point may come: geography, geometry with or without SRID, with Z and M, as text.
SELECT count(DISTINCT nearest_cluster_id('socks', g)) AS one
FROM (VALUES ('POINT(120.2 29.7)'::geography), (ST_Point(120.2, 29.7)::geography), (ST_SetSRID(ST_Point(120.2, 29.7), 4326)),
			 (ST_SetSRID(ST_MakePoint(120.2, 29.7, 5), 4326)), (ST_SetSRID(ST_MakePointM(120.2, 29.7, 5), 4326)),
			 (ST_SetSRID(ST_MakePoint(120.2, 29.7, 5, 6), 4326)), (postgis_addbbox(ST_SetSRID(ST_Point(120.2, 29.7), 4326)))) v (g);
SELECT nearest_cluster_id('socks', 'POINT(120.2 29.7)') = nearest_cluster_id('socks', ST_Point(120.2, 29.7)) AS same;
SELECT nearest_cluster_id('SOCKS ', 'POINT(120.2 29.7)') = nearest_cluster_id('袜子', 'POINT(120.2 29.7)') AS same;

-- Errors say what to do.
\set VERBOSITY default
SELECT nearest_cluster_id('socks', 'LINESTRING(120 30, 121 31)');
SELECT nearest_cluster_id('socks', 'POLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT nearest_cluster_id('socks', 'MULTIPOINT(120 30)');
SELECT nearest_cluster_id('socks', 'GEOMETRYCOLLECTION EMPTY');
SELECT nearest_cluster_id('socks', ST_SetSRID(ST_Point(13358338, 3503549), 3857));
SELECT nearest_cluster_id('socks', ST_SetSRID(ST_Point('NaN', 30), 4326)::geography);
SELECT nearest_cluster('socks', 'POINT(120 30)', 'best');
SELECT nearest_cluster('socks', 'POINT(120 30)', max_distance => -1);
SELECT nearest_cluster('socks', 'POINT(120 30)', max_distance => 'NaN');
SELECT nearest_cluster('socks', 'POINT(120 30)', role => 'factory');
SELECT nearest_clusters('socks', 'POINT(120 30)', -1);
SELECT nearest_cluster_ids('socks', 'POINT(120 30)', -1);
SELECT place_at('POINT(120 30)', 'village');
SELECT clusters_for('socks', role => 'factory');
\set VERBOSITY terse

-- Limits of what is asked.
SELECT n IS NULL AS too_far FROM nearest_cluster('socks', 'POINT(0 0)', max_distance => 1000) n;
SELECT distance_m = 0 AS there, inside FROM nearest_cluster('socks', (SELECT location FROM atlas.cluster WHERE slug = 'datang-socks'), max_distance => 0);
SELECT cluster_id IS NOT NULL AS found FROM nearest_cluster('socks', 'POINT(0 0)', max_distance => 'Infinity');
SELECT count(*) > 2 AS all_of_them FROM nearest_clusters('socks', 'POINT(0 0)', 2147483647);
SELECT nearest_cluster_id(repeat('socks ', 1000000), 'POINT(120 30)');
