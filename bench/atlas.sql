-- The clusters as a user's rows of the atlas, with products of their own: the
-- shipped atlas is there, too, but has no part in the answers.
INSERT INTO atlas.place (id, slug, level, name, location)
	VALUES (1000000, 'bench', 'province', 'Bench', ST_Point(110, 30));
INSERT INTO atlas.place (id, slug, level, name, parent_id, location)
	SELECT id, 'bench-' || id, 'town', 'Bench ' || id, 1000000, ST_Point(lon, lat) FROM bench.hub;
INSERT INTO atlas.product (id, slug, name)
	SELECT id, 'bench-' || id, name FROM bench.product;
INSERT INTO atlas.cluster (id, slug, name, place_id, location, radius_m)
	SELECT id, 'bench-' || id, 'Bench ' || id, hub_id, ST_Point(lon, lat), radius_m FROM bench.cluster;
INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max)
	SELECT cluster_id, product_id, quality_min::quality_tier, quality_max::quality_tier FROM bench.specialisation;
SELECT setval('atlas.user_id', 2000000);

-- Suppliers, and the first of them for ways that take long.
CREATE UNLOGGED TABLE bench.supplier AS
	SELECT id, product_id, product, ST_Point(lon, lat, 4326)::geometry(Point, 4326) AS geom,
		   ST_Point(lon, lat, 4326)::geography(Point, 4326) AS geog
	FROM bench.raw;
DROP TABLE bench.raw;
CREATE UNLOGGED TABLE bench.some AS SELECT * FROM bench.supplier WHERE id <= :some;
CREATE UNLOGGED TABLE bench.few AS SELECT * FROM bench.supplier WHERE id <= :few;
VACUUM ANALYZE;
SELECT atlas.save_picture();
