-- What one supplier learns of the atlas.

CREATE TYPE atlas.supplier_verdict AS (
	verdict			pg_catalog.text,
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	product			pg_catalog.text,
	distance_m		pg_catalog.float8,
	distance_min_m	pg_catalog.float8,
	distance_max_m	pg_catalog.float8,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8,
	claims			pg_catalog.int4[]
);
COMMENT ON TYPE atlas.supplier_verdict IS 'Whether a supplier sits where its product is made.';
COMMENT ON COLUMN atlas.supplier_verdict.verdict IS
'inside: a cluster that makes the product holds the point. market_only: none does, but a market or trade cluster for it: a likely intermediary. near: the nearest cluster that makes it is within near_m. far: it is not. product_unknown: no name matches, or no cluster makes it. place_unknown: there is no point.';
COMMENT ON COLUMN atlas.supplier_verdict.cluster_id IS 'Id of the cluster that the verdict is about: for inside and market_only the nearest of those that hold the point, for near and far the nearest that makes the product.';
COMMENT ON COLUMN atlas.supplier_verdict.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.supplier_verdict.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.supplier_verdict.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.supplier_verdict.product IS 'The product as matched: the one asked for, one below it in the tree, or one of the nearest wider product that has clusters.';
COMMENT ON COLUMN atlas.supplier_verdict.distance_m IS 'Metres from the point to the location of the cluster, right to a millimetre.';
COMMENT ON COLUMN atlas.supplier_verdict.distance_min_m IS 'It is at least this far: distance_m less the precision of the cluster''s place (and of the address), not below 0.';
COMMENT ON COLUMN atlas.supplier_verdict.distance_max_m IS 'It is at most this far: distance_m and that precision.';
COMMENT ON COLUMN atlas.supplier_verdict.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.supplier_verdict.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.supplier_verdict.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.supplier_verdict.global_share IS 'Share of the world''s total, 0..1.';
COMMENT ON COLUMN atlas.supplier_verdict.claims IS 'Ids of the claims (atlas.claim) about that cluster and product, in order; NULL when there is none.';

CREATE FUNCTION @extschema@.supplier_fit(product pg_catalog.text, point geography, near_m pg_catalog.float8 DEFAULT 50000)
	RETURNS atlas.supplier_verdict
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10 SUPPORT atlas.point_support;
COMMENT ON FUNCTION @extschema@.supplier_fit(pg_catalog.text, geography, pg_catalog.float8) IS
'Is this supplier where its product is made? One row always: FROM supplier s, supplier_fit(s.product, s.geom) f. product: a name or synonym. point: lon/lat. near_m: up to how many metres a supplier outside every cluster counts as near, 50 km unless told. The verdict is never NULL; the other columns are where there is no cluster to tell of. Errors: not a point, near_m negative or NaN (22023), not on earth (22003). STABLE.';

CREATE FUNCTION @extschema@.supplier_fit_address(product pg_catalog.text, address pg_catalog.text, near_m pg_catalog.float8 DEFAULT 50000)
	RETURNS atlas.supplier_verdict
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 30;
COMMENT ON FUNCTION @extschema@.supplier_fit_address(pg_catalog.text, pg_catalog.text, pg_catalog.float8) IS
'supplier_fit() for a supplier of whom only the written address is known: for the point of the place that locate_address() finds. distance_min_m and distance_max_m allow for the precision of that point and for how far the place reaches from it (a circle of its area; county 20 km, town 8 km, park 2.5 km). place_unknown where the address is not located. Other arguments and errors as for supplier_fit(). STABLE.';

CREATE TYPE atlas.alternative AS (
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	product			pg_catalog.text,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	price			pg_catalog.text,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8,
	distance_m		pg_catalog.float8
);
COMMENT ON TYPE atlas.alternative IS 'Another cluster that makes a product.';
COMMENT ON COLUMN atlas.alternative.cluster_id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.alternative.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.alternative.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.alternative.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.alternative.product IS 'The product as matched: the one asked for, one below it in the tree, or one of the nearest wider product that has clusters.';
COMMENT ON COLUMN atlas.alternative.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.alternative.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.alternative.price IS 'low, medium or high, as stated; NULL when no source says.';
COMMENT ON COLUMN atlas.alternative.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.alternative.global_share IS 'Share of the world''s total, 0..1.';
COMMENT ON COLUMN atlas.alternative.distance_m IS 'Metres from from_point, or without one from the place, to the location of the cluster; NULL without either.';

-- The clusters for a product: those of one role specialised in it or below it
-- in the tree, each with the specialisation that is nearest to it.
CREATE FUNCTION atlas.clusters_below(product_id pg_catalog.int4, role pg_catalog.text, min_quality @extschema@.quality_tier DEFAULT NULL)
	RETURNS TABLE (cluster_id pg_catalog.int4, specialisation_id pg_catalog.int4)
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	SELECT DISTINCT ON (c.id) c.id, s.id
	FROM atlas.product_ancestor a
	JOIN atlas.effective_specialisation s ON s.product_id = a.product_id
	JOIN atlas.cluster c ON c.id = s.cluster_id
	WHERE a.ancestor_id = clusters_below.product_id AND atlas.has_role(c.role, clusters_below.role)
	  AND (clusters_below.min_quality IS NULL OR s.quality_max OPERATOR(@extschema@.>=) clusters_below.min_quality)
	ORDER BY c.id, a.distance, s.product_id;
END;
COMMENT ON FUNCTION atlas.clusters_below(pg_catalog.int4, pg_catalog.text, @extschema@.quality_tier) IS
'Clusters of a role (NULL: any) that are specialised in a product or below it in the tree, each once, with the id of the nearest specialisation that reaches the tier; effective rows only. STABLE.';

CREATE FUNCTION atlas.checked_within(within pg_catalog.float8, has_origin pg_catalog.bool) RETURNS pg_catalog.float8
	IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql
AS $$
BEGIN
	IF within OPERATOR(pg_catalog.<) 0::pg_catalog.float8 OR within OPERATOR(pg_catalog.=) 'NaN'::pg_catalog.float8 THEN
		RAISE EXCEPTION 'within must not be negative or NaN'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is in metres; NULL stands for any distance.';
	ELSIF within IS NOT NULL AND NOT has_origin THEN
		RAISE EXCEPTION 'within needs a place or a from_point'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Distances are taken from from_point, or without one from the place.';
	END IF;
	RETURN within;
END
$$;
COMMENT ON FUNCTION atlas.checked_within(pg_catalog.float8, pg_catalog.bool) IS
'The first argument of alternatives(within =>), or an error (22023) if it is negative, NaN, or there is nothing to measure from. IMMUTABLE.';

CREATE FUNCTION @extschema@.alternatives(product pg_catalog.text, place pg_catalog.text DEFAULT NULL,
		min_quality @extschema@.quality_tier DEFAULT NULL, max_price pg_catalog.text DEFAULT NULL,
		within pg_catalog.float8 DEFAULT NULL, from_point geography DEFAULT NULL, max_rows pg_catalog.int4 DEFAULT NULL)
	RETURNS SETOF atlas.alternative
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	WITH scope AS MATERIALIZED (
		SELECT atlas.product_scope(alternatives.product) AS product_id
	), named AS MATERIALIZED (
		SELECT n AS place_id FROM atlas.places_named(alternatives.place) n
	), home AS MATERIALIZED (
		-- clusters for the product in the places of that name, below them, and in the members of regions
		SELECT b.cluster_id, n.place_id
		FROM scope, atlas.clusters_below(scope.product_id, 'production'::pg_catalog.text) b
		JOIN atlas.cluster c ON c.id = b.cluster_id
		JOIN atlas.place_ancestor a ON a.place_id = c.place_id
		JOIN (
			SELECT named.place_id, named.place_id AS within_id FROM named
			UNION
			SELECT named.place_id, m.place_id FROM named JOIN atlas.effective_region_member m ON m.region_id = named.place_id
		) n ON n.within_id = a.ancestor_id
	), meant AS MATERIALIZED (
		-- of several places of one name those that make it, if any does
		SELECT p.id, p.location FROM named JOIN atlas.place p ON p.id = named.place_id
		WHERE named.place_id IN (SELECT home.place_id FROM home) OR NOT EXISTS (SELECT FROM home)
	), origin AS MATERIALIZED (
		SELECT alternatives.from_point AS location WHERE alternatives.from_point IS NOT NULL
		UNION ALL
		SELECT meant.location FROM meant WHERE alternatives.from_point IS NULL
	), other AS (
		SELECT b.cluster_id, b.specialisation_id,
			   (SELECT pg_catalog.min(ST_Distance(c.location, origin.location)) FROM origin) AS distance_m
		FROM scope, atlas.clusters_below(scope.product_id, 'production'::pg_catalog.text, alternatives.min_quality) b
		JOIN atlas.cluster c ON c.id = b.cluster_id
		WHERE b.cluster_id NOT IN (SELECT home.cluster_id FROM home)
		  AND (alternatives.place IS NULL OR EXISTS (SELECT FROM meant))
	)
	SELECT c.id, c.name, p.name, atlas.province_of(p.id), d.name, s.quality_min, s.quality_max, s.price,
		   s.national_share, s.global_share, other.distance_m
	FROM other
	JOIN atlas.specialisation s ON s.id = other.specialisation_id
	JOIN atlas.cluster c ON c.id = other.cluster_id
	JOIN atlas.place p ON p.id = c.place_id
	JOIN atlas.product d ON d.id = s.product_id
	WHERE (alternatives.max_price IS NULL
		   OR s.price::@extschema@.quality_tier OPERATOR(@extschema@.<=) alternatives.max_price::@extschema@.quality_tier)
	  AND (alternatives.within IS NULL
		   OR other.distance_m <= atlas.checked_within(alternatives.within, alternatives.place IS NOT NULL OR alternatives.from_point IS NOT NULL))
	ORDER BY s.quality_max USING OPERATOR(@extschema@.>) NULLS LAST, s.quality_min USING OPERATOR(@extschema@.>) NULLS LAST,
			 other.distance_m NULLS LAST, s.rank NULLS LAST, s.national_share DESC NULLS LAST, c.id
	LIMIT alternatives.max_rows;
END;
COMMENT ON FUNCTION @extschema@.alternatives(pg_catalog.text, pg_catalog.text, @extschema@.quality_tier, pg_catalog.text, pg_catalog.float8, geography, pg_catalog.int4) IS
'Where else is it made? The clusters that make the product, other than those in the place, best quality first (unknown quality last), then by distance, then by rank and share. product: a name or synonym. place: a name; of several places that share it those that make the product are meant; no row where no place has it; NULL leaves nothing out. min_quality: only clusters that reach this tier. max_price: low, medium or high; clusters of unknown price are left out. within: metres. from_point: where distances are taken from, otherwise the place. max_rows: how many at most. Errors: within negative, NaN or without anything to measure from (22023), max_price no tier (22P02), max_rows negative (2201W). STABLE.';
