-- The functions against plain SQL over ST_Distance(geography), on random calls.
-- The plain SQL starts from the tables and shares nothing with the functions.
\set VERBOSITY terse
SET client_min_messages = warning;
BEGIN;
SELECT setseed(0.42);

-- Rows of the user's own: clusters in one spot, at the poles, on both sides of
-- the date line, and with every quality there is.
INSERT INTO atlas.place (slug, level, name, location) VALUES ('test-place', 'town', 'Test', 'POINT(0 0)');
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m, role)
SELECT 'test-' || i, 'Test ' || i || repeat('x', i * 37 % 300), (SELECT id FROM atlas.place WHERE slug = 'test-place'),
	   CASE WHEN i <= 20 THEN 'POINT(120.2 29.7)'
			WHEN i <= 40 THEN format('POINT(%s %s)', (i - 30) * 18, CASE WHEN i % 2 = 0 THEN 90 ELSE -89.999 END)
			WHEN i <= 60 THEN format('POINT(%s %s)', CASE WHEN i % 2 = 0 THEN 180 ELSE -179.99 END, (i - 50) * 8)
			ELSE format('POINT(%s %s)', random() * 360 - 180, random() * 180 - 90) END::geography,
	   1000 + 500000 * random(), (ARRAY['production', 'market', 'trade', 'brand'])[1 + i % 4]
FROM generate_series(1, 120) i;
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max)
SELECT DISTINCT ON (c.id, p.id) c.id, p.id,
	   (ARRAY[NULL, 'low', 'low', 'low', 'medium', 'medium', 'high']::quality_tier[])[q],
	   (ARRAY[NULL, 'low', 'medium', 'high', 'medium', 'high', 'high']::quality_tier[])[q]
FROM (SELECT id, 1 + floor(7 * random())::int AS q FROM atlas.cluster, generate_series(1, 4) WHERE id >= 1000000) c,
	 LATERAL (SELECT id FROM atlas.product WHERE c.id IS NOT NULL ORDER BY random() LIMIT 1) p;

-- The product tree and what answers for each product, written out.
CREATE TEMP TABLE below AS
WITH RECURSIVE down (top, id, depth) AS (
	SELECT id, id, 0 FROM atlas.product
	UNION ALL
	SELECT down.top, p.id, down.depth + 1 FROM down JOIN atlas.product p ON p.parent_id = down.id
)
SELECT * FROM down;
CREATE TEMP TABLE candidate AS
SELECT b.top, c.id AS cluster_id, c.role, c.location, max(s.quality_max) AS quality
FROM below b
JOIN atlas.specialisation s ON s.product_id = b.id
JOIN atlas.cluster c ON c.id = s.cluster_id
GROUP BY b.top, c.id, c.role, c.location;
CREATE INDEX ON candidate (top);
ANALYZE candidate;

CREATE TEMP TABLE call AS
SELECT i, p.id AS product_id, p.name AS product,
	   CASE WHEN i % 10 = 0 THEN (SELECT location FROM atlas.cluster WHERE i IS NOT NULL ORDER BY random() LIMIT 1)
			WHEN i % 10 = 1 THEN ST_Point(random() * 360 - 180, CASE WHEN random() < 0.5 THEN 90 ELSE -90 END)::geography
			WHEN i % 10 = 2 THEN ST_Point(CASE WHEN random() < 0.5 THEN 180 ELSE -180 END, random() * 180 - 90)::geography
			WHEN i % 10 = 3 THEN ST_Point(random() * 360 - 180, random() * 180 - 90)::geography
			WHEN i % 10 = 4 THEN 'POINT(120.2 29.7)'::geography
			ELSE ST_Point(100 + random() * 25, 20 + random() * 22)::geography END AS point,
	   CASE WHEN random() < 0.4 THEN (ARRAY['low', 'medium', 'high']::quality_tier[])[1 + floor(3 * random())::int] END AS min_quality,
	   CASE WHEN random() < 0.3 THEN 2e6 * random() END AS max_distance,
	   CASE WHEN random() < 0.7 THEN 'production' WHEN random() < 0.5 THEN 'market' END AS role,
	   floor(8 * random())::int AS k
FROM generate_series(1, 2000) i,
	 LATERAL (SELECT id, name FROM atlas.product WHERE i IS NOT NULL ORDER BY random() LIMIT 1) p;

CREATE TEMP TABLE expected AS
SELECT call.i, n.cluster_id, n.distance, n.position
FROM call
CROSS JOIN LATERAL (
	SELECT up.top FROM (
		SELECT b.top, b.depth FROM below b WHERE b.id = call.product_id) up
	WHERE EXISTS (SELECT FROM candidate c WHERE c.top = up.top AND (call.role IS NULL OR c.role = call.role))
	ORDER BY up.depth LIMIT 1) scope
CROSS JOIN LATERAL (
	SELECT c.cluster_id, ST_Distance(c.location, call.point) AS distance,
		   row_number() OVER (ORDER BY ST_Distance(c.location, call.point), c.cluster_id) AS position
	FROM candidate c
	WHERE c.top = scope.top AND (call.role IS NULL OR c.role = call.role)
	  AND (call.min_quality IS NULL OR c.quality >= call.min_quality)
	  AND (call.max_distance IS NULL OR ST_Distance(c.location, call.point) <= call.max_distance)) n;

-- That the calls are worth making: most have an answer, all kinds occur.
SELECT count(*) > 1000 AS many_answered, count(DISTINCT product) > 150 AS many_products,
	   bool_or(min_quality = 'high') AS high, bool_or(role = 'market') AS market, bool_or(role IS NULL) AS any_role
FROM call WHERE i IN (SELECT i FROM expected);

\echo nearest_cluster: calls that differ from brute force
SELECT call.*, n.cluster_id, n.distance_m, e.cluster_id AS expected_id, e.distance AS expected_m
FROM call
CROSS JOIN LATERAL nearest_cluster(call.product, call.point, call.min_quality, call.max_distance, call.role) n
LEFT JOIN expected e ON e.i = call.i AND e.position = 1
WHERE n.cluster_id IS DISTINCT FROM e.cluster_id OR abs(n.distance_m - e.distance) > 0.001;

\echo nearest_cluster_id and cluster_distance, which know no max_distance
SELECT count(*) AS differ
FROM call, nearest_cluster(call.product, call.point, call.min_quality, NULL, call.role) n
WHERE nearest_cluster_id(call.product, call.point, call.min_quality, call.role) IS DISTINCT FROM n.cluster_id
   OR cluster_distance(call.product, call.point, call.min_quality, call.role) IS DISTINCT FROM n.distance_m;

\echo nearest_clusters: rows that differ from brute force
WITH got AS (
	SELECT call.i, n.cluster_id, n.distance_m, n.ordinality AS position
	FROM call, nearest_clusters(call.product, call.point, call.k, call.min_quality, call.max_distance, call.role) WITH ORDINALITY n
), wanted AS (
	SELECT e.* FROM expected e JOIN call USING (i) WHERE e.position <= call.k
)
SELECT i, position, got.cluster_id, got.distance_m, wanted.cluster_id AS expected_id, wanted.distance AS expected_m
FROM got FULL JOIN wanted USING (i, position)
WHERE got.cluster_id IS DISTINCT FROM wanted.cluster_id OR abs(got.distance_m - wanted.distance) > 0.001;

\echo nearest_cluster_ids: calls that differ
SELECT count(*) FILTER (WHERE n.ids IS DISTINCT FROM
		ARRAY(SELECT e.cluster_id FROM expected e WHERE e.i = call.i AND e.position <= call.k ORDER BY e.position)) AS differ,
	   count(*) FILTER (WHERE cardinality(n.ids) > 1) > 500 AS many
FROM call, LATERAL (SELECT nearest_cluster_ids(call.product, call.point, call.k, call.min_quality, call.max_distance, call.role) AS ids) n;

\echo rows that show something else than the cluster and the specialisation they are about
SELECT count(*) FILTER (WHERE n.distance_m IS NULL OR n.inside IS NULL OR
		(n.cluster, n.place, n.province, n.product, n.quality_min, n.quality_max, n.national_share, n.global_share) IS DISTINCT FROM
		(w.cluster, w.place, w.province, w.product, w.quality_min, w.quality_max, w.national_share, w.global_share)) AS differ,
	   count(*) FILTER (WHERE w.other) > 10 AS some_not_of_the_first_product
FROM call, nearest_clusters(call.product, call.point, 3, call.min_quality, NULL, call.role) n
LEFT JOIN LATERAL (
	SELECT c.name AS cluster, place.name AS place, province.name AS province, p.name AS product,
		   s.quality_min, s.quality_max, s.national_share, s.global_share,
		   call.min_quality IS NOT NULL AND EXISTS (
				SELECT FROM atlas.specialisation f JOIN below g ON g.top = scope.top AND g.id = f.product_id
				WHERE f.cluster_id = c.id AND (g.depth, g.id) < (b.depth, b.id)) AS other
	FROM (SELECT up.top FROM below up
		  WHERE up.id = call.product_id
			AND EXISTS (SELECT FROM candidate a WHERE a.top = up.top AND (call.role IS NULL OR a.role = call.role))
		  ORDER BY up.depth LIMIT 1) scope
	JOIN below b ON b.top = scope.top
	JOIN atlas.specialisation s ON s.product_id = b.id
	JOIN atlas.product p ON p.id = s.product_id
	JOIN atlas.cluster c ON c.id = s.cluster_id
	JOIN atlas.place place ON place.id = c.place_id
	LEFT JOIN atlas.place one ON one.id = place.parent_id
	LEFT JOIN atlas.place two ON two.id = one.parent_id
	LEFT JOIN atlas.place three ON three.id = two.parent_id
	LEFT JOIN atlas.place province ON province.level = 'province' AND province.id IN (place.id, one.id, two.id, three.id)
	WHERE c.id = n.cluster_id AND (call.min_quality IS NULL OR s.quality_max >= call.min_quality)
	ORDER BY b.depth, b.id LIMIT 1) w ON true;

-- Inside: the radius for towns and counties, else the area by centroids.  The
-- first 500 calls do: brute force is slow here.
DELETE FROM call WHERE i > 500;
CREATE TEMP TABLE area AS
SELECT p.id, p.centroid, p.area_km2, p.parent_id
FROM atlas.place p
WHERE p.level = 'prefecture'
   OR (p.level = 'province' AND NOT EXISTS (SELECT FROM atlas.place q WHERE q.parent_id = p.id AND q.level = 'prefecture'));
CREATE TEMP TABLE held AS
SELECT call.i, area.id AS area_id, COALESCE(area.parent_id, area.id) AS province_id
FROM call
CROSS JOIN LATERAL (
	SELECT a.*, ST_Distance(a.centroid, call.point) - sqrt(a.area_km2 * 1e6 / pi()) AS beyond FROM area a
	ORDER BY ST_Distance(a.centroid, call.point) ^ 2 - a.area_km2 * 1e6 / pi() LIMIT 1) area
WHERE area.beyond <= 100000;

\echo place_at: points that differ from the rule
SELECT count(*) AS differ, count(*) FILTER (WHERE h.i IS NOT NULL) AS of_them_in_china
FROM call
LEFT JOIN held h ON h.i = call.i
CROSS JOIN LATERAL place_at(call.point) p
CROSS JOIN LATERAL place_at(call.point, 'province') q
WHERE p.place_id IS DISTINCT FROM h.area_id OR q.place_id IS DISTINCT FROM h.province_id;

CREATE TEMP TABLE inside AS
SELECT call.i, c.id AS cluster_id
FROM call
CROSS JOIN atlas.cluster c
JOIN atlas.place p ON p.id = c.place_id
LEFT JOIN held h ON h.i = call.i
WHERE CASE WHEN p.level IN ('town', 'county', 'park') THEN ST_Distance(c.location, call.point) <= c.radius_m
		   ELSE p.id IN (h.area_id, h.province_id)
				OR EXISTS (SELECT FROM atlas.region_member m WHERE m.region_id = p.id AND m.place_id IN (h.area_id, h.province_id)) END;

CREATE INDEX ON inside (i, cluster_id);
ANALYZE inside;
CREATE INDEX ON below (id);
CREATE INDEX ON candidate (cluster_id);

\echo clusters_at: rows that differ
WITH got AS (SELECT call.i, c.cluster_id FROM call, clusters_at(call.point) c)
SELECT (SELECT count(*) > 500 FROM inside) AS many,
	   (SELECT count(*) FROM (SELECT * FROM got EXCEPT SELECT * FROM inside) d) AS too_many,
	   (SELECT count(*) FROM (SELECT * FROM inside EXCEPT SELECT * FROM got) d) AS missing;

\echo in_cluster and inside: answers that differ
SELECT count(*) FILTER (WHERE in_cluster(call.product, call.point, call.role) IS DISTINCT FROM (
		CASE WHEN scope.top IS NOT NULL THEN EXISTS (
			SELECT FROM inside JOIN candidate c ON c.top = scope.top AND c.cluster_id = inside.cluster_id
			WHERE inside.i = call.i AND (call.role IS NULL OR c.role = call.role)) END)) AS in_cluster,
	   count(*) FILTER (WHERE n.inside IS DISTINCT FROM (
		CASE WHEN n.cluster_id IS NOT NULL THEN EXISTS (
			SELECT FROM inside WHERE inside.i = call.i AND inside.cluster_id = n.cluster_id) END)) AS inside,
	   count(*) FILTER (WHERE n.inside) > 10 AS some_inside
FROM call
LEFT JOIN LATERAL (
	SELECT b.top FROM below b
	WHERE b.id = call.product_id
	  AND EXISTS (SELECT FROM candidate c WHERE c.top = b.top AND (call.role IS NULL OR c.role = call.role))
	ORDER BY b.depth LIMIT 1) scope ON true
CROSS JOIN LATERAL nearest_cluster(call.product, call.point, NULL, NULL, call.role) n;
ROLLBACK;
