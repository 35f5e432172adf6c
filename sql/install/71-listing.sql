-- What is made where: ranked lists.

CREATE FUNCTION atlas.product_scope(product pg_catalog.text, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME', 'product_scope_id' LANGUAGE c STABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION atlas.product_scope(pg_catalog.text, pg_catalog.text) IS
'Id of the product whose part of the tree answers for a name: the product itself, or the nearest wider one that has clusters of the role (NULL: any role). NULL where no name matches or nothing answers. STABLE.';

CREATE FUNCTION atlas.has_role(role pg_catalog.text, wanted pg_catalog.text)
	RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION atlas.has_role(pg_catalog.text, pg_catalog.text) IS
'Is the role the wanted one, or any wanted (NULL)? An unknown role is an error (22023). IMMUTABLE.';

CREATE FUNCTION atlas.province_of(place_id pg_catalog.int4) RETURNS pg_catalog.text
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	WITH RECURSIVE up (id, parent_id, level, name) AS (
		SELECT p.id, p.parent_id, p.level, p.name FROM atlas.place p WHERE p.id = province_of.place_id
		UNION
		SELECT p.id, p.parent_id, p.level, p.name FROM up JOIN atlas.place p ON p.id = up.parent_id
	)
	SELECT up.name FROM up WHERE up.level = 'province' LIMIT 1;
END;
COMMENT ON FUNCTION atlas.province_of(pg_catalog.int4) IS
'English name of the province that holds a place, itself included; NULL for NULL and for a region. STABLE.';

CREATE TYPE atlas.cluster_specialised AS (
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	role			pg_catalog.text,
	product			pg_catalog.text,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	price			pg_catalog.text,
	rank			pg_catalog.int4,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8,
	title			pg_catalog.text,
	as_of			pg_catalog.int4,
	sources			pg_catalog.int4
);
COMMENT ON TYPE atlas.cluster_specialised IS 'A cluster that makes a product, with what is said of it.';
COMMENT ON COLUMN atlas.cluster_specialised.cluster_id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.cluster_specialised.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.cluster_specialised.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.cluster_specialised.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.cluster_specialised.role IS 'production, market, trade or brand.';
COMMENT ON COLUMN atlas.cluster_specialised.product IS 'The product as matched: the one asked for, one below it in the tree, or one of the nearest wider product that has clusters.';
COMMENT ON COLUMN atlas.cluster_specialised.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_specialised.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.cluster_specialised.price IS 'low, medium or high, as stated.';
COMMENT ON COLUMN atlas.cluster_specialised.rank IS 'Stated rank, 1 the largest.';
COMMENT ON COLUMN atlas.cluster_specialised.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.cluster_specialised.global_share IS 'Share of the world''s total, 0..1.';
COMMENT ON COLUMN atlas.cluster_specialised.title IS 'What the place is called, such as China''s Luggage Capital.';
COMMENT ON COLUMN atlas.cluster_specialised.as_of IS 'Year that the figures speak of.';
COMMENT ON COLUMN atlas.cluster_specialised.sources IS 'How many sources say so.';

CREATE FUNCTION @extschema@.clusters_for(product pg_catalog.text, min_quality @extschema@.quality_tier DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS SETOF atlas.cluster_specialised
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	WITH RECURSIVE down (product_id, distance) AS (
		SELECT atlas.product_scope(clusters_for.product, clusters_for.role), 0
		UNION ALL
		SELECT p.id, down.distance + 1 FROM down JOIN atlas.product p ON p.parent_id = down.product_id WHERE down.distance < 64
	)
	SELECT m.cluster_id, c.name, p.name, atlas.province_of(p.id), c.role, d.name, m.quality_min, m.quality_max, m.price, m.rank,
		   m.national_share, m.global_share, c.title, m.as_of, m.sources
	FROM (
		SELECT DISTINCT ON (s.cluster_id) s.*,
			   (SELECT pg_catalog.count(DISTINCT k.source_id)::pg_catalog.int4 FROM atlas.effective_claim k
				WHERE k.cluster_id = s.cluster_id AND k.product_id = s.product_id) AS sources
		FROM down
		JOIN atlas.effective_specialisation s ON s.product_id = down.product_id
		WHERE clusters_for.min_quality IS NULL OR s.quality_max OPERATOR(@extschema@.>=) clusters_for.min_quality
		ORDER BY s.cluster_id, down.distance, s.product_id
	) m
	JOIN atlas.effective_cluster c ON c.id = m.cluster_id AND atlas.has_role(c.role, clusters_for.role)
	JOIN atlas.place p ON p.id = c.place_id
	JOIN atlas.product d ON d.id = m.product_id
	ORDER BY m.rank NULLS LAST, m.national_share DESC NULLS LAST, m.global_share DESC NULLS LAST, m.sources DESC, m.cluster_id;
END;
COMMENT ON FUNCTION @extschema@.clusters_for(pg_catalog.text, @extschema@.quality_tier, pg_catalog.text) IS
'Where a product is made: its clusters, each once, by stated rank, then national share, global share, number of sources. product: a name or synonym; min_quality: only clusters that reach this tier; role: production unless told, NULL for any. No row where no name matches. STABLE.';

CREATE TYPE atlas.product_specialised AS (
	product_id		pg_catalog.int4,
	product			pg_catalog.text,
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	place			pg_catalog.text,
	province		pg_catalog.text,
	role			pg_catalog.text,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	price			pg_catalog.text,
	rank			pg_catalog.int4,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8,
	as_of			pg_catalog.int4,
	sources			pg_catalog.int4
);
COMMENT ON TYPE atlas.product_specialised IS 'A product that a place makes, with what is said of it.';
COMMENT ON COLUMN atlas.product_specialised.product_id IS 'Id of the product.';
COMMENT ON COLUMN atlas.product_specialised.product IS 'Its English name.';
COMMENT ON COLUMN atlas.product_specialised.cluster_id IS 'Id of the cluster that makes it.';
COMMENT ON COLUMN atlas.product_specialised.cluster IS 'The cluster''s English name.';
COMMENT ON COLUMN atlas.product_specialised.place IS 'The place it is in.';
COMMENT ON COLUMN atlas.product_specialised.province IS 'The province that holds the place; NULL for a region.';
COMMENT ON COLUMN atlas.product_specialised.role IS 'production, market, trade or brand.';
COMMENT ON COLUMN atlas.product_specialised.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.product_specialised.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.product_specialised.price IS 'low, medium or high, as stated.';
COMMENT ON COLUMN atlas.product_specialised.rank IS 'Stated rank, 1 the largest.';
COMMENT ON COLUMN atlas.product_specialised.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.product_specialised.global_share IS 'Share of the world''s total, 0..1.';
COMMENT ON COLUMN atlas.product_specialised.as_of IS 'Year that the figures speak of.';
COMMENT ON COLUMN atlas.product_specialised.sources IS 'How many sources say so.';

CREATE FUNCTION @extschema@.products_of(place pg_catalog.text)
	RETURNS SETOF atlas.product_specialised
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	WITH asked AS (
		SELECT n AS id FROM atlas.places_named(products_of.place) n
	), within AS (
		SELECT asked.id FROM asked
		UNION
		SELECT m.place_id FROM asked JOIN atlas.effective_region_member m ON m.region_id = asked.id
	)
	SELECT s.product_id, d.name, c.id, c.name, p.name, atlas.province_of(p.id), c.role, s.quality_min, s.quality_max, s.price, s.rank,
		   s.national_share, s.global_share, s.as_of,
		   (SELECT pg_catalog.count(DISTINCT k.source_id)::pg_catalog.int4 FROM atlas.effective_claim k
			WHERE k.cluster_id = s.cluster_id AND k.product_id = s.product_id)
	FROM atlas.effective_cluster c
	JOIN atlas.effective_specialisation s ON s.cluster_id = c.id
	JOIN atlas.place p ON p.id = c.place_id
	JOIN atlas.product d ON d.id = s.product_id
	WHERE EXISTS (SELECT FROM atlas.place_ancestor a JOIN within w ON w.id = a.ancestor_id WHERE a.place_id = c.place_id)
	ORDER BY s.rank NULLS LAST, s.national_share DESC NULLS LAST, s.global_share DESC NULLS LAST, 15 DESC, d.name, c.id;
END;
COMMENT ON FUNCTION @extschema@.products_of(pg_catalog.text) IS
'What is made in a place and in all places below it (of a region: in its members): specialisations of clusters of every role. Of places that share a name all are listed; place and province tell them apart. No row where no name matches. STABLE.';
