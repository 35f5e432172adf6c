-- What the functions written in C read to make their picture of the atlas: the
-- effective rows, in the form and order that they want them.  Names and
-- operators are bound here, once, so that C asks for nothing but these views.

CREATE VIEW atlas.picture_product AS
SELECT p.id, p.parent_id, p.name, e.id IS NOT NULL AS shown
FROM atlas.product p
LEFT JOIN atlas.effective_product e ON e.id = p.id
ORDER BY p.id;

-- A product answers to its name, its Chinese name, its slug and its synonyms;
-- of two products of one name the first here is meant.
CREATE VIEW atlas.picture_product_name AS
SELECT n.product_id, n.name, n.lang
FROM (
	SELECT p.id AS product_id, p.name, 'en'::pg_catalog.text AS lang, 0 AS way, 0 AS id FROM atlas.effective_product p
	UNION ALL
	SELECT p.id, p.name_zh, 'zh'::pg_catalog.text, 1, 0 FROM atlas.effective_product p WHERE p.name_zh IS NOT NULL
	UNION ALL
	SELECT s.product_id, s.name, s.lang, 2, s.id FROM atlas.effective_product_name s
	UNION ALL
	SELECT p.id, p.slug, 'en'::pg_catalog.text, 3, 0 FROM atlas.effective_product p
) n
ORDER BY n.way, n.product_id, n.id;

CREATE VIEW atlas.picture_cluster AS
SELECT c.id, ST_X(c.location::geometry) AS lon, ST_Y(c.location::geometry) AS lat, c.radius_m, c.role, c.name,
	   p.id AS place_id, p.name AS place, p.level, province.name AS province
FROM atlas.effective_cluster c
JOIN atlas.place p ON p.id = c.place_id
LEFT JOIN (
	SELECT a.place_id, q.name
	FROM atlas.place_ancestor a JOIN atlas.place q ON q.id = a.ancestor_id AND q.level = 'province'
) province ON province.place_id = p.id
ORDER BY c.id;

CREATE VIEW atlas.picture_specialisation AS
SELECT s.cluster_id, s.product_id, s.quality_min, s.quality_max, s.national_share, s.global_share
FROM atlas.effective_specialisation s
ORDER BY s.cluster_id, s.product_id;

-- The areas that share the land between them: prefectures, and the provinces
-- that have none (municipalities, Hong Kong, Macau, Taiwan).
CREATE VIEW atlas.picture_area AS
SELECT p.id, p.name, p.level, ST_X(p.centroid::geometry) AS lon, ST_Y(p.centroid::geometry) AS lat, p.area_km2,
	   province.id AS province_id, province.name AS province
FROM atlas.effective_place p
JOIN atlas.place_ancestor a ON a.place_id = p.id AND a.level = 'province'
JOIN atlas.place province ON province.id = a.ancestor_id
WHERE p.centroid IS NOT NULL
  AND (p.level = 'prefecture'
	   OR (p.level = 'province' AND NOT EXISTS (
			SELECT FROM atlas.effective_place q WHERE q.parent_id = p.id AND q.level = 'prefecture' AND q.centroid IS NOT NULL)))
ORDER BY p.id;

CREATE VIEW atlas.picture_region_member AS
SELECT m.region_id, m.place_id
FROM atlas.effective_region_member m
ORDER BY m.region_id, m.place_id;

CREATE VIEW atlas.picture_boundary AS
SELECT b.place_id
FROM atlas.place_boundary b
ORDER BY b.place_id;

COMMENT ON VIEW atlas.picture_product IS 'Read by the C functions: every product with its place in the tree; shown is false for hidden ones, which still carry the tree.';
COMMENT ON VIEW atlas.picture_product_name IS 'Read by the C functions: the names that a product answers to, the first meant when two products share one.';
COMMENT ON VIEW atlas.picture_cluster IS 'Read by the C functions: effective clusters with place and province.';
COMMENT ON VIEW atlas.picture_specialisation IS 'Read by the C functions: effective specialisations.';
COMMENT ON VIEW atlas.picture_area IS 'Read by the C functions: the areas among which place_at() chooses.';
COMMENT ON VIEW atlas.picture_region_member IS 'Read by the C functions: the members of regions.';
COMMENT ON VIEW atlas.picture_boundary IS 'Read by the C functions: the places with a loaded boundary.';

-- Places whose loaded boundary holds the point.
CREATE FUNCTION atlas.boundaries_at(point geography) RETURNS pg_catalog.int4[]
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT ARRAY(SELECT b.place_id FROM atlas.place_boundary b WHERE ST_Covers(b.boundary, point) ORDER BY b.place_id);
END;
COMMENT ON FUNCTION atlas.boundaries_at(geography) IS
'Ids of the places whose loaded boundary covers the point (WGS84), the border included; empty for NULL or where no boundary is loaded. STABLE.';

GRANT SELECT ON ALL TABLES IN SCHEMA atlas TO PUBLIC;
