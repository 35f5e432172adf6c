-- The conversions among Chinese datums do not go through PostGIS: they change
-- the stored form of a geometry.  Every type, with Z and M, its box, both
-- versions of the format, and bytes that do not hold together.
\set VERBOSITY terse
\pset null '(null)'
SET client_min_messages = warning;
CREATE SCHEMA datum_test;
SELECT set_config('search_path', 'datum_test, ' || current_setting('search_path'), false) IS NULL AS search_path;

-- The stored form as bytes, and bytes as a stored form: functions that hand on
-- the pointer they get, for the test only (and for 64-bit servers).
CREATE FUNCTION raw(geometry) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int8up';
CREATE FUNCTION raw(geography) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int8up';
CREATE FUNCTION cooked(bytea) RETURNS geometry LANGUAGE internal IMMUTABLE STRICT AS 'int8up';

CREATE TABLE direction (name text);
INSERT INTO direction VALUES ('wgs84_to_gcj02'), ('gcj02_to_wgs84'), ('wgs84_to_bd09'), ('bd09_to_wgs84'), ('gcj02_to_bd09'), ('bd09_to_gcj02');
CREATE FUNCTION convert(name text, geom geometry) RETURNS geometry LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE name
		WHEN 'wgs84_to_gcj02' THEN wgs84_to_gcj02(geom) WHEN 'gcj02_to_wgs84' THEN gcj02_to_wgs84(geom)
		WHEN 'wgs84_to_bd09' THEN wgs84_to_bd09(geom) WHEN 'bd09_to_wgs84' THEN bd09_to_wgs84(geom)
		WHEN 'gcj02_to_bd09' THEN gcj02_to_bd09(geom) WHEN 'bd09_to_gcj02' THEN bd09_to_gcj02(geom) END
$$;

CREATE TABLE shape (type text, z boolean, m boolean, geom geometry);
INSERT INTO shape
SELECT GeometryType(g), z, m, ST_SetSRID(CASE WHEN z AND m THEN ST_Force4D(g) WHEN z THEN ST_Force3DZ(g) WHEN m THEN ST_Force3DM(g) ELSE g END, srid)
FROM unnest(ARRAY[
	'POINT(116.4 39.9)',
	'LINESTRING(116.4 39.9, 121.5 31.2)',
	'LINESTRING(116.4 39.9, 121.5 31.2, 139.7 35.7)',
	'POLYGON((113 22.7, 114 22.7, 114 24, 113 22.7))',
	'POLYGON((113 22.7, 115 22.7, 115 25, 113 22.7), (113.8 22.9, 114 22.9, 114 23, 113.8 22.9), (114.5 23.5, 114.6 23.5, 114.6 23.6, 114.5 23.5))',
	'MULTIPOINT(116.4 39.9, 121.5 31.2)',
	'MULTILINESTRING((116.4 39.9, 121.5 31.2), (105 35, 104 30.6, 106.5 29.5))',
	'MULTIPOLYGON(((113 22.7, 114 22.7, 114 24, 113 22.7)), ((120 30, 121 30, 121 31, 120 30), (120.5 30.1, 120.8 30.1, 120.8 30.3, 120.5 30.1)))',
	'GEOMETRYCOLLECTION(POINT(116.4 39.9), POLYGON((113 22.7, 114 22.7, 114 24, 113 22.7)), GEOMETRYCOLLECTION(LINESTRING(116.4 39.9, 121.5 31.2), POINT EMPTY))',
	'CIRCULARSTRING(120 30, 121 31, 122 30)',
	'COMPOUNDCURVE(CIRCULARSTRING(120 30, 121 31, 122 30), (122 30, 120 29))',
	'CURVEPOLYGON(CIRCULARSTRING(120 30, 121 31, 122 30, 121 29, 120 30), (120.9 30, 121 30.1, 121.1 30, 120.9 30))',
	'CURVEPOLYGON((120 30, 121 31, 122 30, 120 30))',
	'MULTICURVE((116.4 39.9, 121.5 31.2), CIRCULARSTRING(120 30, 121 31, 122 30))',
	'MULTISURFACE(CURVEPOLYGON(CIRCULARSTRING(120 30, 121 31, 122 30, 121 29, 120 30)), ((113 22.7, 114 22.7, 114 24, 113 22.7)))',
	'POLYHEDRALSURFACE(((113 22.7, 114 22.7, 114 24, 113 22.7)), ((113 22.7, 114 22.7, 113 25, 113 22.7)))',
	'TRIANGLE((113 22.7, 114 22.7, 114 24, 113 22.7))',
	'TIN(((113 22.7, 114 22.7, 114 24, 113 22.7)), ((113 22.7, 114 22.7, 113 25, 113 22.7)))',
	'POINT EMPTY', 'LINESTRING EMPTY', 'POLYGON EMPTY', 'MULTIPOINT EMPTY', 'MULTIPOLYGON EMPTY', 'GEOMETRYCOLLECTION EMPTY', 'CIRCULARSTRING EMPTY',
	'TIN EMPTY', 'GEOMETRYCOLLECTION(POINT EMPTY, POLYGON EMPTY)'
	]::geometry[]) g, (VALUES (false, false, 0), (true, false, 4326), (false, true, 4490), (true, true, 4326)) v (z, m, srid);

-- Z and M get values of their own, so that a mix-up would show.
UPDATE shape SET geom = ST_Translate(ST_Affine(geom, 1, 0, 0, 0, 1, 0, 1, 2, 1, 0, 0, 0), 0, 0, 5) WHERE z AND NOT ST_IsEmpty(geom);
UPDATE shape SET geom = ST_AddMeasure(geom, 10, 20) WHERE m AND type IN ('LINESTRING', 'MULTILINESTRING') AND NOT ST_IsEmpty(geom);

-- All numbers of a geometry in the order of its text.
CREATE FUNCTION numbers(geometry) RETURNS float8[] LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(array_agg(n[1]::float8 ORDER BY i), '{}')
	FROM regexp_matches(regexp_replace(ST_AsEWKT($1, 17), '^SRID=\d+;', ''), '-?\d+\.?\d*(?:e[+-]?\d+)?', 'g') WITH ORDINALITY AS r (n, i)
$$;
-- Its longitudes and latitudes moved one by one as numbers, and the rest.
CREATE FUNCTION numbers_moved(name text, n float8[], dimensions int) RETURNS float8[] LANGUAGE plpgsql AS $$
DECLARE
	moved record;
BEGIN
	FOR i IN 1 .. cardinality(n) BY dimensions LOOP
		EXECUTE format('SELECT lon, lat FROM %I($1, $2)', name) INTO moved USING n[i], n[i + 1];
		n[i] := moved.lon;
		n[i + 1] := moved.lat;
	END LOOP;
	RETURN n;
END $$;
CREATE FUNCTION apart(a float8[], b float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN cardinality(a) = cardinality(b) THEN (SELECT coalesce(max(abs(x - y)), 0) FROM unnest(a, b) t (x, y)) ELSE 'Infinity' END $$;

CREATE TABLE converted AS
SELECT row_number() OVER () AS id, type, name, geom AS before, convert(name, geom) AS after FROM shape, direction;

SELECT type, count(*),
	   bool_and(GeometryType(after) = GeometryType(before) AND ST_Zmflag(after) = ST_Zmflag(before) AND ST_SRID(after) = ST_SRID(before)) AS kept,
	   bool_and(apart(numbers(after), numbers_moved(name, numbers(before), ST_NDims(before)::int)) < 1e-12) AS moved,
	   bool_and(raw(before) = raw(after)) AS empty_as_it_was
FROM converted GROUP BY type, ST_IsEmpty(before) ORDER BY type COLLATE "C", 5;
SELECT max(apart(numbers(after), numbers(before))) BETWEEN 0.01 AND 0.02 AS moved_at_all FROM converted;
SELECT bool_and(apart(numbers(convert(regexp_replace(name, '(.*)_to_(.*)', '\2_to_\1'), after)), numbers(before)) < 1e-9) AS there_and_back
FROM converted WHERE type <> 'LINESTRING' OR ST_NPoints(before) < 3;

-- The box: byte for byte what PostGIS makes of the same points; none for arcs,
-- for which PostGIS finds it when it is needed.
CREATE TABLE boxed AS
SELECT name, g, convert(name, g) AS after, ST_AsEWKT(g) ~ 'CIRCULARSTRING' AND NOT ST_IsEmpty(g) AS arcs
FROM shape, direction, LATERAL (VALUES (geom), (postgis_addbbox(geom)), (postgis_dropbbox(geom))) v (g);
SELECT arcs, postgis_hasbbox(g) AS before, postgis_hasbbox(after) AS after, count(*) > 0 AS seen,
	   bool_and(raw(after) = CASE WHEN postgis_hasbbox(after) THEN raw(postgis_addbbox(postgis_dropbbox(after))) ELSE raw(postgis_dropbbox(after)) END) AS as_postgis
FROM boxed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SELECT bool_and(after ~= postgis_addbbox(postgis_dropbbox(after)) AND after && ST_Envelope(after)) AS same_box,
	   bool_and(Box3D(after)::text = Box3D(postgis_dropbbox(after))::text) AS same_box_3d
FROM boxed WHERE NOT ST_IsEmpty(after);
-- A hole that sticks out does not count in PostGIS, nor here.
SELECT raw(h) = raw(postgis_addbbox(postgis_dropbbox(h))) AS as_postgis
FROM (VALUES (wgs84_to_gcj02('POLYGON((113 22.7, 114 22.7, 114 24, 113 22.7), (120 30, 121 30, 121 31, 120 30))'::geometry))) v (h);

-- Stored in a table: short, compressed, out of line.
CREATE TABLE stored (id int, geom geometry);
ALTER TABLE stored ALTER geom SET STORAGE external;
INSERT INTO stored SELECT 1, ST_MakeLine(ST_MakePoint(100 + i / 1000., 25 + i / 1000.) ORDER BY i) FROM generate_series(1, 9000) i;
ALTER TABLE stored ALTER geom SET STORAGE extended;
INSERT INTO stored SELECT 2, ST_MakeLine(ST_MakePoint(110, 30) ORDER BY i) FROM generate_series(1, 9000) i;
INSERT INTO stored VALUES (3, ST_MakePoint(110, 30));
SELECT id, pg_column_size(geom) < 5000 AS small, raw(wgs84_to_gcj02(geom)) = raw(wgs84_to_gcj02(cooked(raw(geom) || ''))) AS same
FROM stored ORDER BY id;

-- Version 1 of the format; extended flags of version 2; a geography.
SELECT bool_and(ST_AsEWKB(convert(name, cooked(set_byte(raw(geom), 3, get_byte(raw(geom), 3) & 191)))) = ST_AsEWKB(convert(name, geom))) AS version_1,
	   bool_and(ST_AsEWKB(convert(name, cooked(set_byte(substr(raw(geom), 1, 4), 3, get_byte(raw(geom), 3) | 16) || '\x0100000000000000' || substr(raw(geom), 5)))) =
				ST_AsEWKB(convert(name, geom))) AS extended
FROM shape, direction;
SELECT ST_AsText(h) = ST_AsText(wgs84_to_gcj02(g::geometry)) AS geography, postgis_hasbbox(cooked(raw(g))) AS box_before, postgis_hasbbox(h) AS box_after
FROM (VALUES ('LINESTRING(116.4 39.9, 121.5 31.2, 113 23)'::geography)) v (g), LATERAL (SELECT wgs84_to_gcj02(cooked(raw(g)))) w (h);

-- Bytes that do not hold together: an error, never a crash.
CREATE FUNCTION outcome(name text, bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN octet_length(raw(convert(name, cooked(bytes)))) > 0;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
SELECT outcome('wgs84_to_gcj02', substr(raw(geom), 1, n)) AS cut_short, count(*) > 100 AS many
FROM shape, LATERAL generate_series(0, octet_length(raw(geom)) - 1) n GROUP BY 1 ORDER BY 1;
SELECT outcome('wgs84_to_gcj02', raw(geom) || '\x00') AS too_long, count(*) > 100 AS many FROM shape GROUP BY 1 ORDER BY 1;
SELECT outcome(name, set_byte(raw(geom), n, (get_byte(raw(geom), n) + (n + i) * 37 + 1) % 256)) IN ('true', 'XX001', '0A000', '22003', '22023') AS clear, count(*) > 5000 AS many
FROM shape, (VALUES ('bd09_to_wgs84')) d (name), generate_series(0, 1) i, LATERAL generate_series(0, octet_length(raw(geom)) - 1) n GROUP BY 1;
SELECT wgs84_to_gcj02(cooked(''));
SELECT wgs84_to_gcj02(cooked('\x0000004001000000010000000000000000005c40'));
SELECT wgs84_to_gcj02(cooked('\x0000004001000000020000000000000000005c400000000000003e400000000000005c400000000000003e40'));
SELECT wgs84_to_gcj02(cooked('\x0000004002000000ffffffff'));
SELECT wgs84_to_gcj02(cooked('\x0000004003000000ffffffff'));
SELECT wgs84_to_gcj02(cooked('\x0000004007000000ffffffff'));
SELECT wgs84_to_gcj02(cooked('\x000000401000000000000000'));
SELECT wgs84_to_gcj02(cooked('\x000000c00100000000000000'));
SELECT wgs84_to_gcj02(cooked('\x1fffff400100000000000000'));
-- A million collections in one another.
SELECT outcome('wgs84_to_gcj02', '\x00000040'::bytea || decode(repeat('0700000001000000', 1000000), 'hex')) AS too_deep;

DROP SCHEMA datum_test CASCADE;
