-- Boundaries: what loads, what is said of the rest, and who goes by them; and
-- the approximate cells against place_at().
\set VERBOSITY terse
\set SHOW_CONTEXT never
\pset null '(null)'
SET client_min_messages = warning;
SET jit = off;
SELECT written, atlas.gb_code(written)
FROM (VALUES ('33'), ('3301'), ('330100'), (' 330100 '), ('330100.0'), ('330100.'), ('330100000000'), ('156330100'),
			 ('030100'), ('330'), ('33010'), ('330100123456'), ('150330100'), ('Hangzhou'), (''), (NULL)) v (written);

-- Cells: all areas, none twice, and the land for which place_at() gives them.
BEGIN;
SELECT setseed(0.7);
CREATE TEMP TABLE prefecture AS SELECT * FROM atlas.area_cells('prefecture');
CREATE TEMP TABLE province AS SELECT * FROM atlas.area_cells();
CREATE INDEX ON prefecture USING gist (geom);
CREATE INDEX ON province USING gist (geom);
ANALYZE prefecture;
ANALYZE province;
SELECT count(*) >= 34 AS all_provinces, count(*) = count(DISTINCT id) AS once, bool_and(ST_IsValid(geom) AND NOT ST_IsEmpty(geom)) AS sound,
	   bool_and(approximate) AS approximate, bool_and(level = 'province' AND province = place AND gb_code ~ '0000$' AND place_zh <> '') AS described
FROM province;
SELECT count(*) > 300 AS prefectures, count(*) = count(DISTINCT id) AS once, bool_and(ST_IsValid(geom) AND NOT ST_IsEmpty(geom)) AS sound,
	   bool_and(approximate) AS approximate, count(*) FILTER (WHERE level = 'province') >= 4 AS municipalities_too,
	   bool_and(province IS NOT NULL) AS described
FROM prefecture;
CREATE TEMP TABLE probe AS
SELECT g, (place_at(g)).place_id AS prefecture, (place_at(g, 'province')).place_id AS province
FROM (SELECT ST_SetSRID(ST_MakePoint(73 + 62 * random(), 18 + 36 * random()), 4326) AS g FROM generate_series(1, 4000) OFFSET 0) p;
SELECT count(*) FILTER (WHERE a.id IS NOT DISTINCT FROM p.prefecture) > 0.99 * count(*) AS prefectures_agree,
	   count(*) FILTER (WHERE b.id IS NOT DISTINCT FROM p.province) > 0.99 * count(*) AS provinces_agree,
	   count(*) FILTER (WHERE p.prefecture IS NULL) BETWEEN 0.1 * count(*) AND 0.9 * count(*) AS some_inside_some_outside,
	   count(*) = 4000 AS no_overlap
FROM probe p LEFT JOIN prefecture a ON ST_Covers(a.geom, p.g) LEFT JOIN province b ON ST_Covers(b.geom, p.g);
SELECT sum(ST_Area(geom::geography)) < (SELECT 0.9 * sum(ST_Area(geom::geography)) FROM province) AS smaller FROM atlas.area_cells('province', 20000);
SELECT j ->> 'type' AS type, json_array_length(j -> 'features') = (SELECT count(*) FROM province) AS complete,
	   j #> '{features,0,properties}' ->> 'approximate' AS approximate,
	   abs(ST_Area(ST_SetSRID(ST_GeomFromGeoJSON(j #>> '{features,0,geometry}'), 4326)::geography) / ST_Area(geom::geography) - 1) < 0.01 AS same_shape
FROM atlas.areas_geojson() j, (SELECT geom FROM province ORDER BY id LIMIT 1) first;
ROLLBACK;
SELECT count(*) FROM atlas.area_cells(NULL);
\set VERBOSITY default
SELECT * FROM atlas.area_cells('county');
SELECT * FROM atlas.area_cells('province', -1);
SELECT * FROM atlas.area_cells('province', 'NaN');
\set VERBOSITY terse

-- Loading: a table as ogr2ogr makes it, with all that can be wrong.
BEGIN;
INSERT INTO atlas.place_name (place_id, name, lang, kind)
SELECT id, '339901', 'zh', 'former_code' FROM atlas.place WHERE slug = 'ningbo-zhejiang' UNION ALL
SELECT id, '339902', 'zh', 'former_code' FROM atlas.place WHERE slug = 'hangzhou-zhejiang' UNION ALL
SELECT id, '339903', 'zh', 'former_code' FROM atlas.place WHERE slug IN ('hangzhou-zhejiang', 'ningbo-zhejiang');
CREATE TABLE "Some Shapes" (ogc_fid serial, "Ad Code" integer, "The Shape" geometry);
INSERT INTO "Some Shapes" ("Ad Code", "The Shape") VALUES
	(330100, 'SRID=4326;POLYGON((119 29.5, 120.2 29.5, 120.2 30.5, 119 30.5, 119 29.5))'),
	(330100, 'SRID=4326;MULTIPOLYGON(((120.2 30, 120.5 30, 120.5 30.4, 120.2 30.4, 120.2 30)), ((118 29, 118.2 29, 118.2 29.2, 118 29)))'),
	(330600, ST_Transform('SRID=4326;POLYGON((120.2 29.4, 121 29.4, 121 30, 120.2 30, 120.2 29.4))'::geometry, 3857)),
	(339901, 'SRID=4490;POLYGON((121.2 29.5, 122 29.5, 122 30.2, 121.2 30.2, 121.2 29.5))'),
	(339902, 'SRID=4326;POLYGON((110 30, 111 30, 111 31, 110 30))'),
	(339903, 'SRID=4326;POLYGON((110 30, 111 30, 111 31, 110 30))'),
	(330681, 'SRID=4326;POLYGONZ((120 29.5 1, 120.4 29.9 1, 120.4 29.5 1, 120 29.9 1, 120 29.5 1))'),
	(310000, 'SRID=4326;POINT(121.5 31.2)'), (110000, NULL), (320000, 'SRID=4326;POLYGON EMPTY'),
	(120000, 'POLYGON((117 39, 118 39, 118 40, 117 39))'),
	(440000, 'SRID=4326;POLYGON((12600000 2600000, 12700000 2600000, 12700000 2700000, 12600000 2600000))'),
	(999999, 'SRID=4326;POLYGON((110 30, 111 30, 111 31, 110 30))'), (NULL, 'SRID=4326;POLYGON((110 30, 111 30, 111 31, 110 30))');
SELECT code, place, level, row_count, outcome FROM atlas.load_boundaries('"Some Shapes"', 'Ad Code', 'The Shape') ORDER BY code, place;
SELECT p.slug, ST_IsValid(b.boundary::geometry) AS valid, GeometryType(b.boundary::geometry) AS type, ST_NDims(b.boundary::geometry) AS dimensions,
	   ST_NumGeometries(b.boundary::geometry) AS parts, round((ST_Area(b.boundary) / 1e6)::numeric, -1) AS km2
FROM atlas.place_boundary b JOIN atlas.place p ON p.id = b.place_id ORDER BY p.slug;

-- place_at() is exact there now, borders included, and says so.
SELECT setseed(0.3);
CREATE TEMP TABLE probe AS
SELECT g, a.place, a.approximate, ST_Intersects(h.boundary, g::geography) AS in_hangzhou, ST_Intersects(s.boundary, g::geography) AS in_shaoxing
FROM (SELECT ST_SetSRID(ST_MakePoint(117.8 + 3.4 * random(), 28.8 + 1.9 * random()), 4326) AS g FROM generate_series(1, 3000) OFFSET 0) p
CROSS JOIN LATERAL place_at(p.g) a
JOIN atlas.place_boundary h ON h.place_id = (SELECT id FROM atlas.place WHERE slug = 'hangzhou-zhejiang')
JOIN atlas.place_boundary s ON s.place_id = (SELECT id FROM atlas.place WHERE slug = 'shaoxing-zhejiang');
SELECT count(*) FILTER (WHERE in_hangzhou) > 300 AS many_in, count(*) FILTER (WHERE in_shaoxing) > 100 AS many_in_the_other,
	   count(*) FILTER (WHERE in_hangzhou <> COALESCE(place = 'Hangzhou', false)) AS wrong, count(*) FILTER (WHERE in_shaoxing <> COALESCE(place = 'Shaoxing', false)) AS wrong_of_the_other,
	   count(*) FILTER (WHERE (in_hangzhou OR in_shaoxing) AND approximate) AS exact_but_called_approximate,
	   count(*) FILTER (WHERE NOT in_hangzhou AND NOT in_shaoxing AND NOT approximate) AS approximate_but_called_exact
FROM probe;
SELECT (place_at('POINT(119 30)')).place, (place_at('POINT(118.9999 30)')).place <> 'Hangzhou' IS NOT FALSE AS outside, (place_at('POINT(119.5 30)', 'province')).place AS province;

-- An exact shape takes the place of the cell, and the cells give way to it.
CREATE TEMP TABLE cell AS SELECT * FROM atlas.area_cells('prefecture');
SELECT place, approximate, ST_Equals(c.geom, b.boundary::geometry) AS same
FROM cell c JOIN atlas.place_boundary b ON b.place_id = c.id ORDER BY place;
SELECT count(*) AS overlapping FROM cell a JOIN cell b ON a.approximate AND NOT b.approximate AND ST_Area(ST_Intersection(a.geom, b.geom)) > 1e-9;

-- Again: replaced, not added; codes may be text.
CREATE TEMP TABLE other AS
SELECT * FROM (VALUES ('3301', 'SRID=4326;POLYGON((119 29, 120 29, 120 30, 119 30, 119 29))'::geometry(Polygon, 4326)), ('33', 'SRID=4326;POLYGON((118 27, 123 27, 123 31, 118 31, 118 27))')) v (gb, geom);
SELECT code, place, level, outcome FROM atlas.load_boundaries('other', 'gb', 'geom');
SELECT count(*) AS boundaries, (place_at('POINT(119.5 29.1)')).place, (place_at('POINT(120.1 30.4)')).place <> 'Hangzhou' IS NOT FALSE AS no_more FROM atlas.place_boundary;
SELECT count(*) AS rows FROM atlas.load_boundaries(NULL, 'gb', 'geom');

\set VERBOSITY default
SAVEPOINT here;
SELECT * FROM atlas.load_boundaries('other', 'code', 'geom');
ROLLBACK TO here;
SELECT * FROM atlas.load_boundaries('other', 'gb', 'gb');
ROLLBACK TO here;
SELECT * FROM atlas.load_boundaries('other', 'gb', 'xmin; DROP TABLE other');
ROLLBACK TO here;
\set VERBOSITY terse
CREATE ROLE atlas_reader;
GRANT SELECT ON other TO atlas_reader;
SET LOCAL ROLE atlas_reader;
SELECT * FROM atlas.load_boundaries('other', 'gb', 'geom');
ROLLBACK;
SELECT count(*) AS boundaries FROM atlas.place_boundary;
