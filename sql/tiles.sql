-- Tiles and GeoJSON, read back by a reader written for this test and compared
-- with PostGIS's own way of making tiles.
\set VERBOSITY terse
\set SHOW_CONTEXT never
\pset null '(null)'
SET client_min_messages = warning;
SET jit = off;

-- Reads the Mapbox vector tile format, version 2.1, as far as points go.
CREATE FUNCTION pg_temp.varint(tile bytea, INOUT pos int, OUT value bigint) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	shift int := 0;
	byte int;
BEGIN
	value := 0;
	LOOP
		byte := get_byte(tile, pos);
		pos := pos + 1;
		value := value | ((byte & 127)::bigint << shift);
		EXIT WHEN byte < 128;
		shift := shift + 7;
	END LOOP;
END $$;

-- The fields of a message: number, and the varint or where the bytes are.
CREATE FUNCTION pg_temp.fields(tile bytea, first int, past int) RETURNS TABLE (field int, value bigint, start int, stop int) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	pos int := first;
	tag bigint;
BEGIN
	WHILE pos < past LOOP
		SELECT v.pos, v.value INTO pos, tag FROM pg_temp.varint(tile, pos) v;
		SELECT v.pos, v.value INTO pos, value FROM pg_temp.varint(tile, pos) v;
		field := tag >> 3;
		start := pos;
		stop := pos;
		IF tag & 7 = 2 THEN
			stop := pos + value;
			pos := stop;
		ELSIF tag & 7 <> 0 THEN
			RAISE EXCEPTION 'wire type % of field % is neither whole number nor bytes', tag & 7, field;
		END IF;
		RETURN NEXT;
	END LOOP;
	IF pos > past THEN
		RAISE EXCEPTION 'message ends beyond its end';
	END IF;
END $$;

CREATE FUNCTION pg_temp.numbers(tile bytea, first int, past int) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	pos int := first;
	one bigint;
	list bigint[] := '{}';
BEGIN
	WHILE pos < past LOOP
		SELECT v.pos, v.value INTO pos, one FROM pg_temp.varint(tile, pos) v;
		list := list || one;
	END LOOP;
	RETURN list;
END $$;

-- A value is a string (field 1) or a whole number (4 signed, 5 unsigned, 6 zigzag); anything else is an error.
CREATE FUNCTION pg_temp.property(tile bytea, first int, past int) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	f record;
BEGIN
	SELECT * INTO STRICT f FROM pg_temp.fields(tile, first, past);
	RETURN CASE f.field WHEN 1 THEN to_jsonb(convert_from(substr(tile, f.start + 1, f.stop - f.start), 'UTF8'))
						WHEN 4 THEN to_jsonb(f.value) WHEN 5 THEN to_jsonb(f.value) WHEN 6 THEN to_jsonb((f.value >> 1) # -(f.value & 1))
						ELSE to_jsonb(1 / (f.field - f.field)) END;
END $$;

CREATE FUNCTION pg_temp.read_tile(tile bytea) RETURNS TABLE (layer text, extent bigint, id bigint, x int, y int, properties jsonb) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	whole record;
	f record;
	g record;
	names text[];
	keys jsonb[];
	packed bigint[];
	shape bigint[];
BEGIN
	FOR whole IN SELECT * FROM pg_temp.fields(tile, 0, length(tile)) LOOP
		names := '{}';
		keys := '{}';
		FOR f IN SELECT * FROM pg_temp.fields(tile, whole.start, whole.stop) LOOP
			CASE f.field
				WHEN 1 THEN layer := convert_from(substr(tile, f.start + 1, f.stop - f.start), 'UTF8');
				WHEN 3 THEN names := names || convert_from(substr(tile, f.start + 1, f.stop - f.start), 'UTF8');
				WHEN 4 THEN keys := keys || pg_temp.property(tile, f.start, f.stop);
				WHEN 5 THEN extent := f.value;
				ELSE NULL;
			END CASE;
		END LOOP;
		FOR f IN SELECT * FROM pg_temp.fields(tile, whole.start, whole.stop) m WHERE m.field = 2 LOOP
			id := NULL;
			packed := '{}';
			FOR g IN SELECT * FROM pg_temp.fields(tile, f.start, f.stop) LOOP
				CASE g.field
					WHEN 1 THEN id := g.value;
					WHEN 2 THEN packed := pg_temp.numbers(tile, g.start, g.stop);
					WHEN 3 THEN PERFORM 1 / (g.value = 1)::int;		/* a point */
					WHEN 4 THEN shape := pg_temp.numbers(tile, g.start, g.stop);
				END CASE;
			END LOOP;
			PERFORM 1 / (shape[1] = 9 AND array_length(shape, 1) = 3)::int;		/* one MoveTo */
			x := (shape[2] >> 1) # -(shape[2] & 1);
			y := (shape[3] >> 1) # -(shape[3] & 1);
			SELECT COALESCE(jsonb_object_agg(names[packed[i] + 1], keys[packed[i + 1] + 1]), '{}') INTO properties
			FROM generate_series(1, array_length(packed, 1), 2) i;
			RETURN NEXT;
		END LOOP;
	END LOOP;
END $$;

-- The whole world: every cluster, where PostGIS puts it, with what the views say of it.
CREATE TEMP TABLE world AS SELECT * FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0));
SELECT DISTINCT layer, extent FROM world;
SELECT count(*) > 100 AS many, count(*) = count(DISTINCT id) AS once, count(*) = (SELECT count(*) FROM atlas.effective_cluster) AS all_of_them FROM world;
SELECT count(*) AS differing FROM world w FULL JOIN atlas.cluster_overview o ON o.id = w.id
WHERE w.properties IS DISTINCT FROM jsonb_strip_nulls(jsonb_build_object('name', o.name, 'name_zh', o.name_zh, 'place', o.place, 'province', o.province,
	'role', o.role, 'products', o.products, 'products_zh', o.products_zh, 'product_count', o.product_count, 'quality_min', o.quality_min, 'quality_max', o.quality_max,
	'quality_rank', o.quality_max_rank, 'national_percent', round(100 * o.national_share), 'global_percent', round(100 * o.global_share), 'rank', o.rank));
SELECT (SELECT string_agg(DISTINCT k COLLATE "C", ' ' ORDER BY k COLLATE "C") FROM world, jsonb_object_keys(properties) k)
	 = (SELECT string_agg(attname, ' ' ORDER BY attname COLLATE "C") FROM pg_attribute WHERE attrelid = 'atlas.cluster_feature'::regclass AND attnum > 0 AND attname NOT IN ('id', 'geom')) AS as_described;

-- Each tile of several zooms: the same points as by ST_AsMVTGeom, margins included.
CREATE FUNCTION pg_temp.differing_tiles(zoom int) RETURNS TABLE (tiles_compared bigint, points_compared bigint, differing bigint) LANGUAGE sql AS $$
	WITH here AS MATERIALIZED (
		SELECT id, ST_Transform(geom, 3857) AS geom, floor((longitude + 180) / 360 * 2 ^ zoom)::int AS x,
			   floor((1 - asinh(tan(radians(latitude))) / pi()) / 2 * 2 ^ zoom)::int AS y
		FROM atlas.cluster_overview WHERE abs(latitude) < 85
	), tile AS MATERIALIZED (
		SELECT DISTINCT x, y FROM here
	), theirs AS (
		SELECT t.x AS tx, t.y AS ty, h.id, ST_X(g) AS x, ST_Y(g) AS y
		FROM tile t, here h, ST_AsMVTGeom(h.geom, ST_TileEnvelope(zoom, t.x, t.y), 4096, 256, true) g WHERE g IS NOT NULL
	), ours AS (
		SELECT t.x AS tx, t.y AS ty, r.* FROM tile t, pg_temp.read_tile(atlas.cluster_tiles(zoom, t.x, t.y)) r
	)
	SELECT (SELECT count(*) FROM tile), count(*),
		   count(*) FILTER (WHERE o.id IS NULL OR h.id IS NULL OR abs(o.x - h.x) > 1 OR abs(o.y - h.y) > 1)
	FROM ours o FULL JOIN theirs h ON h.id = o.id AND h.tx = o.tx AND h.ty = o.ty
$$;
SELECT zoom, tiles_compared > 0 AS some, points_compared >= (SELECT count(*) FROM atlas.effective_cluster) AS all_points, differing
FROM unnest(ARRAY[1, 4, 7]) zoom, pg_temp.differing_tiles(zoom);

-- A product and a tier: the clusters that clusters_for() gives for any role.
CREATE TEMP TABLE asked AS
SELECT p.id, p.name AS product, q.tier
FROM (SELECT id, name FROM atlas.effective_product WHERE id % 47 = 1) p, (VALUES (NULL), ('low'), ('medium'), ('high')) q (tier);
SELECT count(*) > 20 AS many, count(*) FILTER (WHERE ours <> '{}') > 5 AS some_full, count(*) FILTER (WHERE ours = '{}') > 5 AS some_empty, count(*) FILTER (WHERE ours <> theirs) AS differing
FROM (SELECT ARRAY(SELECT r.id FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0, a.product, a.tier)) r ORDER BY 1) AS ours,
			 ARRAY(SELECT c.cluster_id::bigint FROM clusters_for(a.product, a.tier::quality_tier, NULL) c ORDER BY 1) AS theirs FROM asked a) t;
SELECT count(DISTINCT tile) AS one FROM unnest(ARRAY[atlas.cluster_tiles(0, 0, 0, 'socks'), atlas.cluster_tiles(0, 0, 0, ' SOCKS'), atlas.cluster_tiles(0, 0, 0, '袜子', '')]) tile;
SELECT atlas.cluster_tiles(0, 0, 0) = atlas.cluster_tiles(0, 0, 0, '', '') AS empty_means_all;
-- Only the products asked for are named.
SELECT properties ->> 'products' AS products, properties -> 'product_count' AS product_count FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0, 'socks')) r JOIN atlas.cluster c ON c.id = r.id WHERE c.slug = 'datang-socks';

-- No tile, no such product, no such tier.
SELECT z, x, y, length(atlas.cluster_tiles(z, x, y)) AS bytes
FROM (VALUES (-1, 0, 0), (0, 1, 0), (0, 0, 1), (3, 8, 0), (3, 0, 8), (3, -1, 0), (3, 0, -1), (30, 0, 0), (31, 0, 0), (2147483647, 2147483647, 2147483647), (-2147483648, 0, 0), (NULL, 0, 0), (0, NULL, 0), (0, 0, NULL)) v (z, x, y);
SELECT length(atlas.cluster_tiles(0, 0, 0, 'no such thing')) AS bytes, length(atlas.cluster_tiles(0, 0, 0, 'no such thing', 'low')) AS bytes_too;
SELECT atlas.cluster_tiles(0, 0, 0, 'socks', 'best');
SELECT atlas.cluster_tiles(3, 0, 0, min_quality => 'best');
SELECT atlas.cluster_mvt(0, 0, 0, '{"min_quality": "best"}');
SELECT atlas.clusters_geojson(min_quality => 'best');

-- As Martin asks: the same tile in another layer, and a comment that it can read.
SELECT count(*) AS differing
FROM (VALUES (NULL, NULL, NULL), ('null', NULL, NULL), ('[]', NULL, NULL), ('{}', NULL, NULL), ('{"product": "", "token": 1}', NULL, NULL), ('{"product": "eyewear"}', 'eyewear', NULL),
			 ('{"product": "eyewear", "min_quality": "medium"}', 'eyewear', 'medium'), ('{"product": 7}', '7', NULL)) v (query, product, tier),
	 LATERAL (SELECT ARRAY(SELECT r FROM pg_temp.read_tile(atlas.cluster_mvt(6, 53, 26, v.query::json)) r) AS ours,
					 ARRAY(SELECT ('clusters', r.extent, r.id, r.x, r.y, r.properties) FROM pg_temp.read_tile(atlas.cluster_tiles(6, 53, 26, v.product, v.tier)) r) AS theirs) t
WHERE ours::text <> theirs::text;
SELECT j ->> 'minzoom' AS minzoom, j #>> '{vector_layers,0,id}' AS layer,
	   (SELECT count(*) FROM json_object_keys(j #> '{vector_layers,0,fields}') k) AS fields,
	   (SELECT count(*) FROM json_each_text(j #> '{vector_layers,0,fields}') k LEFT JOIN pg_attribute a ON a.attrelid = 'atlas.cluster_feature'::regclass AND a.attname = k.key
		WHERE k.value IS DISTINCT FROM CASE a.atttypid WHEN 'text'::regtype THEN 'String' WHEN 'int4'::regtype THEN 'Number' END) AS wrong_fields
FROM CAST(obj_description('atlas.cluster_mvt'::regproc, 'pg_proc') AS json) j;
SELECT proname, count(*) AS never_overloaded, min(proargnames[1:3]::text) AS first_names, bool_and(prorettype = 'bytea'::regtype) AS bytes
FROM pg_proc WHERE pronamespace = 'atlas'::regnamespace AND proname IN ('cluster_tiles', 'cluster_mvt') GROUP BY proname ORDER BY proname;

-- Odd places: the poles are on no tile, the date line is on the last one; nothing raises an error.
BEGIN;
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m)
SELECT 'test-' || i, 'Test ' || i, (SELECT id FROM atlas.place WHERE slug = 'zhejiang'), g::geography, 1000
FROM unnest(ARRAY['POINT(0 90)', 'POINT(0 -90)', 'POINT(180 0)', 'POINT(-180 0)', 'POINT(0 85.05)', 'POINT(0 89)']) WITH ORDINALITY v (g, i);
SELECT properties ->> 'name' AS name, x, y FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0)) WHERE id >= 1000000 ORDER BY name;
SELECT properties ->> 'name' AS name, x, y FROM pg_temp.read_tile(atlas.cluster_tiles(3, 7, 4)) WHERE id >= 1000000 ORDER BY name;
SELECT json_array_length(atlas.clusters_geojson() -> 'features') = (SELECT count(*) FROM atlas.effective_cluster) AS geojson_has_all;
ROLLBACK;

-- What only a market sells is on the map.
BEGIN;
INSERT INTO atlas.product (slug, name) VALUES ('test-things', 'test things');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m, role) SELECT 'test-market', 'Test market', id, 'POINT(120 30)', 1000, 'market' FROM atlas.place WHERE slug = 'zhejiang';
INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, p.id FROM atlas.cluster c, atlas.product p WHERE c.slug = 'test-market' AND p.slug = 'test-things';
SELECT properties ->> 'name' AS name, properties ->> 'role' AS role FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0, 'test things'));
ROLLBACK;

-- GeoJSON.
CREATE TEMP TABLE collection AS SELECT atlas.clusters_geojson() AS j;
SELECT j ->> 'type' AS type, (SELECT count(*) FROM json_array_elements(j -> 'features')) = (SELECT count(*) FROM atlas.effective_cluster) AS all_of_them FROM collection;
SELECT count(*) AS differing
FROM (SELECT f ->> 'type' AS type, (f ->> 'id')::int AS id, ST_SetSRID(ST_GeomFromGeoJSON(f ->> 'geometry'), 4326) AS geom, jsonb_strip_nulls((f -> 'properties')::jsonb) AS properties
	  FROM collection, json_array_elements(j -> 'features') f) f
FULL JOIN world w ON w.id = f.id LEFT JOIN atlas.cluster c ON c.id = f.id
WHERE (f.type = 'Feature' AND f.properties = w.properties AND ST_DWithin(f.geom, c.location::geometry, 0.000001)) IS NOT TRUE;
SELECT atlas.clusters_geojson('no such thing')::jsonb;
SELECT count(*) > 0 AS some, bool_and((f #>> '{properties,quality_rank}')::int >= 20) AS at_that_tier FROM json_array_elements(atlas.clusters_geojson(min_quality => 'medium') -> 'features') f;

-- An ordinary role may; the answer follows the rows.
BEGIN;
CREATE ROLE atlas_reader;
SET LOCAL ROLE atlas_reader;
SELECT length(atlas.cluster_tiles(0, 0, 0)) = (SELECT length(atlas.cluster_mvt(0, 0, 0, NULL)) + length('atlas.cluster_tiles') - length('clusters')) AS same_length;
RESET ROLE;
INSERT INTO atlas.retirement (entity, row_id) SELECT 'cluster', id FROM atlas.cluster WHERE slug = 'datang-socks';
SELECT (SELECT count(*) FROM world) - count(*) AS hidden FROM pg_temp.read_tile(atlas.cluster_tiles(0, 0, 0));
ROLLBACK;
