-- What the picture of the atlas costs: looks at the tables, and memory.
-- The generation is read once per statement, however many rows it has.
BEGIN;
CREATE TEMP TABLE looks (n bigint);
INSERT INTO looks SELECT pg_stat_get_xact_numscans('atlas.generation'::regclass);
SELECT count(nearest_cluster_id('socks', ST_Point(100 + n % 20, 30))), count(in_cluster('socks', ST_Point(100 + n % 20, 30)))
FROM generate_series(1, 1000) n;
SELECT pg_stat_get_xact_numscans('atlas.generation'::regclass) - n = 1 AS once FROM looks;
ROLLBACK;

-- All of it takes at most 2 MB: every product asked for, every kind of name
-- looked for, by more texts than are remembered, and claims.
SELECT count((nearest_cluster(name, ST_Point(121, 31), role => NULL)).cluster_id) > 300 AS products, bool_or(in_cluster(name, ST_Point(121, 31), NULL)) AS inside
FROM atlas.effective_product;
SELECT count(*) > 0 AS here FROM clusters_at(ST_Point(120.2, 29.7));
SELECT count(nearest_cluster_id(format('socks, article %s of the %s', n, repeat('long ', n % 20)), ST_Point(121, 31))) AS titles FROM generate_series(1, 5000) n;
SELECT verdict FROM supplier_fit('socks', ST_Point(120.2, 29.7));
SELECT count(*) > 0 AS misspelt FROM find_product('sungalsses');
SELECT count(*) > 0 AS place FROM find_place('Taizou');
SELECT count(*) > 0 AS address FROM locate_address('浙江省诸暨市大唐街道开元路88号');
SELECT count(*) >= 3 AS parts, sum(total_bytes) <= 2 * 1024 * 1024 AS small_enough
FROM pg_backend_memory_contexts WHERE name LIKE 'cluster\_atlas%';
