-- A geometry is not cast to geography, and nobody can tell.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE TABLE spare (id int, geom geometry);
INSERT INTO spare
	SELECT n, ST_SetSRID(ST_Point(mod(n * 7919, 3600) / 10.0 - 180, mod(n * 104729, 1800) / 10.0 - 90), (ARRAY[0, 4326, 4490])[1 + n % 3])
	FROM generate_series(1, 300) n
	UNION ALL VALUES (301, NULL::geometry), (302, 'POINT EMPTY'), (303, 'GEOMETRYCOLLECTION EMPTY'), (304, 'SRID=4326;POINT ZM (120.1 30.2 5 6)'),
		(305, 'POINT(180 90)'), (306, 'POINT(-180 -90)');

-- How often the executor calls the cast for a query.
CREATE FUNCTION casts(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	cast_function oid := 'geography(geometry)'::regprocedure;
	before bigint := COALESCE(pg_stat_get_xact_function_calls(cast_function), 0);
BEGIN
	EXECUTE query;
	RETURN COALESCE(pg_stat_get_xact_function_calls(cast_function), 0) - before;
END
$$;
BEGIN;
SET LOCAL track_functions = 'all';
SELECT casts('SELECT geom::geography FROM spare') AS of_a_bare_cast,
	   casts('SELECT nearest_cluster_id(''socks'', geom), cluster_distance(''socks'', geom), in_cluster(''socks'', geom) FROM spare') AS scalars,
	   casts('SELECT nearest_cluster(''socks'', geom), place_at(geom) FROM spare') AS composites,
	   casts('SELECT FROM spare s, nearest_clusters(''socks'', s.geom) n') AS sets,
	   casts('SELECT FROM spare s, clusters_at(s.geom) n') AS more_sets,
	   casts('SELECT FROM spare WHERE in_cluster(''socks'', geom) AND nearest_cluster_id(''socks'', geom) > 0') AS conditions;
ROLLBACK;

-- The same as through a value that is geography for certain.
CREATE VIEW as_geography AS SELECT id, geom, geom::geography AS geog FROM spare OFFSET 0;
SELECT count(*), count(nearest_cluster_id('socks', geom)) AS answered,
	   count(*) FILTER (WHERE nearest_cluster_id('socks', geom) IS DISTINCT FROM nearest_cluster_id('socks', geog)
			OR cluster_distance('socks', geom) IS DISTINCT FROM cluster_distance('socks', geog)
			OR in_cluster('socks', geom) IS DISTINCT FROM in_cluster('socks', geog)
			OR place_at(geom) IS DISTINCT FROM place_at(geog)
			OR nearest_cluster('socks', geom) IS DISTINCT FROM nearest_cluster('socks', geog)) AS differ
FROM as_geography;
SELECT count(*) AS differ FROM (
	(SELECT id, n.* FROM spare, nearest_clusters('socks', geom, 2) n UNION ALL SELECT id, c.cluster_id, c.cluster, c.place, c.province, c.role, c.distance_m, NULL, NULL, NULL, NULL, NULL FROM spare, clusters_at(geom) c)
	EXCEPT ALL
	(SELECT id, n.* FROM as_geography, nearest_clusters('socks', geog, 2) n UNION ALL SELECT id, c.cluster_id, c.cluster, c.place, c.province, c.role, c.distance_m, NULL, NULL, NULL, NULL, NULL FROM as_geography, clusters_at(geog) c)) d;

-- What the cast would refuse or mend, it refuses or mends: with and without it, the same.
CREATE FUNCTION outcome(shape text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format('SELECT nearest_cluster_id(''socks'', %s)::text FROM (SELECT %L::geometry AS geom OFFSET 0) s', what, shape) INTO answer;
	RETURN COALESCE(answer, 'NULL');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END
$$;
SELECT shape, spared = cast_first AS same, CASE WHEN spared ~ '^\d+$' THEN 'an id' WHEN spared ~ '^\w{5} ' THEN 'an error' ELSE spared END AS outcome
FROM (SELECT shape, outcome(shape, 'geom') AS spared, outcome(shape, '(SELECT geom::geography OFFSET 0)') AS cast_first
	  FROM unnest(ARRAY['SRID=3857;POINT(13358338 3503549)', 'POINT(201 30)', 'POINT(120 91)', 'POINT(180.00000000000003 30)', 'POINT(NaN 30)',
						'LINESTRING(0 0, 1 1)', 'LINESTRING(0 0, 1000 1)', 'SRID=3857;LINESTRING(0 0, 1 1)', 'MULTIPOINT(120 30)', 'TIN EMPTY', 'CIRCULARSTRING EMPTY',
						'SRID=3857;POINT EMPTY', 'POLYGON EMPTY', 'SRID=4490;POINT(120 30)']) shape) o;
SELECT nearest_cluster_id('socks', geom) = nearest_cluster_id('socks', 'POINT(-159 30)') AS coerced FROM (SELECT ST_Point(201, 30) AS geom OFFSET 0) s;

-- A loaded boundary decides for a geometry, too.
BEGIN;
INSERT INTO atlas.place_boundary (place_id, boundary)
	SELECT id, 'MULTIPOLYGON(((-1 -1, 1 -1, 1 1, -1 1, -1 -1)))' FROM atlas.place WHERE level = 'prefecture' AND name = 'Hangzhou';
SELECT (place_at(geom)).place, (place_at(geom)).approximate FROM (SELECT ST_Point(0.5, 0.5) AS geom OFFSET 0) s;
ROLLBACK;

-- Views keep the cast; prepared statements and expressions of every kind work.
CREATE VIEW spare_view AS SELECT nearest_cluster_id('socks', geom) AS n FROM spare;
SELECT pg_get_viewdef('spare_view') LIKE '%geom)::geography)%' AS cast_is_kept;
DROP VIEW spare_view;
SET plan_cache_mode = force_generic_plan;
PREPARE p AS SELECT nearest_cluster_id('socks', $1::geometry) = nearest_cluster_id('socks', 'POINT(120 30)'::geography) AS same;
EXECUTE p('POINT(120 30)');
SET plan_cache_mode = force_custom_plan;
EXECUTE p('POINT(120 30)');
RESET plan_cache_mode;
SELECT nearest_cluster_id('socks', geom::geography) IS NULL AS none, count(*) FROM spare WHERE id IN (301, 304, 305)
	GROUP BY geom::geography ORDER BY 1, 2;
SELECT nearest_cluster_id('socks', geom::geography) IS NULL AS none, count(*) FROM spare WHERE id = 304
	GROUP BY GROUPING SETS ((geom::geography), ()) ORDER BY 1;
CREATE DOMAIN spot AS geometry;
SELECT count(*) FILTER (WHERE nearest_cluster_id('socks', geom::spot) IS DISTINCT FROM nearest_cluster_id('socks', geog)) AS differ FROM as_geography;
SELECT count(*) AS differ FROM as_geography a FULL JOIN spare b ON a.id = b.id + 3
WHERE nearest_cluster_id('socks', b.geom) IS DISTINCT FROM (SELECT nearest_cluster_id('socks', c.geog) FROM as_geography c WHERE c.id = b.id);

-- Who may not call the cast may not do without it either.
CREATE ROLE no_cast;
GRANT SELECT ON spare TO no_cast;
BEGIN;
REVOKE EXECUTE ON FUNCTION geography(geometry) FROM PUBLIC;
SET LOCAL ROLE no_cast;
SELECT nearest_cluster_id('socks', geom) FROM spare;
ROLLBACK;
PREPARE q AS SELECT count(nearest_cluster_id('socks', geom)) FROM spare;
SET ROLE no_cast;
EXECUTE q;
RESET ROLE;
REVOKE EXECUTE ON FUNCTION geography(geometry) FROM PUBLIC;
SET ROLE no_cast;
EXECUTE q;
RESET ROLE;
GRANT EXECUTE ON FUNCTION geography(geometry) TO PUBLIC;

-- Types of the same names elsewhere are not taken for PostGIS's.
CREATE SCHEMA elsewhere;
CREATE DOMAIN elsewhere.geometry AS text;
SET search_path = elsewhere, public;
SELECT nearest_cluster_id('socks', geom) = nearest_cluster_id('socks', 'POINT(120.1 30.2)') AS same FROM spare WHERE id = 304;
SELECT nearest_cluster_id('socks', 'POINT(120 30)'::elsewhere.geometry);
RESET search_path;

REVOKE ALL ON spare FROM no_cast;
DROP ROLE no_cast;
DROP SCHEMA elsewhere CASCADE;
DROP VIEW as_geography;
DROP DOMAIN spot;
DROP FUNCTION outcome(text, text), casts(text);
DROP TABLE spare;
