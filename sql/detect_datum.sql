-- detect_datum(): which pair of datums explains a shift.
\set VERBOSITY terse
\pset null '(null)'
SET client_min_messages = warning;
CREATE SCHEMA datum_test;
SELECT set_config('search_path', 'datum_test, ' || current_setting('search_path'), false) IS NULL AS search_path;

-- 600 places spread over the provinces between Hebei and Guangdong, and two
-- numbers for each that serve as errors, between -1 and 1.
CREATE TABLE place AS
SELECT i, 106 + 10 * (i * 0.7548776662466927 - floor(i * 0.7548776662466927)) AS lon, 24 + 14 * (i * 0.5698402909980532 - floor(i * 0.5698402909980532)) AS lat,
	   2 * (i * 0.6180339887498949 - floor(i * 0.6180339887498949)) - 1 AS e, 2 * (i * 0.4142135623730951 - floor(i * 0.4142135623730951)) - 1 AS f
FROM generate_series(1, 600) i;
CREATE VIEW place_in AS
SELECT i, e, f, 'wgs84' AS datum, lon, lat FROM place
UNION ALL SELECT i, e, f, 'gcj02', c.lon, c.lat FROM place p, wgs84_to_gcj02(p.lon, p.lat) c
UNION ALL SELECT i, e, f, 'bd09', c.lon, c.lat FROM place p, wgs84_to_bd09(p.lon, p.lat) c;

-- Exact coordinates: every pair of datums, few pairs and many.
SELECT a.datum AS a, b.datum AS b, n, (d).datum_a, (d).datum_b, (d).n = n AS all_count, (d).residual_m < 0.001 AS exact, round((d).confidence::numeric, 3) AS confidence
FROM (VALUES ('wgs84'), ('gcj02'), ('bd09')) a (datum), (VALUES ('wgs84'), ('gcj02'), ('bd09')) b (datum), (VALUES (3), (600)) v (n),
	 LATERAL (SELECT detect_datum(x.lon, x.lat, y.lon, y.lat) AS d FROM place_in x JOIN place_in y USING (i)
			  WHERE i <= n AND x.datum = a.datum AND y.datum = b.datum) t
ORDER BY n, a, b;

-- Errors of up to so many metres each way, and one pair in five from elsewhere.
SELECT metres, (d).datum_a, (d).datum_b, (d).residual_m BETWEEN metres * 0.5 AND metres * 1.5 + 1 AS residual, (d).confidence > 0.5 AS sure, (d).confidence > 0.7 AS very_sure
FROM (VALUES (0), (20), (100), (250), (2000)) v (metres),
	 LATERAL (SELECT detect_datum(x.lon + x.e * metres / 95000., x.lat + x.f * metres / 111000. + CASE WHEN i % 5 = 0 THEN 0.3 ELSE 0 END, y.lon, y.lat) AS d
			  FROM place_in x JOIN place_in y USING (i) WHERE x.datum = 'bd09' AND y.datum = 'wgs84') t
ORDER BY metres;
-- Shifts of another kind; places that have nothing to do with each other.
SELECT shift, (d).datum_a, (d).datum_b, (d).n, (d).residual_m > 100 AS far_off, coalesce((d).confidence < 0.8, true) AS not_sure
FROM (SELECT 'like GCJ-02' AS shift, detect_datum(lon - 0.004, lat + 0.005, lon, lat) AS d FROM place UNION ALL
	  SELECT 'north', detect_datum(lon, lat + 0.005, lon, lat) FROM place UNION ALL
	  SELECT 'far east', detect_datum(lon + 0.05, lat, lon, lat) FROM place UNION ALL
	  SELECT 'other places', detect_datum(x.lon, x.lat, y.lon, y.lat) FROM place x JOIN place y ON y.i = 601 - x.i) t
ORDER BY shift;

-- Too few, none, NULL, abroad.
SELECT (detect_datum(lon, lat, lon, lat)).* FROM place WHERE i <= 2;
SELECT (detect_datum(lon, lat, lon, lat)).* FROM place WHERE i < 0;
SELECT (detect_datum(CASE WHEN i % 4 <> 0 THEN lon END, CASE WHEN i % 4 <> 1 THEN lat END, CASE WHEN i % 4 <> 2 THEN lon END, CASE WHEN i % 4 <> 3 THEN lat END)).* FROM place;
SELECT (detect_datum(lon - 100, lat, lon - 100, lat)).* FROM place;
SELECT (d).datum_a, (d).datum_b, (d).n FROM (SELECT detect_datum(lon, lat, CASE WHEN i > 10 THEN lon - 100 ELSE lon END, lat) AS d FROM place) t;

-- By group, with a filter, as a window.
SELECT i % 2 AS half, (detect_datum(x.lon, x.lat, y.lon, y.lat) FILTER (WHERE i > 100)).n FROM place_in x JOIN place_in y USING (i)
WHERE x.datum = 'gcj02' AND y.datum = 'wgs84' GROUP BY 1 ORDER BY 1;
SELECT count(*), count((d).datum_a) AS known FROM (SELECT detect_datum(lon, lat, lon, lat) OVER (ORDER BY i) AS d FROM place WHERE i <= 20) t;

-- Workers find the same.
CREATE TABLE pair AS SELECT x.lon AS lon_a, x.lat AS lat_a, y.lon AS lon_b, y.lat AS lat_b
FROM place_in x JOIN place_in y USING (i), generate_series(1, 20) WHERE x.datum = 'gcj02' AND y.datum = 'wgs84';
ALTER TABLE pair SET (parallel_workers = 2);
ANALYZE pair;
CREATE TABLE answer (d datum_detection);
SET max_parallel_workers_per_gather = 0;
INSERT INTO answer SELECT detect_datum(lon_a, lat_a, lon_b, lat_b) FROM pair;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
DO $$
DECLARE
	plan text;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) SELECT detect_datum(lon_a, lat_a, lon_b, lat_b) FROM pair' INTO plan;
	IF plan !~ '"Partial Mode": "Finalize"' THEN
		RAISE 'not a parallel plan: %', plan;
	END IF;
END $$;
SELECT detect_datum(lon_a, lat_a, lon_b, lat_b) = (SELECT d FROM answer) AS same, (detect_datum(lon_a, lat_a, lon_b, lat_b)).n FROM pair;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- Errors.
SELECT detect_datum('NaN', 30, 110, 30);
SELECT detect_datum(110, 30, 'Infinity', 30);
SELECT detect_datum(30, 110, 30, 110);

SELECT p.proname COLLATE "C" AS function, provolatile, proparallel, obj_description(p.oid, 'pg_proc') <> '' AS described
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
	 JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'cluster_atlas'
WHERE p.proname ~ '^detect_datum' ORDER BY 1;
SELECT bool_and(col_description('datum_detection'::regclass, n) <> '') AND obj_description('datum_detection'::regtype, 'pg_type') <> '' AS described FROM generate_series(1, 5) n;

DROP SCHEMA datum_test CASCADE;
