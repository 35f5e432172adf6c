-- A table of suppliers to try things on.

CREATE FUNCTION atlas.sample_draw(supplier pg_catalog.int4, seed pg_catalog.int8, what pg_catalog.int4) RETURNS pg_catalog.float8
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	-- 52 bits of the hash, as a fraction
	SELECT (pg_catalog.hashint4extended(supplier, seed + what * 7919::pg_catalog.int8) & 4503599627370495)::pg_catalog.float8 / 4503599627370496.0::pg_catalog.float8;
END;
COMMENT ON FUNCTION atlas.sample_draw(pg_catalog.int4, pg_catalog.int8, pg_catalog.int4) IS
'A number from 0 up to 1, as if at random, the same for the same supplier, seed and purpose. IMMUTABLE.';

CREATE FUNCTION atlas.sample_suppliers(n pg_catalog.int4, seed pg_catalog.int8 DEFAULT 1)
	RETURNS TABLE (id pg_catalog.int4, name pg_catalog.text, product pg_catalog.text, address pg_catalog.text,
				   quality_claimed pg_catalog.text, spend pg_catalog.float8, geom geometry(Point, 4326))
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 1000
BEGIN ATOMIC
	-- Everything is looked up in arrays: fast whatever the planner knows of the
	-- tables.  Rows of the user's own must not change the sample: it takes shipped ones.
	WITH product AS MATERIALIZED (
		SELECT p.id, pg_catalog.row_number() OVER (ORDER BY p.id)::pg_catalog.int4 AS number, p.name, COALESCE(p.name_zh, p.name) AS name_zh
		FROM atlas.product p WHERE p.id < 1000000
	), address AS MATERIALIZED (
		SELECT c.id, c.role, pg_catalog.row_number() OVER (ORDER BY c.id)::pg_catalog.int4 AS number,
			   ST_X(c.location::geometry) AS lon, ST_Y(c.location::geometry) AS lat,
			   CASE WHEN c.radius_m < 15000::pg_catalog.float8 THEN 0.7::pg_catalog.float8 * c.radius_m ELSE 10000::pg_catalog.float8 END AS reach,
			   pg_catalog.string_agg(p.name, ', ' ORDER BY a.distance) AS english,
			   pg_catalog.string_agg(p.name_zh, '' ORDER BY a.distance DESC) AS chinese
		FROM atlas.cluster c
		JOIN atlas.place_ancestor a ON a.place_id = c.place_id
		JOIN atlas.place p ON p.id = a.ancestor_id
		WHERE c.id < 1000000
		GROUP BY c.id, c.role, c.location, c.radius_m
	), making AS MATERIALIZED (
		SELECT s.id, address.role, product.number AS product, address.number AS address
		FROM atlas.specialisation s
		JOIN product ON product.id = s.product_id
		JOIN address ON address.id = s.cluster_id
		WHERE s.id < 1000000 AND NOT s.withdrawn
	), made AS MATERIALIZED (
		SELECT pg_catalog.array_agg(making.product ORDER BY making.id) AS products, pg_catalog.array_agg(making.address ORDER BY making.id) AS addresses,
			   pg_catalog.count(*) AS count
		FROM making WHERE making.role = 'production'
	), market AS MATERIALIZED (
		SELECT pg_catalog.array_agg(making.product ORDER BY making.id) AS products, pg_catalog.array_agg(making.address ORDER BY making.id) AS addresses,
			   pg_catalog.count(*) AS count
		FROM making WHERE making.role IN ('market', 'trade')
	), drawn AS (
		SELECT i,
			   atlas.sample_draw(i, sample_suppliers.seed, 1) AS cluster, atlas.sample_draw(i, sample_suppliers.seed, 2) AS place,
			   atlas.sample_draw(i, sample_suppliers.seed, 3) AS elsewhere, atlas.sample_draw(i, sample_suppliers.seed, 4) AS bearing,
			   atlas.sample_draw(i, sample_suppliers.seed, 5) AS distance, atlas.sample_draw(i, sample_suppliers.seed, 6) AS spelling,
			   atlas.sample_draw(i, sample_suppliers.seed, 7) AS letter, atlas.sample_draw(i, sample_suppliers.seed, 8) AS quality,
			   atlas.sample_draw(i, sample_suppliers.seed, 9) AS spend
		FROM pg_catalog.generate_series(1, sample_suppliers.n) i
		OFFSET 0	-- here and below: worked out once, not wherever it is used
	), placed AS (
		-- of 100 suppliers 58 are where their product is made, 15 near, 17 in some other cluster, 6 in a market, 4 nowhere known
		SELECT d.*,
			   CASE WHEN d.place >= 0.90::pg_catalog.float8 AND d.place < 0.96::pg_catalog.float8 THEN (SELECT market.products FROM market)[n.traded]
					ELSE (SELECT made.products FROM made)[n.made] END AS product,
			   CASE WHEN d.place >= 0.73::pg_catalog.float8 AND d.place < 0.90::pg_catalog.float8 THEN (SELECT made.addresses FROM made)[n.other]
					WHEN d.place >= 0.90::pg_catalog.float8 AND d.place < 0.96::pg_catalog.float8 THEN (SELECT market.addresses FROM market)[n.traded]
					ELSE (SELECT made.addresses FROM made)[n.made] END AS address
		FROM drawn d
		CROSS JOIN LATERAL (
			SELECT 1 + pg_catalog.floor(d.cluster * (SELECT made.count FROM made)::pg_catalog.float8)::pg_catalog.int4 AS made,
				   1 + pg_catalog.floor(d.elsewhere * (SELECT made.count FROM made)::pg_catalog.float8)::pg_catalog.int4 AS other,
				   1 + pg_catalog.floor(d.elsewhere * (SELECT market.count FROM market)::pg_catalog.float8)::pg_catalog.int4 AS traded OFFSET 0) n
		OFFSET 0
	), spelt AS (
		SELECT s.*,
			   (SELECT pg_catalog.array_agg(product.name ORDER BY product.number) FROM product)[s.product] AS name,
			   (SELECT pg_catalog.array_agg(product.name_zh ORDER BY product.number) FROM product)[s.product] AS name_zh,
			   (SELECT pg_catalog.array_agg(address.english ORDER BY address.number) FROM address)[s.address] AS english,
			   (SELECT pg_catalog.array_agg(address.chinese ORDER BY address.number) FROM address)[s.address] AS chinese,
			   (SELECT pg_catalog.array_agg(address.lon ORDER BY address.number) FROM address)[s.address] AS lon,
			   (SELECT pg_catalog.array_agg(address.lat ORDER BY address.number) FROM address)[s.address] AS lat,
			   (SELECT pg_catalog.array_agg(address.reach ORDER BY address.number) FROM address)[s.address] AS reach
		FROM placed s
		OFFSET 0
	)
	SELECT s.i, pg_catalog.concat('Sample Supplier ', s.i),
		   CASE WHEN s.spelling < 0.70::pg_catalog.float8 THEN s.name
				WHEN s.spelling < 0.75::pg_catalog.float8 THEN pg_catalog.upper(s.name)
				WHEN s.spelling < 0.87::pg_catalog.float8 THEN s.name_zh
				WHEN s.spelling < 0.97::pg_catalog.float8 AND pg_catalog.length(s.name) > 6 THEN
					-- two letters in the wrong order
					pg_catalog.concat(pg_catalog.substr(s.name, 1, k.at), pg_catalog.substr(s.name, k.at + 2, 1),
									  pg_catalog.substr(s.name, k.at + 1, 1), pg_catalog.substr(s.name, k.at + 3))
				WHEN s.spelling < 0.98::pg_catalog.float8 THEN s.name
				WHEN s.spelling < 0.99::pg_catalog.float8 THEN pg_catalog.concat('sample article ', s.i)
		   END,
		   CASE WHEN s.letter < 0.5::pg_catalog.float8 THEN pg_catalog.concat('No. ', s.i % 500 + 1, ' Sample Road, ', s.english, ', China')
				ELSE pg_catalog.concat(s.chinese, '样品路', s.i % 500 + 1, '号') END,
		   (ARRAY['low', 'medium', 'medium', 'high', 'high', 'mid-range', 'premium', '中档', NULL, NULL]::pg_catalog.text[])
				[1 + pg_catalog.floor(s.quality * 10::pg_catalog.float8)::pg_catalog.int4],
		   pg_catalog.round(1000::pg_catalog.float8 * pg_catalog.exp(7::pg_catalog.float8 * s.spend)),
		   CASE WHEN s.place < 0.96::pg_catalog.float8 THEN
				ST_SetSRID(ST_MakePoint(
					pg_catalog.round((s.lon + v.metres * pg_catalog.sind(360::pg_catalog.float8 * s.bearing) / (111320::pg_catalog.float8 * pg_catalog.cosd(s.lat))) * 1e5::pg_catalog.float8) / 1e5::pg_catalog.float8,
					pg_catalog.round((s.lat + v.metres * pg_catalog.cosd(360::pg_catalog.float8 * s.bearing) / 111320::pg_catalog.float8) * 1e5::pg_catalog.float8) / 1e5::pg_catalog.float8), 4326) END
	FROM spelt s
	CROSS JOIN LATERAL (SELECT 1 + pg_catalog.floor(s.letter * (pg_catalog.length(s.name) - 3)::pg_catalog.float8)::pg_catalog.int4 AS at) k
	CROSS JOIN LATERAL (
		SELECT CASE WHEN s.place >= 0.58::pg_catalog.float8 AND s.place < 0.73::pg_catalog.float8 THEN s.reach + 15000::pg_catalog.float8 + 25000::pg_catalog.float8 * s.distance
					WHEN s.place >= 0.90::pg_catalog.float8 THEN 1000::pg_catalog.float8 * s.distance
					ELSE s.reach * s.distance END AS metres) v;
END;
COMMENT ON FUNCTION atlas.sample_suppliers(pg_catalog.int4, pg_catalog.int8) IS
'n made-up suppliers to try things on, always the same for the same seed and edition of the data: CREATE TABLE supplier AS SELECT * FROM atlas.sample_suppliers(1000000). Their names say that they are samples; product, place and claimed quality are drawn from the atlas, so that of 100 about 58 are where their product is made, 15 near, 17 elsewhere, 6 in a market, and 4 without a point; 10 have their product misspelt, 12 in Chinese, 1 an unknown one, 1 none. Addresses are in English or Chinese and name a road that does not exist. STABLE.';
