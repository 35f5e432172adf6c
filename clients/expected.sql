-- What psql says: a line is the name of a question and a row of its answer.  The
-- questions of questions.sql come by standard input.  Tiers are compared by
-- listing them, so that no operator of the extension judges itself.
\set ON_ERROR_STOP on
\pset format unaligned
\pset fieldsep '\t'
\pset tuples_only on
\pset null '\\N'
SET client_min_messages = warning;
CREATE TEMP TABLE asked (number int, product text, longitude float8, latitude float8, tier text);
\copy asked FROM pstdin WITH (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')

SELECT 'overview', id, name, name_zh, products, quality_max, quality_max_rank, sources, national_share, CASE WHEN own THEN 'true' ELSE 'false' END, longitude, latitude
FROM atlas.cluster_overview ORDER BY id;

SELECT 'rank', id, product, cluster, quality_max FROM atlas.specialisation_overview WHERE quality_max IN ('medium', 'high') ORDER BY id;

SELECT 'lighting', id, name FROM generate_series(1, 2) pass, atlas.cluster_overview
WHERE quality_max IN ('medium', 'high') AND strpos(products, 'lighting') > 0 ORDER BY pass, id;

SELECT 'tier', t.asked, s.id, s.quality_max
FROM (VALUES (1, 'low', '{low,medium,high}'), (2, 'medium', '{medium,high}'), (3, 'high', '{high}'), (4, '中端', '{medium,high}')) t (number, asked, reached)
JOIN atlas.effective_specialisation s ON s.quality_max::text = ANY (t.reached::text[])
ORDER BY t.number, s.id;

SELECT 'write', v.* FROM (VALUES (2, 'low'), (3, 'medium'), (1, 'high'), (4, NULL)) v;

SELECT 'nearest', number, n.cluster_id, n.cluster, n.distance_m, CASE n.inside WHEN true THEN 'true' WHEN false THEN 'false' END, n.quality_max
FROM asked, nearest_cluster(product, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), tier::quality_tier) n ORDER BY number;

SELECT 'uncast', number, n.cluster_id, n.cluster, n.distance_m, CASE n.inside WHEN true THEN 'true' ELSE 'false' END, n.quality_max
FROM asked, nearest_clusters(product, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), 1, tier::quality_tier) n ORDER BY number;

SELECT 'made', number, c.cluster_id, c.product, c.quality_max, c.sources
FROM asked, clusters_for(product, tier::quality_tier) WITH ORDINALITY c ORDER BY number, c.ordinality;

-- What is on a tile, by PostGIS's own idea of where the tile is.
CREATE TEMP VIEW tile AS
WITH q (number, question, box, product, tier, reached) AS (
	VALUES (1, 'whole', ST_TileEnvelope(0, 0, 0), NULL, '', '{low,medium,high}'),
		   (2, 'part', ST_TileEnvelope(6, 53, 26, margin => 0.0625), 'footwear', 'medium', '{medium,high}'),
		   (3, 'part', ST_TileEnvelope(6, 53, 26, margin => 0.0625), NULL, '', '{low,medium,high}')
)
SELECT q.number, q.question, q.tier, c.id, c.name, c.name_zh, c.place, c.province, c.role, s.*, c.longitude, c.latitude
FROM q JOIN atlas.cluster_overview c ON ST_Intersects(ST_Transform(c.geom, 3857), q.box)
CROSS JOIN LATERAL (
	SELECT string_agg(s.product, '; ' ORDER BY s.product, s.product_id) AS products, string_agg(s.product_zh, '；' ORDER BY s.product, s.product_id), count(*),
		   (SELECT t.label FROM quality_tiers() t WHERE t.rank = min(s.quality_min_rank)), (SELECT t.label FROM quality_tiers() t WHERE t.rank = max(s.quality_max_rank)),
		   max(s.quality_max_rank), round(100 * max(s.national_share)), round(100 * max(s.global_share)), min(s.rank) AS best
	FROM atlas.specialisation_overview s JOIN atlas.product_overview p ON p.id = s.product_id
	WHERE s.cluster_id = c.id AND (q.tier = '' OR s.quality_max = ANY (q.reached::text[])) AND (q.product IS NULL OR q.product = ANY (string_to_array(p.path, ' > ')))
) s (products, products_zh, product_count, quality_min, quality_max, quality_rank, national_percent, global_percent, rank)
WHERE s.products IS NOT NULL OR q.tier = '';
SELECT t.question, layer, t.tier, t.id, t.name, t.name_zh, t.place, t.province, t.role, t.products, t.products_zh, t.product_count, t.quality_min, t.quality_max,
	   t.quality_rank, t.national_percent, t.global_percent, t.rank, t.longitude, t.latitude
FROM (VALUES (1, 'atlas.cluster_tiles'), (2, 'clusters')) f (position, layer), tile t ORDER BY f.position, t.number, t.id;

SELECT 'areas', a.id, a.place, (SELECT count(*) FROM atlas.cluster_overview c WHERE c.province_id = a.id), CASE WHEN a.approximate THEN 'true' ELSE 'false' END, ST_Area(a.geom)
FROM atlas.area_cells('province') a ORDER BY a.id;

SELECT 'provinces', gb_code, place, place_zh FROM atlas.area_cells('province') ORDER BY gb_code;

-- these areas are what the client makes boundaries of
SELECT 'boundaries', gb_code, place, 'false', ST_Area(geom::geography) / 1e6 FROM atlas.area_cells('prefecture') ORDER BY gb_code;
