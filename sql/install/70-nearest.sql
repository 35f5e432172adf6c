-- Points and clusters.  A point is geography: PostGIS casts geometry to it by
-- itself, and a second overload would make literals ambiguous.

CREATE FUNCTION atlas.point_support(pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION atlas.point_support(pg_catalog.internal) IS
'Asked by the planner: spares a geometry the cast to geography. IMMUTABLE.';

CREATE FUNCTION atlas.nearest_clusters_support(pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION atlas.nearest_clusters_support(pg_catalog.internal) IS
'Asked by the planner: rows and cost of nearest_clusters() by k; otherwise as point_support(). IMMUTABLE.';

CREATE FUNCTION atlas.in_cluster_support(pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION atlas.in_cluster_support(pg_catalog.internal) IS
'Asked by the planner: lets an index on the point (GiST, SP-GiST or BRIN, of geography, or of the cast of a geometry) help in_cluster() where the product is a constant; otherwise as point_support(). IMMUTABLE.';

CREATE FUNCTION atlas.in_cluster_bounds(product pg_catalog.text, role pg_catalog.text) RETURNS geography
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION atlas.in_cluster_bounds(pg_catalog.text, pg_catalog.text) IS
'Six points whose box in space (as && of geography compares) holds every point for which in_cluster(product, point, role) is true; the whole earth where loaded boundaries have a say. NULL where in_cluster() is. What in_cluster_support() compares an index with. STABLE.';

CREATE TYPE atlas.cluster_match AS (
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	product			pg_catalog.text,
	distance_m		pg_catalog.float8,
	inside			pg_catalog.bool,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8
);
COMMENT ON TYPE atlas.cluster_match IS 'A cluster that answers for a product and a point.';
COMMENT ON COLUMN atlas.cluster_match.cluster_id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.cluster_match.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.cluster_match.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.cluster_match.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.cluster_match.product IS 'The product as matched: the one asked for, one below it in the tree, or one of the nearest wider product that has clusters.';
COMMENT ON COLUMN atlas.cluster_match.distance_m IS 'Geodesic distance on the WGS84 spheroid from the point to the location of the cluster, metres.';
COMMENT ON COLUMN atlas.cluster_match.inside IS 'The extent of the cluster holds the point: a loaded boundary decides, else for a town, county or park the radius, else place_at(point).';
COMMENT ON COLUMN atlas.cluster_match.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_match.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_match.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.cluster_match.global_share IS 'Share of the world''s total, 0..1.';

CREATE FUNCTION @extschema@.nearest_cluster(product pg_catalog.text, point geography,
		min_quality @extschema@.quality_tier DEFAULT NULL, max_distance pg_catalog.float8 DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS atlas.cluster_match
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.nearest_cluster(pg_catalog.text, geography, @extschema@.quality_tier, pg_catalog.float8, pg_catalog.text) IS
'The cluster nearest to the point that makes the product: exactly that of ORDER BY ST_Distance(location, point), cluster_id. product: a name or synonym. point: lon/lat. min_quality: only clusters that reach this tier (unknown quality does not). max_distance: metres, inclusive. role: production, market, trade, brand, or NULL for any. One row always, all NULL where there is no answer or an argument is NULL or empty. Errors: not a point (22023), not on earth (22003), unknown role or negative distance (22023). STABLE.';

CREATE FUNCTION @extschema@.nearest_clusters(product pg_catalog.text, point geography, k pg_catalog.int4 DEFAULT 5,
		min_quality @extschema@.quality_tier DEFAULT NULL, max_distance pg_catalog.float8 DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS SETOF atlas.cluster_match
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 20 ROWS 5 SUPPORT atlas.nearest_clusters_support;
COMMENT ON FUNCTION @extschema@.nearest_clusters(pg_catalog.text, geography, pg_catalog.int4, @extschema@.quality_tier, pg_catalog.float8, pg_catalog.text) IS
'The k clusters nearest to the point that make the product, nearest first, by id where distances are equal. Arguments as for nearest_cluster; k: how many at most, 5 unless told, not negative (22023). No row where there is no answer. STABLE.';

CREATE FUNCTION @extschema@.nearest_cluster_ids(product pg_catalog.text, point geography, k pg_catalog.int4 DEFAULT 5,
		min_quality @extschema@.quality_tier DEFAULT NULL, max_distance pg_catalog.float8 DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.int4[]
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.nearest_cluster_ids(pg_catalog.text, geography, pg_catalog.int4, @extschema@.quality_tier, pg_catalog.float8, pg_catalog.text) IS
'Ids of the clusters that nearest_clusters() gives, in its order, as one array, in less than half of the time; to unnest it takes as long as the rows. Arguments as there; an empty array where there is no answer. STABLE.';

CREATE FUNCTION @extschema@.nearest_cluster_id(product pg_catalog.text, point geography,
		min_quality @extschema@.quality_tier DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.nearest_cluster_id(pg_catalog.text, geography, @extschema@.quality_tier, pg_catalog.text) IS
'Id of the cluster that nearest_cluster() gives: the fastest form, for joins of many rows. NULL where there is none. STABLE.';

CREATE FUNCTION @extschema@.cluster_distance(product pg_catalog.text, point geography,
		min_quality @extschema@.quality_tier DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.float8
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.cluster_distance(pg_catalog.text, geography, @extschema@.quality_tier, pg_catalog.text) IS
'Metres to the cluster that nearest_cluster() gives, right to a millimetre. NULL where there is none. STABLE.';

CREATE FUNCTION @extschema@.in_cluster(product pg_catalog.text, point geography, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.in_cluster_support;
COMMENT ON FUNCTION @extschema@.in_cluster(pg_catalog.text, geography, pg_catalog.text) IS
'Does the point lie inside a cluster that makes the product? In WHERE, with a constant product, an index on the point can help: GiST on a geography column, or on (geom::geography). NULL where product or point is NULL or empty, or no cluster makes the product. STABLE.';

CREATE TYPE atlas.place_match AS (
	place_id	pg_catalog.int4,
	place		pg_catalog.text,
	level		pg_catalog.text,
	province	pg_catalog.text,
	approximate	pg_catalog.bool
);
COMMENT ON TYPE atlas.place_match IS 'The place that holds a point.';
COMMENT ON COLUMN atlas.place_match.place_id IS 'Id of the place.';
COMMENT ON COLUMN atlas.place_match.place IS 'Its English name.';
COMMENT ON COLUMN atlas.place_match.level IS 'Its level.';
COMMENT ON COLUMN atlas.place_match.province IS 'The province that holds it.';
COMMENT ON COLUMN atlas.place_match.approximate IS 'True where centroids and areas decided, false where a loaded boundary did.';

CREATE FUNCTION @extschema@.place_at(point geography, level pg_catalog.text DEFAULT 'prefecture')
	RETURNS atlas.place_match
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 20 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.place_at(geography, pg_catalog.text) IS
'The prefecture (or province) that holds the point. A loaded boundary decides, for a province its own before those of its prefectures; without one the prefecture with the smallest distance^2 - area/pi to its centroid, which names the right province for about 95 in 100 county seats of China, and none more than 100 km beyond that circle. Municipalities, Hong Kong, Macau and Taiwan stand for their prefectures too. One row always, all NULL where there is no answer. Errors: not a point (22023), level neither province nor prefecture (22023). STABLE.';

CREATE TYPE atlas.cluster_here AS (
	cluster_id	pg_catalog.int4,
	cluster		pg_catalog.text,
	place		pg_catalog.text,
	province	pg_catalog.text,
	role		pg_catalog.text,
	distance_m	pg_catalog.float8
);
COMMENT ON TYPE atlas.cluster_here IS 'A cluster whose extent holds a point.';
COMMENT ON COLUMN atlas.cluster_here.cluster_id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.cluster_here.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.cluster_here.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.cluster_here.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.cluster_here.role IS 'production, market, trade or brand.';
COMMENT ON COLUMN atlas.cluster_here.distance_m IS 'Metres from the point to its location.';

CREATE FUNCTION @extschema@.clusters_at(point geography)
	RETURNS SETOF atlas.cluster_here
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 100 ROWS 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.clusters_at(geography) IS
'Every cluster, of any role, whose extent holds the point, by id. No row for NULL or an empty point. STABLE.';
