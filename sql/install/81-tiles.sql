-- Clusters for maps: vector tiles and GeoJSON.  A product is resolved as
-- everywhere, but for clusters of any role: a market is on the map too.
--
-- The functions for tile servers are in PL/pgSQL, which looks at the tier before
-- anything else and keeps what it has worked out of the query; names of PostGIS
-- are in the functions with a bound body that they call.

CREATE FUNCTION atlas.unless_empty(written pg_catalog.text) RETURNS pg_catalog.text
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
	RETURN NULLIF(written, '');
COMMENT ON FUNCTION atlas.unless_empty(pg_catalog.text) IS
'The text, or NULL for an empty one: a URL cannot leave out a value in another way. IMMUTABLE.';

CREATE TYPE atlas.cluster_feature AS (
	id				pg_catalog.int4,
	name			pg_catalog.text,
	name_zh			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	role			pg_catalog.text,
	products		pg_catalog.text,
	products_zh		pg_catalog.text,
	product_count	pg_catalog.int4,
	quality_min		pg_catalog.text,
	quality_max		pg_catalog.text,
	quality_rank	pg_catalog.int4,
	national_percent pg_catalog.int4,
	global_percent	pg_catalog.int4,
	rank			pg_catalog.int4,
	geom			geometry
);
COMMENT ON TYPE atlas.cluster_feature IS 'A cluster on a map: its properties are text and whole numbers only, which every map client reads.';
COMMENT ON COLUMN atlas.cluster_feature.id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.cluster_feature.name IS 'English name.';
COMMENT ON COLUMN atlas.cluster_feature.name_zh IS 'Chinese name.';
COMMENT ON COLUMN atlas.cluster_feature.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.cluster_feature.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.cluster_feature.role IS 'production, market, trade or brand.';
COMMENT ON COLUMN atlas.cluster_feature.products IS 'Those of its products that were asked for, by name, divided by semicolons.';
COMMENT ON COLUMN atlas.cluster_feature.products_zh IS 'The same in Chinese.';
COMMENT ON COLUMN atlas.cluster_feature.product_count IS 'How many these are.';
COMMENT ON COLUMN atlas.cluster_feature.quality_min IS 'Lowest tier of these products; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_feature.quality_max IS 'Highest tier of these products; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_feature.quality_rank IS 'quality_max as a number that sorts: 10 low, 20 medium, 30 high.';
COMMENT ON COLUMN atlas.cluster_feature.national_percent IS 'Largest share of China''s total of these products, rounded to a percent.';
COMMENT ON COLUMN atlas.cluster_feature.global_percent IS 'Largest share of the world''s total of these products, rounded to a percent.';
COMMENT ON COLUMN atlas.cluster_feature.rank IS 'Best stated rank of these products, 1 the largest.';
COMMENT ON COLUMN atlas.cluster_feature.geom IS 'Where it is: WGS84, or units of the tile.';

-- CASE, because the planner takes it for a half of the rows, not for one or two.
CREATE FUNCTION atlas.cluster_features(product pg_catalog.text, min_quality @extschema@.quality_tier,
		west pg_catalog.float8, south pg_catalog.float8, east pg_catalog.float8, north pg_catalog.float8)
	RETURNS SETOF atlas.cluster_feature
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 100
BEGIN ATOMIC
	WITH here AS MATERIALIZED (
		SELECT c.id, c.name, c.name_zh, c.place_id, c.role, c.location::geometry AS geom
		FROM atlas.effective_cluster c
		WHERE CASE WHEN ST_X(c.location::geometry) BETWEEN west AND east THEN ST_Y(c.location::geometry) BETWEEN south AND north END
	), made AS MATERIALIZED (
		SELECT here.id, pg_catalog.string_agg(s.name, '; ' ORDER BY s.name, s.product_id) AS products,
			   pg_catalog.string_agg(s.name_zh, '；' ORDER BY s.name, s.product_id) AS products_zh,
			   pg_catalog.count(s.product_id)::pg_catalog.int4 AS product_count,
			   @extschema@.min(s.quality_min) AS quality_min, @extschema@.max(s.quality_max) AS quality_max,
			   pg_catalog.max(s.national_share) AS national_share, pg_catalog.max(s.global_share) AS global_share,
			   pg_catalog.min(s.rank) AS rank
		FROM here
		LEFT JOIN (
			SELECT e.cluster_id, e.product_id, d.name, d.name_zh, e.quality_min, e.quality_max, e.national_share, e.global_share, e.rank
			FROM atlas.effective_specialisation e
			JOIN atlas.product d ON d.id = e.product_id
			WHERE (cluster_features.product IS NULL
				   OR e.product_id IN (SELECT a.product_id FROM atlas.product_ancestor a
									   WHERE a.ancestor_id = atlas.product_scope(cluster_features.product, NULL::pg_catalog.text)))
			  AND (cluster_features.min_quality IS NULL OR e.quality_max OPERATOR(@extschema@.>=) cluster_features.min_quality)
		) s ON s.cluster_id = here.id
		GROUP BY here.id
		HAVING pg_catalog.count(s.product_id) > 0 OR (cluster_features.product IS NULL AND cluster_features.min_quality IS NULL)
	), located AS MATERIALIZED (
		SELECT p.id, p.name, p.province FROM atlas.place_within p
	)
	SELECT c.id, c.name, c.name_zh, p.name, p.province, c.role, m.products, m.products_zh, m.product_count,
		   m.quality_min::pg_catalog.text, m.quality_max::pg_catalog.text, m.quality_max::pg_catalog.int4,
		   pg_catalog.round(100::pg_catalog.float8 * m.national_share)::pg_catalog.int4,
		   pg_catalog.round(100::pg_catalog.float8 * m.global_share)::pg_catalog.int4, m.rank, c.geom
	FROM here c
	JOIN located p ON p.id = c.place_id
	JOIN made m ON m.id = c.id;
END;
COMMENT ON FUNCTION atlas.cluster_features(pg_catalog.text, @extschema@.quality_tier, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8, pg_catalog.float8) IS
'Clusters in a box of degrees, its edges included, that make the product (NULL: any; no row where no name matches) at the tier or better (NULL: any). STABLE.';

-- Where a tile of the web's Mercator grid is.  Written out because PostGIS's
-- own functions raise errors for tiles and points outside the grid.
CREATE FUNCTION atlas.tile_box(z pg_catalog.int4, x pg_catalog.int4, y pg_catalog.int4, margin pg_catalog.float8)
	RETURNS TABLE (west pg_catalog.float8, south pg_catalog.float8, east pg_catalog.float8, north pg_catalog.float8, tiles pg_catalog.float8)
	IMMUTABLE PARALLEL SAFE LANGUAGE sql ROWS 1
BEGIN ATOMIC
	SELECT 360::pg_catalog.float8 * ((x::pg_catalog.float8 - margin) / n.tiles) - 180::pg_catalog.float8,
		   pg_catalog.degrees(pg_catalog.atan(pg_catalog.sinh(pg_catalog.pi() * (1::pg_catalog.float8 - 2::pg_catalog.float8 * (y::pg_catalog.float8 + 1::pg_catalog.float8 + margin) / n.tiles)))),
		   360::pg_catalog.float8 * ((x::pg_catalog.float8 + 1::pg_catalog.float8 + margin) / n.tiles) - 180::pg_catalog.float8,
		   pg_catalog.degrees(pg_catalog.atan(pg_catalog.sinh(pg_catalog.pi() * (1::pg_catalog.float8 - 2::pg_catalog.float8 * (y::pg_catalog.float8 - margin) / n.tiles)))),
		   n.tiles
	FROM (SELECT pg_catalog.power(2::pg_catalog.float8, CASE WHEN z BETWEEN 0 AND 30 THEN z END::pg_catalog.float8) AS tiles) n
	WHERE x >= 0 AND y >= 0 AND x::pg_catalog.float8 < n.tiles AND y::pg_catalog.float8 < n.tiles;
END;
COMMENT ON FUNCTION atlas.tile_box(pg_catalog.int4, pg_catalog.int4, pg_catalog.int4, pg_catalog.float8) IS
'Edges in degrees of the tile z/x/y (zoom 0 to 30) with a margin of so many tiles all round, and how many tiles of that zoom go round the earth. No row where there is no such tile. IMMUTABLE.';

-- Points in the margin show on both tiles, so that symbols are not cut.
CREATE FUNCTION atlas.cluster_tile(z pg_catalog.int4, x pg_catalog.int4, y pg_catalog.int4,
		product pg_catalog.text, min_quality @extschema@.quality_tier, layer pg_catalog.text)
	RETURNS SETOF pg_catalog.bytea
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 1
BEGIN ATOMIC
	SELECT ST_AsMVT(t::atlas.cluster_feature, layer, 4096, 'geom'::pg_catalog.text, 'id'::pg_catalog.text ORDER BY t.id)
	FROM (
		SELECT f.id, f.name, f.name_zh, f.place, f.province, f.role, f.products, f.products_zh, f.product_count,
			   f.quality_min, f.quality_max, f.quality_rank, f.national_percent, f.global_percent, f.rank,
			   ST_MakePoint(
					pg_catalog.round(4096::pg_catalog.float8 * (b.tiles * (ST_X(f.geom) + 180::pg_catalog.float8) / 360::pg_catalog.float8 - x::pg_catalog.float8)),
					pg_catalog.round(4096::pg_catalog.float8 * (b.tiles * (1::pg_catalog.float8 - pg_catalog.asinh(pg_catalog.tan(pg_catalog.radians(ST_Y(f.geom)))) / pg_catalog.pi()) / 2::pg_catalog.float8 - y::pg_catalog.float8))) AS geom
		FROM atlas.tile_box(z, x, y, 0.0625::pg_catalog.float8) b
		CROSS JOIN LATERAL atlas.cluster_features(product, min_quality, b.west, b.south, b.east, b.north) f
	) t;
END;
COMMENT ON FUNCTION atlas.cluster_tile(pg_catalog.int4, pg_catalog.int4, pg_catalog.int4, pg_catalog.text, @extschema@.quality_tier, pg_catalog.text) IS
'One Mapbox vector tile with one layer of clusters, 4,096 units wide with 256 more on each side; the id of a feature is that of the cluster, its properties are the columns of atlas.cluster_feature. Empty where there is no cluster and where there is no such tile. STABLE.';

CREATE FUNCTION atlas.cluster_tiles(z pg_catalog.int4, x pg_catalog.int4, y pg_catalog.int4,
		product pg_catalog.text DEFAULT NULL, min_quality pg_catalog.text DEFAULT NULL)
	RETURNS pg_catalog.bytea
	STABLE PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	tier @extschema@.quality_tier := CAST(atlas.unless_empty(min_quality) AS @extschema@.quality_tier);
BEGIN
	RETURN (SELECT t FROM atlas.cluster_tile(z, x, y, atlas.unless_empty(product), tier, 'atlas.cluster_tiles'::pg_catalog.text) t);
END
$$;
COMMENT ON FUNCTION atlas.cluster_tiles(pg_catalog.int4, pg_catalog.int4, pg_catalog.int4, pg_catalog.text, pg_catalog.text) IS
'Vector tiles of clusters; layer atlas.cluster_tiles. product: a name or synonym; min_quality: low, medium or high; either empty for all. An unknown product gives an empty tile, an unknown quality an error (22P02). For pg_tileserv. STABLE.';

CREATE FUNCTION atlas.cluster_mvt(z pg_catalog.int4, x pg_catalog.int4, y pg_catalog.int4, query pg_catalog.json)
	RETURNS pg_catalog.bytea
	STABLE PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	tier @extschema@.quality_tier := CAST(atlas.unless_empty(query OPERATOR(pg_catalog.->>) 'min_quality'::pg_catalog.text) AS @extschema@.quality_tier);
BEGIN
	RETURN (SELECT t FROM atlas.cluster_tile(z, x, y, atlas.unless_empty(query OPERATOR(pg_catalog.->>) 'product'::pg_catalog.text), tier, 'clusters'::pg_catalog.text) t);
END
$$;
COMMENT ON FUNCTION atlas.cluster_mvt(pg_catalog.int4, pg_catalog.int4, pg_catalog.int4, pg_catalog.json) IS
'{"description": "China''s industrial clusters. Query: product (a name or synonym) and min_quality (low, medium or high). STABLE.", "minzoom": 0, "maxzoom": 12, "bounds": [73, 18, 136, 54], "vector_layers": [{"id": "clusters", "fields": {"name": "String", "name_zh": "String", "place": "String", "province": "String", "role": "String", "products": "String", "products_zh": "String", "product_count": "Number", "quality_min": "String", "quality_max": "String", "quality_rank": "Number", "national_percent": "Number", "global_percent": "Number", "rank": "Number"}}]}';

CREATE FUNCTION atlas.cluster_collection(product pg_catalog.text, min_quality @extschema@.quality_tier)
	RETURNS SETOF pg_catalog.json
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 1
BEGIN ATOMIC
	SELECT pg_catalog.json_build_object('type', 'FeatureCollection', 'features', COALESCE(pg_catalog.json_agg(
		pg_catalog.json_build_object('type', 'Feature', 'id', f.id,
			'geometry', pg_catalog.json_build_object('type', 'Point', 'coordinates', pg_catalog.json_build_array(ST_X(f.geom), ST_Y(f.geom))),
			'properties', pg_catalog.json_build_object('name', f.name, 'name_zh', f.name_zh, 'place', f.place, 'province', f.province,
				'role', f.role, 'products', f.products, 'products_zh', f.products_zh, 'product_count', f.product_count,
				'quality_min', f.quality_min, 'quality_max', f.quality_max, 'quality_rank', f.quality_rank,
				'national_percent', f.national_percent, 'global_percent', f.global_percent, 'rank', f.rank)) ORDER BY f.id), '[]'::pg_catalog.json))
	FROM atlas.cluster_features(product, min_quality, -180::pg_catalog.float8, -90::pg_catalog.float8, 180::pg_catalog.float8, 90::pg_catalog.float8) f;
END;
COMMENT ON FUNCTION atlas.cluster_collection(pg_catalog.text, @extschema@.quality_tier) IS
'What atlas.clusters_geojson() gives. STABLE.';

CREATE FUNCTION atlas.clusters_geojson(product pg_catalog.text DEFAULT NULL, min_quality pg_catalog.text DEFAULT NULL)
	RETURNS pg_catalog.json
	STABLE PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	tier @extschema@.quality_tier := CAST(atlas.unless_empty(min_quality) AS @extschema@.quality_tier);
BEGIN
	RETURN (SELECT g FROM atlas.cluster_collection(atlas.unless_empty(product), tier) g);
END
$$;
COMMENT ON FUNCTION atlas.clusters_geojson(pg_catalog.text, pg_catalog.text) IS
'A GeoJSON FeatureCollection of clusters, by id, with the properties of atlas.cluster_feature. product: a name or synonym; min_quality: low, medium or high; either NULL or empty for all. An unknown product gives no feature, an unknown quality an error (22P02). STABLE.';
