-- Views for people who look rather than query: one row is one thing, the names
-- are spelt out, and every column has a type that any client knows.  The first
-- column is a whole number that tells the rows apart, a point comes last.
-- Columns are only ever added, at the end.

-- A place with what holds it.
CREATE VIEW atlas.place_within AS
SELECT p.id, p.slug, p.name, p.name_zh, p.level, p.gb_code,
	   prefecture.id AS prefecture_id, prefecture.name AS prefecture, prefecture.name_zh AS prefecture_zh,
	   province.id AS province_id, province.name AS province, province.name_zh AS province_zh
FROM (
	SELECT a.place_id,
		   pg_catalog.max(a.ancestor_id) FILTER (WHERE a.level = 'prefecture') AS prefecture_id,
		   pg_catalog.max(a.ancestor_id) FILTER (WHERE a.level = 'province') AS province_id
	FROM atlas.place_ancestor a GROUP BY a.place_id
) up
JOIN atlas.place p ON p.id = up.place_id
LEFT JOIN atlas.place prefecture ON prefecture.id = up.prefecture_id
LEFT JOIN atlas.place province ON province.id = up.province_id;

-- A product with what it is part of; a sector is a product at the top of the tree.
CREATE VIEW atlas.product_within AS
WITH RECURSIVE down (id, sector_id, path, depth) AS (
	SELECT p.id, p.id, p.name, 0 FROM atlas.product p WHERE p.parent_id IS NULL
	UNION ALL
	SELECT p.id, down.sector_id, pg_catalog.concat(down.path, ' > ', p.name), down.depth + 1
	FROM down JOIN atlas.product p ON p.parent_id = down.id
	WHERE down.depth < 64
)
SELECT p.id, p.name, p.name_zh, p.parent_id, parent.name AS parent, parent.name_zh AS parent_zh,
	   sector.id AS sector_id, sector.name AS sector, sector.name_zh AS sector_zh, down.path, down.depth
FROM down
JOIN atlas.product p ON p.id = down.id
JOIN atlas.product sector ON sector.id = down.sector_id
LEFT JOIN atlas.product parent ON parent.id = p.parent_id;

CREATE VIEW atlas.cluster_overview AS
SELECT c.id, c.slug, c.name, c.name_zh, p.id AS place_id, p.name AS place, p.name_zh AS place_zh, p.level,
	   p.prefecture, p.prefecture_zh, p.province_id, p.province, p.province_zh,
	   s.products, s.products_zh, COALESCE(s.product_count, 0) AS product_count,
	   s.quality_min::pg_catalog.text AS quality_min, s.quality_max::pg_catalog.text AS quality_max,
	   s.quality_min::pg_catalog.int4 AS quality_min_rank, s.quality_max::pg_catalog.int4 AS quality_max_rank,
	   s.national_share, s.global_share, s.rank, c.title, c.role, c.radius_m,
	   COALESCE(k.sources, 0) AS sources, COALESCE(k.claims, 0) AS claims, c.id >= 1000000 AS own, c.note,
	   ST_X(c.location::geometry) AS longitude, ST_Y(c.location::geometry) AS latitude,
	   c.location::geometry(Point, 4326) AS geom
FROM atlas.effective_cluster c
JOIN atlas.place_within p ON p.id = c.place_id
LEFT JOIN (
	SELECT e.cluster_id, pg_catalog.string_agg(d.name, '; ' ORDER BY d.name, d.id) AS products,
		   pg_catalog.string_agg(d.name_zh, '；' ORDER BY d.name, d.id) AS products_zh,
		   pg_catalog.count(*)::pg_catalog.int4 AS product_count,
		   @extschema@.min(e.quality_min) AS quality_min, @extschema@.max(e.quality_max) AS quality_max,
		   pg_catalog.max(e.national_share) AS national_share, pg_catalog.max(e.global_share) AS global_share,
		   pg_catalog.min(e.rank) AS rank
	FROM atlas.effective_specialisation e
	JOIN atlas.product d ON d.id = e.product_id
	GROUP BY e.cluster_id
) s ON s.cluster_id = c.id
LEFT JOIN (
	SELECT e.cluster_id, pg_catalog.count(DISTINCT e.source_id)::pg_catalog.int4 AS sources, pg_catalog.count(*)::pg_catalog.int4 AS claims
	FROM atlas.effective_claim e GROUP BY e.cluster_id
) k ON k.cluster_id = c.id;

CREATE VIEW atlas.specialisation_overview AS
SELECT s.id, d.id AS product_id, d.name AS product, d.name_zh AS product_zh, d.parent_id, d.parent, d.parent_zh,
	   d.sector_id, d.sector, d.sector_zh, c.id AS cluster_id, c.name AS cluster, c.name_zh AS cluster_zh,
	   p.id AS place_id, p.name AS place, p.name_zh AS place_zh, p.level, p.prefecture, p.prefecture_zh,
	   p.province_id, p.province, p.province_zh, c.role, c.title,
	   s.quality_min::pg_catalog.text AS quality_min, s.quality_max::pg_catalog.text AS quality_max,
	   s.quality_min::pg_catalog.int4 AS quality_min_rank, s.quality_max::pg_catalog.int4 AS quality_max_rank,
	   s.price, s.national_share, s.global_share, s.rank, s.as_of,
	   COALESCE(k.sources, 0) AS sources, COALESCE(k.claims, 0) AS claims, s.id >= 1000000 AS own, s.note,
	   ST_X(c.location::geometry) AS longitude, ST_Y(c.location::geometry) AS latitude,
	   c.location::geometry(Point, 4326) AS geom
FROM atlas.effective_specialisation s
JOIN atlas.cluster c ON c.id = s.cluster_id
JOIN atlas.place_within p ON p.id = c.place_id
JOIN atlas.product_within d ON d.id = s.product_id
LEFT JOIN (
	SELECT e.cluster_id, e.product_id, pg_catalog.count(DISTINCT e.source_id)::pg_catalog.int4 AS sources,
		   pg_catalog.count(*)::pg_catalog.int4 AS claims
	FROM atlas.effective_claim e GROUP BY e.cluster_id, e.product_id
) k ON k.cluster_id = s.cluster_id AND k.product_id = s.product_id;

-- Counts are of the product and all below it; a share is one of the product itself.
CREATE VIEW atlas.product_overview AS
SELECT d.id, e.slug, d.name, d.name_zh, d.parent_id, d.parent, d.parent_zh, d.sector_id, d.sector, d.sector_zh, d.path, d.depth,
	   n.names, h.hs_codes, COALESCE(s.clusters, 0) AS clusters, COALESCE(s.places, 0) AS places,
	   COALESCE(s.provinces, 0) AS provinces, COALESCE(s.specialisations, 0) AS specialisations,
	   s.quality_min::pg_catalog.text AS quality_min, s.quality_max::pg_catalog.text AS quality_max,
	   s.quality_min::pg_catalog.int4 AS quality_min_rank, s.quality_max::pg_catalog.int4 AS quality_max_rank,
	   s.national_share, s.global_share, e.id >= 1000000 AS own, e.note
FROM atlas.effective_product e
JOIN atlas.product_within d ON d.id = e.id
LEFT JOIN (
	SELECT a.ancestor_id, pg_catalog.count(DISTINCT c.id)::pg_catalog.int4 AS clusters,
		   pg_catalog.count(DISTINCT c.place_id)::pg_catalog.int4 AS places,
		   pg_catalog.count(DISTINCT p.province_id)::pg_catalog.int4 AS provinces,
		   pg_catalog.count(*)::pg_catalog.int4 AS specialisations,
		   @extschema@.min(f.quality_min) AS quality_min, @extschema@.max(f.quality_max) AS quality_max,
		   pg_catalog.max(f.national_share) FILTER (WHERE a.distance = 0) AS national_share,
		   pg_catalog.max(f.global_share) FILTER (WHERE a.distance = 0) AS global_share
	FROM atlas.product_ancestor a
	JOIN atlas.effective_specialisation f ON f.product_id = a.product_id
	JOIN atlas.cluster c ON c.id = f.cluster_id
	JOIN atlas.place_within p ON p.id = c.place_id
	GROUP BY a.ancestor_id
) s ON s.ancestor_id = d.id
LEFT JOIN (
	SELECT f.product_id, pg_catalog.string_agg(f.name, '; ' ORDER BY f.id) AS names
	FROM atlas.effective_product_name f GROUP BY f.product_id
) n ON n.product_id = d.id
LEFT JOIN (
	SELECT f.product_id, pg_catalog.string_agg(f.hs_code, '; ' ORDER BY f.hs_code, f.id) AS hs_codes
	FROM atlas.effective_product_hs f GROUP BY f.product_id
) h ON h.product_id = d.id;

-- Every province has a row, with zeros where the atlas knows no cluster.
CREATE VIEW atlas.province_overview AS
SELECT p.id, p.slug, p.name, p.name_zh, p.gb_code, p.area_km2,
	   COALESCE(c.clusters, 0) AS clusters, COALESCE(c.places, 0) AS places, COALESCE(s.products, 0) AS products,
	   COALESCE(s.specialisations, 0) AS specialisations, t.sectors, t.sectors_zh, COALESCE(t.sector_count, 0) AS sector_count,
	   COALESCE(c.quality_high, 0) AS quality_high, COALESCE(c.quality_medium, 0) AS quality_medium,
	   COALESCE(c.quality_low, 0) AS quality_low, COALESCE(c.quality_unknown, 0) AS quality_unknown,
	   ST_X(at.point) AS longitude, ST_Y(at.point) AS latitude, at.point AS geom
FROM atlas.effective_place p
CROSS JOIN LATERAL (SELECT COALESCE(p.centroid, p.location)::geometry(Point, 4326) AS point) at
LEFT JOIN (
	SELECT o.province_id, pg_catalog.count(*)::pg_catalog.int4 AS clusters,
		   pg_catalog.count(DISTINCT o.place_id)::pg_catalog.int4 AS places,
		   pg_catalog.count(*) FILTER (WHERE o.quality_max = 'high')::pg_catalog.int4 AS quality_high,
		   pg_catalog.count(*) FILTER (WHERE o.quality_max = 'medium')::pg_catalog.int4 AS quality_medium,
		   pg_catalog.count(*) FILTER (WHERE o.quality_max = 'low')::pg_catalog.int4 AS quality_low,
		   pg_catalog.count(*) FILTER (WHERE o.quality_max IS NULL)::pg_catalog.int4 AS quality_unknown
	FROM atlas.cluster_overview o GROUP BY o.province_id
) c ON c.province_id = p.id
LEFT JOIN (
	SELECT o.province_id, pg_catalog.count(DISTINCT o.product_id)::pg_catalog.int4 AS products,
		   pg_catalog.count(*)::pg_catalog.int4 AS specialisations
	FROM atlas.specialisation_overview o GROUP BY o.province_id
) s ON s.province_id = p.id
LEFT JOIN (
	SELECT o.province_id, pg_catalog.string_agg(o.sector, '; ' ORDER BY o.clusters DESC, o.sector) AS sectors,
		   pg_catalog.string_agg(o.sector_zh, '；' ORDER BY o.clusters DESC, o.sector) AS sectors_zh,
		   pg_catalog.count(*)::pg_catalog.int4 AS sector_count
	FROM (
		SELECT v.province_id, v.sector, v.sector_zh, pg_catalog.count(DISTINCT v.cluster_id) AS clusters
		FROM atlas.specialisation_overview v GROUP BY v.province_id, v.sector_id, v.sector, v.sector_zh
	) o GROUP BY o.province_id
) t ON t.province_id = p.id
WHERE p.level = 'province';

CREATE VIEW atlas.claim_overview AS
SELECT k.id, c.id AS cluster_id, c.name AS cluster, c.name_zh AS cluster_zh, p.id AS place_id, p.name AS place, p.name_zh AS place_zh,
	   p.province_id, p.province, p.province_zh, d.id AS product_id, d.name AS product, d.name_zh AS product_zh, d.sector, d.sector_zh,
	   s.id AS source_id, s.title AS source, s.publisher, s.published, s.url AS source_url,
	   k.metric, k.op, k.value, k.value_text, k.unit, k.scope, k.as_of, k.followed, k.id >= 1000000 AS own, k.note
FROM atlas.effective_claim k
JOIN atlas.source s ON s.id = k.source_id
JOIN atlas.cluster c ON c.id = k.cluster_id
JOIN atlas.place_within p ON p.id = c.place_id
JOIN atlas.product_within d ON d.id = k.product_id;

-- Claims that cannot all be true.  Each number or tier claimed stands for a
-- range: "about" for a tenth either way, "more than" for all above.  Two claims
-- on the same place, product, metric, scope and unit differ when their ranges
-- do not touch.  Followed shares of one whole are added up, a place once and
-- without the places inside it, since those are part of its share.
CREATE VIEW atlas.contradiction AS
WITH said AS (
	SELECT k.*, c.place_id, c.name AS cluster, s.title AS source,
		   CASE WHEN k.op IN ('<', '<=') THEN '-Infinity'::pg_catalog.float8
				WHEN k.op = '~' THEN v.figure - pg_catalog.abs(v.figure) / 10::pg_catalog.float8 ELSE v.figure END AS least,
		   CASE WHEN k.op IN ('>', '>=') THEN 'Infinity'::pg_catalog.float8
				WHEN k.op = '~' THEN v.figure + pg_catalog.abs(v.figure) / 10::pg_catalog.float8 ELSE v.figure END AS most,
		   pg_catalog.concat_ws(' ', NULLIF(k.op, '='), COALESCE(k.value_text, k.value::pg_catalog.text),
								NULLIF(NULLIF(k.unit, 'fraction'), 'rank'), '(' || k.as_of::pg_catalog.text || ')') AS words
	FROM atlas.effective_claim k
	JOIN atlas.cluster c ON c.id = k.cluster_id
	JOIN atlas.source s ON s.id = k.source_id
	CROSS JOIN LATERAL (
		SELECT COALESCE(k.value, CASE k.value_text WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3 END::pg_catalog.float8) AS figure
	) v
	WHERE v.figure IS NOT NULL
), pair AS (
	SELECT CASE WHEN a.as_of <> b.as_of THEN 'years differ' ELSE 'values differ' END::pg_catalog.text AS kind,
		   a.product_id, a.place_id, a.metric, a.scope, a.unit, NULL::pg_catalog.float8 AS total,
		   a.id AS claim_a, a.cluster AS cluster_a, a.source AS source_a, a.op AS op_a, a.value AS value_a, a.value_text AS text_a,
		   a.as_of AS as_of_a, a.followed AS followed_a,
		   b.id AS claim_b, b.cluster AS cluster_b, b.source AS source_b, b.op AS op_b, b.value AS value_b, b.value_text AS text_b,
		   b.as_of AS as_of_b, b.followed AS followed_b,
		   pg_catalog.concat(a.source, ': ', a.words, '; ', b.source, ': ', b.words) AS detail
	FROM said a
	JOIN said b ON b.place_id = a.place_id AND b.product_id = a.product_id AND b.metric = a.metric AND b.id > a.id
	WHERE b.scope IS NOT DISTINCT FROM a.scope AND b.unit IS NOT DISTINCT FROM a.unit
	  AND (a.least > b.most OR b.least > a.most)
), share AS (
	SELECT k.product_id, k.place_id, k.metric, k.scope, k.unit, pg_catalog.max(k.value) AS value
	FROM said k
	WHERE k.followed AND k.unit = 'fraction' AND k.scope ~ '^(national|global)' AND k.op NOT IN ('<', '<=')
	GROUP BY k.product_id, k.place_id, k.metric, k.scope, k.unit
), whole AS (
	SELECT s.product_id, s.metric, s.scope, s.unit, pg_catalog.round(pg_catalog.sum(s.value)::pg_catalog.numeric, 6)::pg_catalog.float8 AS total,
		   pg_catalog.string_agg(pg_catalog.concat(p.name, ': ', s.value), '; ' ORDER BY s.value DESC, p.name, p.id) AS detail
	FROM share s
	JOIN atlas.place p ON p.id = s.place_id
	WHERE NOT EXISTS (
		SELECT FROM share o
		JOIN atlas.place_ancestor a ON a.place_id = s.place_id
		LEFT JOIN atlas.effective_region_member m ON m.place_id = a.ancestor_id AND m.region_id = o.place_id
		WHERE o.product_id = s.product_id AND o.metric = s.metric AND o.scope = s.scope AND o.place_id <> s.place_id
		  AND (a.ancestor_id = o.place_id OR m.region_id IS NOT NULL))
	GROUP BY s.product_id, s.metric, s.scope, s.unit
	HAVING pg_catalog.sum(s.value) > 1.000001::pg_catalog.float8
), found AS (
	SELECT * FROM pair
	UNION ALL
	SELECT 'shares exceed the whole'::pg_catalog.text, w.product_id, NULL, w.metric, w.scope, w.unit, w.total,
		   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, w.detail
	FROM whole w
)
SELECT (pg_catalog.row_number() OVER (ORDER BY f.claim_a, f.claim_b, f.product_id, f.metric, f.scope))::pg_catalog.int4 AS id,
	   f.kind, f.product_id, d.name AS product, d.name_zh AS product_zh, f.place_id, p.name AS place, p.province,
	   f.metric, f.scope, f.unit, f.total,
	   f.claim_a, f.cluster_a, f.source_a, f.op_a, f.value_a, f.text_a, f.as_of_a, f.followed_a,
	   f.claim_b, f.cluster_b, f.source_b, f.op_b, f.value_b, f.text_b, f.as_of_b, f.followed_b, f.detail
FROM found f
JOIN atlas.product d ON d.id = f.product_id
LEFT JOIN atlas.place_within p ON p.id = f.place_id;

-- A row for every source and sector, so that silence shows as zeros.
CREATE VIEW atlas.coverage AS
SELECT (pg_catalog.row_number() OVER (ORDER BY s.id, d.id))::pg_catalog.int4 AS id,
	   s.id AS source_id, s.title AS source, s.published, d.id AS sector_id, d.name AS sector, d.name_zh AS sector_zh,
	   pg_catalog.count(DISTINCT k.cluster_id)::pg_catalog.int4 AS clusters,
	   pg_catalog.count(DISTINCT k.province_id)::pg_catalog.int4 AS provinces,
	   pg_catalog.count(DISTINCT k.product_id)::pg_catalog.int4 AS products,
	   pg_catalog.count(DISTINCT e.id)::pg_catalog.int4 AS specialisations,
	   pg_catalog.count(k.id)::pg_catalog.int4 AS claims
FROM atlas.effective_source s
CROSS JOIN (SELECT p.id, p.name, p.name_zh FROM atlas.effective_product p WHERE p.parent_id IS NULL) d
LEFT JOIN (
	SELECT f.id, f.source_id, f.cluster_id, f.product_id, w.sector_id, p.province_id
	FROM atlas.effective_claim f
	JOIN atlas.product_within w ON w.id = f.product_id
	JOIN atlas.cluster c ON c.id = f.cluster_id
	JOIN atlas.place_within p ON p.id = c.place_id
) k ON k.source_id = s.id AND k.sector_id = d.id
LEFT JOIN atlas.effective_specialisation e ON e.cluster_id = k.cluster_id AND e.product_id = k.product_id
GROUP BY s.id, s.title, s.published, d.id, d.name, d.name_zh;

CREATE FUNCTION @extschema@.atlas_version() RETURNS pg_catalog.text
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT r.version FROM atlas.release r ORDER BY r.id DESC LIMIT 1;
END;
COMMENT ON FUNCTION @extschema@.atlas_version() IS
'Version of the edition of the shipped data. STABLE.';

CREATE FUNCTION @extschema@.atlas_fingerprint() RETURNS pg_catalog.text
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT r.fingerprint FROM atlas.release r ORDER BY r.id DESC LIMIT 1;
END;
COMMENT ON FUNCTION @extschema@.atlas_fingerprint() IS
'SHA-256 over the shipped rows, hexadecimal: the same shipped data has the same fingerprint. Rows of the user''s do not count. STABLE.';
