-- The conversions among WGS84, GCJ-02 and BD-09, against the public formula
-- written out plainly, for every type of geometry, and with bad input.
\set VERBOSITY terse
\pset null '(null)'
SET client_min_messages = warning;
CREATE SCHEMA datum_test;
SELECT set_config('search_path', 'datum_test, ' || current_setting('search_path'), false) IS NULL AS search_path;

-- The oracle: the formula as it is published, and its inverse by iteration.
CREATE FUNCTION plain_shift(wgs float8[], "to" text) RETURNS float8[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	x float8 := wgs[1] - 105;
	y float8 := wgs[2] - 35;
	phi float8 := wgs[2] / 180 * pi();
	magic float8 := 1 - 0.00669342162296594323 * sin(phi) * sin(phi);
	north float8 := -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
	east float8 := 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
	lon float8;
	lat float8;
	z float8;
	theta float8;
BEGIN
	IF "to" = 'wgs84' THEN
		RETURN wgs;
	END IF;
	north := north + (20 * sin(6 * x * pi()) + 20 * sin(2 * x * pi())) * 2 / 3
		+ (20 * sin(y * pi()) + 40 * sin(y / 3 * pi())) * 2 / 3
		+ (160 * sin(y / 12 * pi()) + 320 * sin(y * pi() / 30)) * 2 / 3;
	east := east + (20 * sin(6 * x * pi()) + 20 * sin(2 * x * pi())) * 2 / 3
		+ (20 * sin(x * pi()) + 40 * sin(x / 3 * pi())) * 2 / 3
		+ (150 * sin(x / 12 * pi()) + 300 * sin(x / 30 * pi())) * 2 / 3;
	lat := wgs[2] + north * 180 / (6378245.0 * (1 - 0.00669342162296594323) / (magic * sqrt(magic)) * pi());
	lon := wgs[1] + east * 180 / (6378245.0 / sqrt(magic) * cos(phi) * pi());
	IF "to" = 'gcj02' THEN
		RETURN ARRAY[lon, lat];
	END IF;
	z := sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * pi() * 3000 / 180);
	theta := atan2(lat, lon) + 0.000003 * cos(lon * pi() * 3000 / 180);
	RETURN ARRAY[z * cos(theta) + 0.0065, z * sin(theta) + 0.006];
END $$;

CREATE FUNCTION plain(p float8[], "from" text, "to" text) RETURNS float8[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	wgs float8[] := p;
	shifted float8[];
BEGIN
	FOR i IN 1 .. CASE "from" WHEN 'wgs84' THEN 0 ELSE 9 END LOOP
		shifted := plain_shift(wgs, "from");
		wgs := ARRAY[wgs[1] + p[1] - shifted[1], wgs[2] + p[2] - shifted[2]];
	END LOOP;
	RETURN plain_shift(wgs, "to");
END $$;

CREATE TABLE direction ("from" text, "to" text, name text GENERATED ALWAYS AS ("from" || '_to_' || "to") STORED);
INSERT INTO direction ("from", "to")
SELECT a, b FROM unnest(ARRAY['wgs84', 'gcj02', 'bd09']) a, unnest(ARRAY['wgs84', 'gcj02', 'bd09']) b WHERE a <> b;

CREATE FUNCTION convert(name text, geom geometry, area text DEFAULT 'mainland') RETURNS geometry LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE name
		WHEN 'wgs84_to_gcj02' THEN wgs84_to_gcj02(geom, area) WHEN 'gcj02_to_wgs84' THEN gcj02_to_wgs84(geom, area)
		WHEN 'wgs84_to_bd09' THEN wgs84_to_bd09(geom, area) WHEN 'bd09_to_wgs84' THEN bd09_to_wgs84(geom, area)
		WHEN 'gcj02_to_bd09' THEN gcj02_to_bd09(geom, area) WHEN 'bd09_to_gcj02' THEN bd09_to_gcj02(geom, area) END
$$;
CREATE FUNCTION convert(name text, p float8[], area text DEFAULT 'mainland') RETURNS float8[] LANGUAGE plpgsql AS $$
DECLARE
	result float8[];
BEGIN
	EXECUTE format('SELECT ARRAY[lon, lat] FROM %I($1, $2, $3)', name) INTO result USING p[1], p[2], area;
	RETURN result;
END $$;
CREATE FUNCTION apart(a float8[], b float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT greatest(abs(a[1] - b[1]), abs(a[2] - b[2])) $$;

-- 5,000 positions spread over the rectangle, in all six directions.
CREATE TABLE position AS
SELECT i, ARRAY[72.02 + 65.7 * (i * 0.7548776662466927 - floor(i * 0.7548776662466927)),
				0.85 + 54.9 * (i * 0.5698402909980532 - floor(i * 0.5698402909980532))]::float8[] AS p
FROM generate_series(1, 5000) i;
SELECT name, count(*), max(apart(convert(name, p, 'box'), plain(p, "from", "to"))) < 1e-11 AS as_published
FROM position, direction GROUP BY name ORDER BY name;
SELECT max(apart(convert(name, p, 'box'), plain(p, "from", "to"))) < 1e-12 AS as_published_to_the_picodegree
FROM position, direction WHERE "from" = 'wgs84' AND i <= 1000;
SELECT area, max(apart(convert("to" || '_to_' || "from", moved, area), p)) < 1e-9 AS there_and_back
FROM position, direction, unnest(ARRAY['mainland', 'box', 'always']) area, convert(name, p, area) moved
WHERE "from" = 'wgs84' AND moved <> p AND i <= 1000 GROUP BY area ORDER BY area;
SELECT max(apart(convert('gcj02_to_bd09', convert('wgs84_to_gcj02', p, 'box'), 'box'), convert('wgs84_to_bd09', p, 'box'))) < 1e-9 AS over_gcj02
FROM position WHERE i <= 1000;

-- Geometry and numbers agree, and so do mainland and box where both move.
SELECT bool_and(ARRAY[ST_X(g), ST_Y(g)] = convert(name, p)) AS same_either_way,
	   bool_and(convert(name, p) IN (p, convert(name, p, 'box'))) AS same_or_left,
	   count(*) FILTER (WHERE convert(name, p) <> p) AS moved
FROM position, direction, convert(name, ST_MakePoint(p[1], p[2])) g WHERE i <= 1000;

-- How it looks.
SELECT round(lon::numeric, 6) AS lon, round(lat::numeric, 6) AS lat FROM wgs84_to_gcj02(116.404, 39.915);
SELECT ST_AsEWKT(bd09_to_wgs84('SRID=4326;POINT(116.404 39.915 7)'::geometry), 6);
SELECT ST_AsText(wgs84_to_gcj02('POINT(126.98 37.57)'), 6) AS seoul, ST_AsText(wgs84_to_gcj02('POINT(126.98 37.57)', area => 'box'), 6) AS in_the_box,
	   ST_AsText(wgs84_to_gcj02('POINT(-0.12 51.5)', area => 'Always'), 6) AS london_always;
SELECT place, convert('wgs84_to_gcj02', p) <> p AS moved
FROM (VALUES ('Shenzhen', 114.057, 22.544), ('Hong Kong', 114.17, 22.30), ('Zhuhai', 113.548, 22.224), ('Macau', 113.545, 22.195),
			 ('Xiamen', 118.09, 24.48), ('Kinmen', 118.32, 24.43), ('Taipei', 121.56, 25.03), ('Hanoi', 105.85, 21.03), ('Dandong', 124.39, 40.125),
			 ('Sinuiju', 124.40, 40.10), ('Sanya', 109.50, 18.25), ('Manila', 120.98, 14.60)) v (place, lon, lat),
	 LATERAL (VALUES (ARRAY[lon, lat]::float8[])) w (p)
ORDER BY place COLLATE "C";

-- Not idempotent: every call moves once more.
SELECT ST_Distance(wgs84_to_gcj02(g)::geography, wgs84_to_gcj02(wgs84_to_gcj02(g))::geography) > 100 AS moves_again
FROM (VALUES ('SRID=4326;POINT(120.1 30.2)'::geometry)) v (g);

-- An index, a generated column and a materialised view are possible.
CREATE TABLE supplier (id int, geom geometry(Point, 4326), gcj geometry(Point, 4326) GENERATED ALWAYS AS (wgs84_to_gcj02(geom)) STORED);
INSERT INTO supplier SELECT i, ST_SetSRID(ST_MakePoint(p[1], p[2]), 4326) FROM position WHERE i % 10 = 0;
CREATE INDEX ON supplier USING gist (wgs84_to_bd09(geom));
CREATE MATERIALIZED VIEW supplier_bd AS
SELECT id, wgs84_to_bd09(geom) AS geom, c.lon, c.lat FROM supplier, wgs84_to_bd09(ST_X(supplier.geom), ST_Y(supplier.geom)) c;
SELECT count(*), bool_and(ST_X(v.geom) = v.lon AND ST_Y(v.geom) = v.lat) AS same_numbers,
	   max(ST_Distance(CASE WHEN gcj = s.geom THEN gcj ELSE gcj02_to_bd09(gcj) END, v.geom)) < 1e-9 AS over_gcj02
FROM supplier s JOIN supplier_bd v USING (id);
SET enable_seqscan = off;
SELECT bool_and(s.id = t.id) AS found_by_index
FROM supplier_bd v JOIN supplier t USING (id), LATERAL (SELECT id FROM supplier s WHERE wgs84_to_bd09(s.geom) && v.geom) s;
RESET enable_seqscan;

-- What the catalog says of the functions.
SELECT p.oid::regprocedure::text COLLATE "C" AS function, provolatile, proisstrict AS strict, proparallel,
	   obj_description(p.oid, 'pg_proc') LIKE '%regulated in mainland China%' AS described
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
	 JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'cluster_atlas'
WHERE p.proname ~ '^(wgs84|gcj02|bd09)_to_' ORDER BY 1;

-- NULL gives NULL.
SELECT wgs84_to_gcj02(NULL::geometry) AS geometry, wgs84_to_gcj02('POINT(116 39)'::geometry, NULL) AS area, wgs84_to_gcj02(NULL, 39) AS lon,
	   wgs84_to_gcj02(116, NULL) AS lat, wgs84_to_gcj02(116, 39, NULL) AS area_of_numbers;
SELECT * FROM bd09_to_wgs84(NULL, 39);

-- Errors say what to do.
\set VERBOSITY default
SELECT gcj02_to_wgs84('POINT(116 39)'::geometry, 'taiwan');
SELECT gcj02_to_wgs84(116, 39, '');
SELECT gcj02_to_wgs84('SRID=3857;POINT(12913000 4857000)'::geometry);
SELECT gcj02_to_wgs84('SRID=4214;POINT(116 39)'::geometry);
SELECT gcj02_to_wgs84('SRID=32650;POINT EMPTY'::geometry);
SELECT gcj02_to_wgs84('POINT(12913000 4857000)'::geometry);
SELECT wgs84_to_bd09(39, 116);
\set VERBOSITY terse
SELECT wgs84_to_bd09('NaN', 30, 'box');
SELECT wgs84_to_bd09('Infinity'::float8, 30);
SELECT wgs84_to_bd09(110, '-Infinity'::float8, 'always');
SELECT wgs84_to_bd09(ST_MakePoint('NaN', 30));
SELECT wgs84_to_bd09(ST_MakeLine(ST_MakePoint(110, 30), ST_MakePoint(110, 'Infinity')));
SELECT count(wgs84_to_bd09(lon, lat, 'always')) AS on_earth FROM (VALUES (180, 90), (-180, -90), (360, 0), (-360, 0), (0, 0)) v (lon, lat);
SELECT wgs84_to_bd09(360.5, 0);
SELECT gcj02_to_wgs84(ST_SetSRID(ST_MakePoint(116, 39), 4490)) IS NOT NULL AS cgcs2000;

DROP SCHEMA datum_test CASCADE;
