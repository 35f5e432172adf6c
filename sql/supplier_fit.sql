-- What one supplier learns, against plain SQL from the tables.
\set VERBOSITY terse
SET client_min_messages = warning;
BEGIN;
SELECT setseed(0.17);

-- Clusters of the user's own: in one spot, of all roles, with places of known precision.
INSERT INTO atlas.place (slug, level, name, location, precision_m)
SELECT 'test-' || i, 'town', 'Test ' || i, 'POINT(0 0)', 500 * i FROM generate_series(1, 5) i;
INSERT INTO atlas.cluster (slug, name, place_id, location, radius_m, role)
SELECT 'test-' || i, 'Test ' || i, (SELECT id FROM atlas.place WHERE slug = 'test-' || 1 + i % 5),
	   CASE WHEN i <= 30 THEN 'POINT(120.2 29.7)' ELSE format('POINT(%s %s)', 105 + 15 * random(), 22 + 18 * random()) END::geography,
	   1000 + 150000 * random(), (ARRAY['production', 'market', 'trade', 'brand'])[1 + i % 4]
FROM generate_series(1, 90) i;
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max, national_share)
SELECT DISTINCT ON (c.id, p.id) c.id, p.id, 'low', 'high', random()
FROM (SELECT id FROM atlas.cluster, generate_series(1, 3) WHERE id >= 1000000) c,
	 LATERAL (SELECT id FROM atlas.product WHERE c.id IS NOT NULL ORDER BY random() LIMIT 1) p;
INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric)
SELECT cluster_id, product_id, 1, 'makes' FROM atlas.specialisation, generate_series(1, 2) WHERE id >= 1000000;

-- Suppliers: samples, whose products find_product() tells, and others whose
-- products and points are drawn here.
CREATE TEMP TABLE call AS
SELECT s.id AS i, s.product, (SELECT f.product_id FROM find_product(s.product) f WHERE f.taken) AS product_id,
	   s.geom::geography AS point, CASE WHEN s.id % 4 = 0 THEN 100000 * random() ELSE 50000 END AS near_m
FROM atlas.sample_suppliers(300) s
UNION ALL
SELECT i, p.name, p.id,
	   CASE WHEN i % 3 = 0 THEN 'POINT(120.2 29.7)' WHEN i % 3 = 1 THEN (SELECT location FROM atlas.cluster WHERE i IS NOT NULL ORDER BY random() LIMIT 1)
			ELSE ST_Point(100 + random() * 25, 20 + random() * 22)::geography END, 100000 * random()
FROM generate_series(301, 500) i, LATERAL (SELECT id, name FROM atlas.product WHERE i IS NOT NULL ORDER BY random() LIMIT 1) p;

-- The product tree; the clusters for each part of it; the areas.
CREATE TEMP TABLE below AS
WITH RECURSIVE down (top, id, depth) AS (
	SELECT id, id, 0 FROM atlas.product
	UNION ALL
	SELECT down.top, p.id, down.depth + 1 FROM down JOIN atlas.product p ON p.parent_id = down.id
)
SELECT * FROM down;
CREATE TEMP TABLE candidate AS
SELECT DISTINCT ON (b.top, c.id) b.top, c.id AS cluster_id, c.name AS cluster, c.role, c.location, c.radius_m, p.id AS place_id, p.name AS place, p.level,
	   p.precision_m, s.product_id, d.name AS product, s.quality_min, s.quality_max, s.price, s.national_share, s.global_share, s.rank,
	   (SELECT array_agg(k.id ORDER BY k.id) FROM atlas.claim k WHERE k.cluster_id = c.id AND k.product_id = s.product_id) AS claims
FROM below b
JOIN atlas.specialisation s ON s.product_id = b.id
JOIN atlas.product d ON d.id = b.id
JOIN atlas.cluster c ON c.id = s.cluster_id
JOIN atlas.place p ON p.id = c.place_id
ORDER BY b.top, c.id, b.depth, b.id;
CREATE INDEX ON candidate (top);
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
ANALYZE;

-- Every cluster for the product, near or far, and whether it holds the point.
CREATE TEMP TABLE option AS
SELECT call.i, kind.traded, c.*, ST_Distance(c.location, call.point) AS distance_m,
	   CASE WHEN c.level IN ('town', 'county', 'park') THEN ST_Distance(c.location, call.point) <= c.radius_m
			ELSE COALESCE(c.place_id IN (h.area_id, h.province_id), false)
				 OR EXISTS (SELECT FROM atlas.region_member m WHERE m.region_id = c.place_id AND m.place_id IN (h.area_id, h.province_id)) END AS holds
FROM call
LEFT JOIN held h ON h.i = call.i
CROSS JOIN (VALUES (false, ARRAY['production']), (true, ARRAY['market', 'trade'])) kind (traded, roles)
CROSS JOIN LATERAL (
	SELECT b.top FROM below b
	WHERE b.id = call.product_id AND EXISTS (SELECT FROM candidate c WHERE c.top = b.top AND c.role = ANY (kind.roles))
	ORDER BY b.depth LIMIT 1) scope
JOIN candidate c ON c.top = scope.top AND c.role = ANY (kind.roles);
ANALYZE option;
CREATE TEMP TABLE expected AS
SELECT call.i,
	   CASE WHEN o.holds AND NOT o.traded THEN 'inside' WHEN o.holds THEN 'market_only'
			WHEN o.distance_m <= call.near_m THEN 'near' WHEN o.i IS NOT NULL AND call.point IS NOT NULL THEN 'far'
			WHEN EXISTS (SELECT FROM option p WHERE p.i = call.i AND NOT p.traded) THEN 'place_unknown' ELSE 'product_unknown' END AS verdict,
	   o.cluster_id, o.cluster, o.place, o.product, o.distance_m, o.precision_m, o.quality_min, o.quality_max, o.national_share, o.global_share, o.claims
FROM call
LEFT JOIN LATERAL (
	SELECT * FROM option o
	WHERE o.i = call.i AND call.point IS NOT NULL AND (o.holds OR NOT o.traded)
	ORDER BY NOT (o.holds AND NOT o.traded), NOT o.holds, o.distance_m, o.cluster_id LIMIT 1) o ON true;

SELECT verdict, count(*) > 5 AS some FROM expected GROUP BY verdict ORDER BY verdict;

\echo supplier_fit: suppliers whose answer differs from plain SQL
SELECT call.i, call.product, f.verdict, f.cluster, e.verdict, e.cluster, f.distance_m, e.distance_m, f.claims, e.claims
FROM call CROSS JOIN LATERAL supplier_fit(call.product, call.point, call.near_m) f LEFT JOIN expected e ON e.i = call.i
WHERE (f.verdict, f.cluster_id, f.cluster, f.place, f.quality_min, f.quality_max, f.national_share, f.global_share, f.claims)
	  IS DISTINCT FROM (e.verdict, e.cluster_id, e.cluster, e.place, e.quality_min, e.quality_max, e.national_share, e.global_share, e.claims)
   OR (f.verdict NOT IN ('place_unknown', 'product_unknown') AND f.product IS DISTINCT FROM e.product)
   OR (f.verdict = 'place_unknown') <> (f.product IS NOT NULL AND f.cluster_id IS NULL)
   OR f.province IS DISTINCT FROM atlas.province_of((SELECT place_id FROM atlas.cluster WHERE id = f.cluster_id))
   OR (f.distance_m IS NULL) <> (e.distance_m IS NULL) OR abs(f.distance_m - e.distance_m) > 0.001
   OR abs(f.distance_max_m - e.distance_m - e.precision_m) > 0.001
   OR abs(f.distance_min_m - greatest(e.distance_m - e.precision_m, 0)) > 0.001
   OR num_nulls(f.distance_m, f.distance_min_m, f.distance_max_m) NOT IN (0, 3);

\echo clusters_holding: answers that differ
SELECT count(*) FILTER (WHERE atlas.clusters_holding(call.product, call.point) <> e.ids) AS differ, count(*) FILTER (WHERE cardinality(e.ids) > 0) > 50 AS some_somewhere
FROM call
CROSS JOIN LATERAL (SELECT COALESCE(array_agg(o.cluster_id ORDER BY o.cluster_id), '{}') AS ids FROM option o WHERE o.i = call.i AND NOT o.traded AND o.holds) e
WHERE call.product IS NOT NULL;
SELECT count(*) AS differ
FROM call CROSS JOIN LATERAL (SELECT COALESCE(array_agg(c.cluster_id ORDER BY c.cluster_id), '{}') AS ids FROM clusters_at(call.point) c) e
WHERE atlas.clusters_holding(NULL, call.point, NULL) <> e.ids;

-- near_m is inclusive, to the last digit.
SELECT count(*) FILTER (WHERE f.verdict <> 'near') AS not_near, count(*) FILTER (WHERE g.verdict <> 'far') AS not_far, count(*) > 20 AS some
FROM expected e JOIN call USING (i),
	 supplier_fit(call.product, call.point, e.distance_m) f, supplier_fit(call.product, call.point, e.distance_m - 1e-6) g
WHERE e.verdict IN ('near', 'far');

\echo alternatives: calls that differ from plain SQL
CREATE TEMP TABLE ask AS
SELECT call.i, call.product, call.product_id, p.id AS place_id, p.name AS place, p.location,
	   CASE WHEN random() < 0.4 THEN (ARRAY['low', 'medium', 'high']::quality_tier[])[1 + floor(3 * random())::int] END AS min_quality,
	   CASE WHEN random() < 0.2 THEN (ARRAY['low', 'medium', 'high'])[1 + floor(3 * random())::int] END AS max_price,
	   CASE WHEN random() < 0.3 THEN 1e6 * random() END AS within,
	   CASE WHEN random() < 0.3 THEN call.point END AS from_point,
	   CASE WHEN random() < 0.3 THEN 3 END AS max_rows
FROM call
CROSS JOIN LATERAL (
	SELECT p.* FROM atlas.place p
	WHERE call.i IS NOT NULL AND (SELECT count(*) FROM atlas.places_named(p.name)) = 1
	  AND p.id IN (SELECT c.place_id FROM candidate c WHERE c.top = call.product_id) OR p.slug = 'wenzhou-zhejiang'
	ORDER BY random() LIMIT 1) p
WHERE call.product_id IS NOT NULL AND call.i % 2 = 0;
CREATE TEMP TABLE region_under AS
WITH RECURSIVE under (top, id) AS (
	SELECT id, id FROM atlas.place
	UNION ALL
	SELECT under.top, p.id FROM under JOIN atlas.place p ON p.parent_id = under.id
)
SELECT * FROM under UNION SELECT m.region_id, u.id FROM atlas.region_member m JOIN under u ON u.top = m.place_id;
CREATE INDEX ON region_under (top);
CREATE INDEX ON below (top);
ANALYZE region_under, below;
WITH got AS (
	SELECT ask.i, array_agg(a.cluster_id ORDER BY a.ordinality) AS ids, array_agg(round(a.distance_m) ORDER BY a.ordinality) AS distances
	FROM ask, alternatives(ask.product, ask.place, ask.min_quality, ask.max_price, ask.within, ask.from_point, ask.max_rows) WITH ORDINALITY a
	GROUP BY ask.i
), wanted AS (
	SELECT ask.i, array_agg(w.cluster_id ORDER BY w.position) AS ids, array_agg(round(w.distance_m) ORDER BY w.position) AS distances
	FROM ask
	CROSS JOIN LATERAL (
		SELECT b.top FROM below b
		WHERE b.id = ask.product_id AND EXISTS (SELECT FROM candidate c WHERE c.top = b.top AND c.role = 'production')
		ORDER BY b.depth LIMIT 1) scope
	CROSS JOIN LATERAL (
		SELECT x.*, row_number() OVER (ORDER BY x.quality_max DESC NULLS LAST, x.quality_min DESC NULLS LAST, x.distance_m, x.rank NULLS LAST, x.national_share DESC NULLS LAST, x.cluster_id) AS position
		FROM (
			SELECT DISTINCT ON (c.id) c.id AS cluster_id, s.quality_min, s.quality_max, s.rank, s.national_share, s.price,
				   ST_Distance(c.location, COALESCE(ask.from_point, ask.location)) AS distance_m
			FROM below b
			JOIN atlas.specialisation s ON s.product_id = b.id
			JOIN atlas.cluster c ON c.id = s.cluster_id AND c.role = 'production'
			WHERE b.top = scope.top AND (ask.min_quality IS NULL OR s.quality_max >= ask.min_quality)
			  AND c.place_id NOT IN (SELECT u.id FROM region_under u WHERE u.top = ask.place_id)
			ORDER BY c.id, b.depth, s.product_id) x
		WHERE (ask.max_price IS NULL OR array_position(ARRAY['low', 'medium', 'high'], x.price) <= array_position(ARRAY['low', 'medium', 'high'], ask.max_price))
		  AND (ask.within IS NULL OR x.distance_m <= ask.within)) w
	WHERE ask.max_rows IS NULL OR w.position <= ask.max_rows
	GROUP BY ask.i
)
SELECT ask.*, got.ids, wanted.ids
FROM got FULL JOIN wanted USING (i) JOIN ask USING (i)
WHERE (got.ids, got.distances) IS DISTINCT FROM (wanted.ids, wanted.distances);
SELECT count(*) > 200 AS many, count(DISTINCT place) > 50 AS many_places FROM ask;

-- A name that two places share means the one that makes the product; the
-- place's own clusters are not alternatives to it.
SELECT count(*) FILTER (WHERE place = 'Taizhou' AND province = 'Zhejiang') AS its_own, count(*) > 0 AS others
FROM alternatives('sunglasses', 'Taizhou', min_quality => 'medium');
SELECT DISTINCT round(a.distance_m - ST_Distance(c.location, p.location)) AS from_zhejiang
FROM alternatives('sunglasses', 'Taizhou') a JOIN atlas.cluster c ON c.id = a.cluster_id, atlas.place p WHERE p.slug = 'taizhou-zhejiang';
SELECT count(*) AS rows FROM alternatives('socks', 'no such place');
SELECT count(*) = (SELECT count(*) FROM clusters_for('socks')) AS nothing_left_out, bool_and(distance_m IS NULL) AS no_distances FROM alternatives('socks');
SELECT (SELECT count(*) FROM alternatives(NULL)) + (SELECT count(*) FROM alternatives('no such thing')) AS rows;
ROLLBACK;

-- supplier_fit_address is supplier_fit at the place of the address.
SELECT count(*) FILTER (WHERE (f.verdict, f.cluster_id, f.distance_m, f.claims) IS DISTINCT FROM (g.verdict, g.cluster_id, g.distance_m, g.claims)) AS differ,
	   count(*) FILTER (WHERE f.distance_max_m - f.distance_m < l.precision_m + g.distance_max_m - g.distance_m + CASE WHEN l.level = 'region' THEN 0 ELSE 2500 END) AS too_sure,
	   count(*) FILTER (WHERE f.verdict = 'inside') > 50 AS some_inside
FROM atlas.sample_suppliers(300) s, locate_address(s.address) l, supplier_fit_address(s.product, s.address) f, supplier_fit(s.product, l.location) g;
-- Where the sample's point is inside, so is its address, or within the bounds that it gives.
SELECT count(*) AS beyond_bounds
FROM atlas.sample_suppliers(300) s, supplier_fit_address(s.product, s.address) f, atlas.cluster c
WHERE c.id = f.cluster_id AND ST_Distance(c.location, s.geom::geography) > f.distance_max_m + 40000;
SELECT f.verdict, f.distance_m, f.distance_min_m, f.distance_max_m FROM supplier_fit_address('socks', '浙江省诸暨市大唐街道1号') f;
SELECT (supplier_fit_address('socks', NULL)).verdict, (supplier_fit_address('socks', '')).verdict, (supplier_fit_address(NULL, NULL)).verdict,
	   (supplier_fit_address('socks', 'no such place')).verdict;

-- NULL and empty: one row, with a verdict.
SELECT (supplier_fit(NULL, 'POINT(120 30)')).verdict, (supplier_fit('socks', NULL)).*;
SELECT (supplier_fit('socks', 'POINT EMPTY')).verdict, (supplier_fit('', 'POINT(120 30)')).verdict, (supplier_fit(NULL, NULL)).verdict,
	   (supplier_fit('socks', 'POINT(120.2 30.5)', NULL)).verdict, (supplier_fit('socks', 'POINT(0 0)', 'Infinity')).verdict;
SELECT count(*) AS every_supplier FROM atlas.sample_suppliers(1000) s, supplier_fit(s.product, s.geom) f;
SELECT supplier_fit('socks', 'LINESTRING(120 30, 121 31)');
SELECT supplier_fit('socks', 'POINT(120 30)', -1);
SELECT supplier_fit('socks', 'POINT(120 30)', 'NaN');
SELECT supplier_fit_address('socks', 'Zhuji', -1);
SELECT alternatives('socks', 'Zhuji', within => -1);
SELECT alternatives('socks', 'Zhuji', within => 'NaN');
SELECT alternatives('socks', within => 1000);
SELECT alternatives('socks', max_rows => -1);
SELECT alternatives('luggage', max_price => 'cheap');

-- The sample: the same for a seed, another for another, whatever the user adds.
BEGIN;
CREATE TEMP TABLE sample AS SELECT * FROM atlas.sample_suppliers(2000);
INSERT INTO atlas.product (slug, name) VALUES ('test-product', 'test product');
INSERT INTO atlas.specialisation (cluster_id, product_id) SELECT c.id, p.id FROM atlas.cluster c, atlas.product p WHERE c.id < 50 AND p.slug = 'test-product';
SELECT count(*) AS changed FROM (SELECT * FROM sample EXCEPT ALL SELECT * FROM atlas.sample_suppliers(2000)) d;
SELECT count(*) AS more_changes_the_first FROM (SELECT * FROM sample EXCEPT ALL SELECT * FROM atlas.sample_suppliers(2100)) d;
SELECT count(*) > 1900 AS another FROM (SELECT * FROM sample EXCEPT ALL SELECT * FROM atlas.sample_suppliers(2000, 2)) d;
SELECT count(*) AS rows, count(DISTINCT id) AS ids, bool_and(name = 'Sample Supplier ' || id) AS names, count(*) FILTER (WHERE geom IS NULL) BETWEEN 50 AND 110 AS some_without_point,
	   count(*) FILTER (WHERE product IS NULL) BETWEEN 5 AND 40 AS some_without_product, count(*) FILTER (WHERE product ~ '[一-龥]') BETWEEN 160 AND 320 AS some_chinese,
	   bool_and(spend BETWEEN 1000 AND 1100000) AS spend, bool_and(ST_SRID(geom) = 4326) AS srid, bool_and(address IS NOT NULL) AS addresses
FROM sample;
SELECT f.verdict, round(100 * count(*) / 2000.0) BETWEEN 1 AND 80 AS some FROM sample s, supplier_fit(s.product, s.geom) f GROUP BY f.verdict ORDER BY f.verdict;
SELECT (SELECT count(*) FROM atlas.sample_suppliers(0)) + (SELECT count(*) FROM atlas.sample_suppliers(-1)) + (SELECT count(*) FROM atlas.sample_suppliers(NULL)) AS none;
ROLLBACK;
