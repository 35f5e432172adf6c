-- What the functions written in C read to make their picture of the atlas: the
-- visible rows, in the order that they want them.  A row that hangs on one that
-- is not there is left out in C.  Names and operators are bound here, once, so
-- that C asks for nothing but these views; they are plain because a fresh
-- backend plans and runs them before its first answer.

CREATE VIEW atlas.picture_product AS
SELECT p.id, p.parent_id, p.name, p.name_zh, p.slug,
	   NOT p.withdrawn AND p.id NOT IN (SELECT r.row_id FROM atlas.retirement r WHERE r.entity = 'product') AS shown
FROM atlas.product p
ORDER BY p.id;

CREATE VIEW atlas.picture_product_name AS
SELECT n.product_id, n.name, n.lang
FROM atlas.visible_product_name n
ORDER BY n.id;

CREATE VIEW atlas.picture_territory AS
SELECT p.id, p.parent_id, p.name, p.level, p.centroid, p.area_km2, p.precision_m,
	   NOT p.withdrawn AND p.id NOT IN (SELECT r.row_id FROM atlas.retirement r WHERE r.entity = 'place') AS shown
FROM atlas.place p
ORDER BY p.id;

CREATE VIEW atlas.picture_cluster AS
SELECT c.id, c.place_id, c.location, c.radius_m, c.role, c.name
FROM atlas.visible_cluster c
ORDER BY c.id;

CREATE VIEW atlas.picture_specialisation AS
SELECT s.cluster_id, s.product_id, s.quality_min, s.quality_max, s.national_share, s.global_share
FROM atlas.visible_specialisation s;

CREATE VIEW atlas.picture_claim AS
SELECT k.cluster_id, k.product_id, k.id
FROM atlas.effective_claim k
ORDER BY k.cluster_id, k.product_id, k.id;

CREATE VIEW atlas.picture_region_member AS
SELECT m.region_id, m.place_id
FROM atlas.effective_region_member m
ORDER BY m.region_id, m.place_id;

CREATE VIEW atlas.picture_boundary AS
SELECT b.place_id
FROM atlas.place_boundary b
ORDER BY b.place_id;

COMMENT ON VIEW atlas.picture_product IS 'Read by the C functions: every product with its place in the tree; shown is false for hidden ones, which still carry the tree.';
COMMENT ON VIEW atlas.picture_product_name IS 'Read by the C functions: the synonyms of products.';
COMMENT ON VIEW atlas.picture_territory IS 'Read by the C functions: every place with its area; shown is false for hidden ones, which still carry the tree.';
COMMENT ON VIEW atlas.picture_cluster IS 'Read by the C functions: visible clusters.';
COMMENT ON VIEW atlas.picture_specialisation IS 'Read by the C functions: visible specialisations.';
COMMENT ON VIEW atlas.picture_claim IS 'Read by the C functions: ids of effective claims.';
COMMENT ON VIEW atlas.picture_region_member IS 'Read by the C functions: the members of regions.';
COMMENT ON VIEW atlas.picture_boundary IS 'Read by the C functions: the places with a loaded boundary.';

-- Places whose loaded boundary holds the point.
CREATE FUNCTION atlas.boundaries_at(lon pg_catalog.float8, lat pg_catalog.float8) RETURNS pg_catalog.int4[]
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT ARRAY(SELECT b.place_id FROM atlas.place_boundary b WHERE ST_Covers(b.boundary, ST_Point(lon, lat)::geography) ORDER BY b.place_id);
END;
COMMENT ON FUNCTION atlas.boundaries_at(pg_catalog.float8, pg_catalog.float8) IS
'Ids of the places whose loaded boundary covers the point (degrees, WGS84), the border included; empty for NULL or where no boundary is loaded. STABLE.';
