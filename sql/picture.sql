-- What the picture of the atlas costs: looks at the tables, and memory.
-- The generation is read once per statement, however many rows it has.
BEGIN;
CREATE TEMP TABLE looks (n bigint);
INSERT INTO looks SELECT pg_stat_get_xact_numscans('atlas.generation'::regclass);
SELECT count(nearest_cluster_id('socks', ST_Point(100 + n % 20, 30))), count(in_cluster('socks', ST_Point(100 + n % 20, 30)))
FROM generate_series(1, 1000) n;
SELECT pg_stat_get_xact_numscans('atlas.generation'::regclass) - n = 1 AS once FROM looks;
ROLLBACK;
