\set QUIET on
\pset footer off
\pset null '·'
SET client_min_messages = warning;
CREATE EXTENSION cluster_atlas CASCADE;
\echo
\echo 'CREATE EXTENSION cluster_atlas CASCADE;'
\echo
\echo '1. Where are socks made?'
\echo
SELECT cluster, place, province, rank, to_char(100 * national_share, 'FM990%') AS "of China", sources
FROM clusters_for('socks');

\echo '2. What is made in Zhuji?'
\echo
SELECT product, cluster, place, rank, sources FROM products_of('Zhuji');

\echo '3. Which lighter cluster is nearest to the West Lake in Hangzhou?'
\echo
SELECT cluster, place, province, round(distance_m / 1000) AS km, inside
FROM nearest_cluster('lighters', ST_Point(120.14, 30.24));

\echo '4. Which of these suppliers sit inside a cluster for what they sell?'
\echo
CREATE TEMP TABLE supplier (name text, product text, geom geometry(Point, 4326));
INSERT INTO supplier VALUES
	('Golden Toe Knitting', 'socks', ST_SetSRID(ST_Point(120.18, 29.70), 4326)),
	('Bright Eye Optical', 'sunglasses', ST_SetSRID(ST_Point(121.51, 28.75), 4326)),
	('Trade City Stall 1204', 'sunglasses', ST_SetSRID(ST_Point(120.09, 29.33), 4326)),
	('Sun Lamp Works', 'decorative lighting', ST_SetSRID(ST_Point(113.37, 22.53), 4326)),
	('Little Bear Toys', 'toys', ST_SetSRID(ST_Point(104.07, 30.66), 4326));
SELECT s.name, s.product, f.verdict, f.cluster, round(f.distance_m / 1000) AS km
FROM supplier s, supplier_fit(s.product, s.geom) f;

\echo '5. Where are safety shoes made, and how well?'
\echo
SELECT cluster, province, quality_min AS from, quality_max AS to FROM clusters_for('safety shoes') ORDER BY quality_max DESC;

\echo '6. Who says so?'
\echo
SELECT c.name AS cluster, k.metric, concat_ws(' ', nullif(k.op, '='), coalesce(k.value_text, k.value::text), nullif(k.unit, 'rank')) AS claim,
	   k.scope, s.slug AS source
FROM atlas.effective_claim k
JOIN atlas.effective_cluster c ON c.id = k.cluster_id
JOIN atlas.effective_source s ON s.id = k.source_id
JOIN atlas.effective_product p ON p.id = k.product_id
WHERE p.slug IN ('safety-shoes', 'socks') AND k.metric <> 'makes'
ORDER BY p.slug, c.name, k.id;
