-- Effective rows: what shows when the user's rows are laid over the shipped
-- ones.  Withdrawn and retired rows are left out, and with them the rows that
-- hang on them; the user's specialisation for a cluster and product stands in
-- the place of the shipped one.  Everything that answers reads these views.
--
-- A hidden place or product still carries the tree: what is below it stays.
--
-- The visible_* views look at a row alone; the effective_* views of tables that
-- hang on others also ask for those.  Only shipped rows can be retired or
-- overridden, and a user's row is over in the first comparison: that, and NOT IN
-- for NOT EXISTS, keep a large atlas of the user's own at the cost of one scan.

CREATE VIEW atlas.effective_source AS
SELECT s.id, s.slug, s.title, s.publisher, s.published, s.url, s.licence, s.note
FROM atlas.source s
WHERE NOT s.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'source' AND r.row_id = s.id);

CREATE VIEW atlas.effective_place AS
SELECT p.id, p.slug, p.level, p.name, p.name_zh, p.gb_code, p.parent_id, p.location, p.centroid, p.area_km2, p.precision_m, p.note
FROM atlas.place p
WHERE NOT p.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'place' AND r.row_id = p.id);

CREATE VIEW atlas.effective_place_name AS
SELECT n.id, n.place_id, n.name, n.lang, n.kind
FROM atlas.place_name n
JOIN atlas.effective_place p ON p.id = n.place_id
WHERE NOT n.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'place_name' AND r.row_id = n.id);

CREATE VIEW atlas.effective_region_member AS
SELECT m.id, m.region_id, m.place_id
FROM atlas.region_member m
WHERE NOT m.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'region_member' AND r.row_id = m.id);

CREATE VIEW atlas.effective_product AS
SELECT p.id, p.slug, p.parent_id, p.name, p.name_zh, p.note
FROM atlas.product p
WHERE NOT p.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'product' AND r.row_id = p.id);

CREATE VIEW atlas.visible_product_name AS
SELECT n.id, n.product_id, n.name, n.lang
FROM atlas.product_name n
WHERE NOT n.withdrawn
  AND (n.id >= 1000000 OR n.id NOT IN (SELECT r.row_id FROM atlas.retirement r WHERE r.entity = 'product_name'));

CREATE VIEW atlas.effective_product_name AS
SELECT n.id, n.product_id, n.name, n.lang
FROM atlas.visible_product_name n
JOIN atlas.effective_product p ON p.id = n.product_id;

CREATE VIEW atlas.effective_product_hs AS
SELECT h.id, h.product_id, h.hs_code, h.relation, h.separable, h.confidence, h.note
FROM atlas.product_hs h
JOIN atlas.effective_product p ON p.id = h.product_id
WHERE NOT h.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'product_hs' AND r.row_id = h.id);

CREATE VIEW atlas.visible_cluster AS
SELECT c.id, c.slug, c.name, c.name_zh, c.place_id, c.location, c.radius_m, c.role, c.title, c.note
FROM atlas.cluster c
WHERE NOT c.withdrawn
  AND (c.id >= 1000000 OR c.id NOT IN (SELECT r.row_id FROM atlas.retirement r WHERE r.entity = 'cluster'));

CREATE VIEW atlas.effective_cluster AS
SELECT c.id, c.slug, c.name, c.name_zh, c.place_id, c.location, c.radius_m, c.role, c.title, c.note
FROM atlas.visible_cluster c
JOIN atlas.effective_place p ON p.id = c.place_id;

CREATE VIEW atlas.visible_specialisation AS
SELECT s.id, s.cluster_id, s.product_id, s.quality_min, s.quality_max, s.price, s.national_share, s.global_share, s.rank, s.as_of, s.note
FROM atlas.specialisation s
WHERE NOT s.withdrawn
  AND (s.id >= 1000000
	   OR (s.id NOT IN (SELECT r.row_id FROM atlas.retirement r WHERE r.entity = 'specialisation')
		   AND (s.cluster_id, s.product_id) NOT IN (
				SELECT u.cluster_id, u.product_id FROM atlas.specialisation u
				WHERE u.id >= 1000000 AND NOT u.withdrawn AND u.cluster_id < 1000000)));

CREATE VIEW atlas.effective_specialisation AS
SELECT s.id, s.cluster_id, s.product_id, s.quality_min, s.quality_max, s.price, s.national_share, s.global_share, s.rank, s.as_of, s.note
FROM atlas.visible_specialisation s
JOIN atlas.effective_cluster c ON c.id = s.cluster_id
JOIN atlas.effective_product p ON p.id = s.product_id;

CREATE VIEW atlas.effective_claim AS
SELECT c.id, c.cluster_id, c.product_id, c.source_id, c.metric, c.op, c.value, c.value_text, c.unit, c.scope, c.as_of, c.followed, c.note
FROM atlas.claim c
JOIN atlas.effective_source s ON s.id = c.source_id
JOIN atlas.effective_cluster k ON k.id = c.cluster_id
JOIN atlas.effective_product p ON p.id = c.product_id
WHERE NOT c.withdrawn
  AND NOT EXISTS (SELECT FROM atlas.retirement r WHERE r.entity = 'claim' AND r.row_id = c.id);

-- A place and every place that holds it, itself included.
CREATE VIEW atlas.place_ancestor AS
WITH RECURSIVE up (place_id, ancestor_id, distance) AS (
	SELECT p.id, p.id, 0 FROM atlas.place p
	UNION ALL
	SELECT up.place_id, p.parent_id, up.distance + 1
	FROM up JOIN atlas.place p ON p.id = up.ancestor_id
	WHERE p.parent_id IS NOT NULL AND up.distance < 16
)
SELECT up.place_id, up.ancestor_id, a.level, up.distance
FROM up JOIN atlas.place a ON a.id = up.ancestor_id;

-- A product and every product above it, itself included.
CREATE VIEW atlas.product_ancestor AS
WITH RECURSIVE up (product_id, ancestor_id, distance) AS (
	SELECT p.id, p.id, 0 FROM atlas.product p
	UNION ALL
	SELECT up.product_id, p.parent_id, up.distance + 1
	FROM up JOIN atlas.product p ON p.id = up.ancestor_id
	WHERE p.parent_id IS NOT NULL AND up.distance < 64
)
SELECT up.product_id, up.ancestor_id, up.distance FROM up;

COMMENT ON VIEW atlas.visible_product_name IS 'Synonyms of products, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.visible_cluster IS 'Clusters, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.visible_specialisation IS 'Specialisations, the user''s in the place of the shipped one, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_source IS 'Sources, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_place IS 'Places, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_place_name IS 'Other names of effective places, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_region_member IS 'Members of regions, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_product IS 'Products, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_product_name IS 'Synonyms of effective products, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_product_hs IS 'HS links of effective products, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_cluster IS 'Clusters in effective places, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_specialisation IS 'Specialisations of effective clusters in effective products, the user''s in the place of the shipped one, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.effective_claim IS 'Claims of effective sources on effective clusters and products, less withdrawn and retired ones.';
COMMENT ON VIEW atlas.place_ancestor IS 'Each place with every place that holds it: distance 0 is itself.';
COMMENT ON VIEW atlas.product_ancestor IS 'Each product with every product above it in the tree: distance 0 is itself.';
