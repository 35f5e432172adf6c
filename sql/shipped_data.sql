-- The shipped rows as a whole.  The rows one by one are linted when the data is made.

-- The table of a hundred clusters counts up to what is printed above each province.
WITH printed (province, clusters) AS (VALUES
	('Zhejiang', 25), ('Jiangsu', 16), ('Guangdong', 13), ('Shandong', 10), ('Fujian', 7), ('Hebei', 6), ('Shanxi', 4), ('Henan', 3),
	('Liaoning', 3), ('Hubei', 2), ('Hunan', 2), ('Jilin', 2), ('Shanghai', 1), ('Chongqing', 1), ('Anhui', 1), ('Heilongjiang', 1),
	('Guizhou', 1), ('Shaanxi', 1), ('Xinjiang', 1)
), counted AS (
	SELECT atlas.province_of(c.place_id) AS province, count(DISTINCT c.id) AS clusters
	FROM atlas.cluster c JOIN atlas.claim k ON k.cluster_id = c.id JOIN atlas.source s ON s.id = k.source_id
	WHERE s.slug = 'li-fung-2010'
	GROUP BY 1
)
SELECT province, printed.clusters AS printed, counted.clusters AS counted
FROM printed FULL JOIN counted USING (province)
WHERE printed.clusters IS DISTINCT FROM counted.clusters;
SELECT count(DISTINCT k.cluster_id) AS clusters FROM atlas.claim k JOIN atlas.source s ON s.id = k.source_id WHERE s.slug = 'li-fung-2010';

-- Every place's chain of parents ends in a province, but for regions, which have members.
SELECT p.slug FROM atlas.place p WHERE p.level <> 'region' AND atlas.province_of(p.id) IS NULL;
SELECT p.slug FROM atlas.place p WHERE p.level = 'region' AND NOT EXISTS (SELECT FROM atlas.region_member m WHERE m.region_id = p.id);
SELECT count(*) FILTER (WHERE level = 'province') AS provinces, count(*) FILTER (WHERE level = 'prefecture') AS prefectures,
	   count(*) FILTER (WHERE level IN ('province', 'prefecture') AND centroid IS NULL) AS without_area
FROM atlas.place WHERE id < 1000000;

-- Every source is used, every claim of a figure has its scope or is about the place itself.
SELECT s.slug FROM atlas.source s WHERE NOT EXISTS (SELECT FROM atlas.claim k WHERE k.source_id = s.id);

-- The product tree has no loop: everything hangs below a root.
WITH RECURSIVE down (id) AS (
	SELECT id FROM atlas.product WHERE parent_id IS NULL
	UNION ALL
	SELECT p.id FROM down JOIN atlas.product p ON p.parent_id = down.id
)
SELECT (SELECT count(*) FROM down) = (SELECT count(*) FROM atlas.product) AS all_hang_below_a_root;

-- Every figure of a specialisation is that of a claim that it follows.
SELECT c.slug, p.slug, s.national_share, s.global_share, s.rank, s.quality_min, s.quality_max, s.price
FROM atlas.specialisation s JOIN atlas.cluster c ON c.id = s.cluster_id JOIN atlas.product p ON p.id = s.product_id
CROSS JOIN LATERAL (
	SELECT min(k.value) FILTER (WHERE k.metric LIKE '%share' AND k.scope LIKE 'national%') AS national_share,
		   min(k.value) FILTER (WHERE k.metric LIKE '%share' AND k.scope LIKE 'global%') AS global_share,
		   min(k.value) FILTER (WHERE k.metric = 'rank') AS rank,
		   min(k.value_text::quality_tier) FILTER (WHERE k.metric = 'quality' AND k.op IN ('=', '>=')) AS quality_min,
		   max(k.value_text::quality_tier) FILTER (WHERE k.metric = 'quality' AND k.op IN ('=', '<=')) AS quality_max,
		   min(k.value_text) FILTER (WHERE k.metric = 'price') AS price
	FROM atlas.claim k WHERE k.cluster_id = s.cluster_id AND k.product_id = s.product_id AND k.followed) f
WHERE (s.national_share, s.global_share, s.rank, s.quality_min, s.quality_max, s.price)
	  IS DISTINCT FROM (f.national_share, f.global_share, f.rank::int, f.quality_min, f.quality_max, f.price);

-- Every cluster is found through one of its products, and from where it stands.
SELECT c.slug FROM atlas.cluster c
WHERE NOT EXISTS (
	SELECT FROM atlas.specialisation s JOIN atlas.product p ON p.id = s.product_id
	CROSS JOIN LATERAL clusters_for(p.name, role => c.role) f
	WHERE s.cluster_id = c.id AND f.cluster_id = c.id);
SELECT c.slug, count(*) AS products_that_miss_it FROM atlas.cluster c
JOIN atlas.specialisation s ON s.cluster_id = c.id JOIN atlas.product p ON p.id = s.product_id
CROSS JOIN LATERAL nearest_cluster(p.name, c.location, role => c.role) n
WHERE n.distance_m > 0 OR n.cluster_id > c.id
GROUP BY c.slug HAVING count(*) = (SELECT count(*) FROM atlas.specialisation s JOIN atlas.cluster d ON d.id = s.cluster_id WHERE d.slug = c.slug);

-- Each name finds its own product, whatever the case.
SELECT p.slug, n.name FROM atlas.product p
CROSS JOIN LATERAL (SELECT p.name UNION SELECT p.name_zh UNION SELECT upper(p.name) UNION SELECT s.name FROM atlas.product_name s WHERE s.product_id = p.id) n
WHERE (SELECT f.product_id FROM find_product(n.name) f WHERE f.taken) IS DISTINCT FROM p.id;

-- The edition counts what is there.
SELECT r.version = (SELECT extversion FROM pg_extension WHERE extname = 'cluster_atlas') AS same_version,
	   r.sources = (SELECT count(*) FROM atlas.source WHERE id < 1000000) AS sources,
	   r.places = (SELECT count(*) FROM atlas.place WHERE id < 1000000) AS places,
	   r.products = (SELECT count(*) FROM atlas.product WHERE id < 1000000) AS products,
	   r.clusters = (SELECT count(*) FROM atlas.cluster WHERE id < 1000000) AS clusters,
	   r.specialisations = (SELECT count(*) FROM atlas.specialisation WHERE id < 1000000) AS specialisations,
	   r.claims = (SELECT count(*) FROM atlas.claim WHERE id < 1000000) AS claims
FROM atlas.release r;
