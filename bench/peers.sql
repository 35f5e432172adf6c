-- Each of the other ways gets the table and the index that suit it best, so
-- that the planner has no choice between them.
CREATE EXTENSION btree_gist;

CREATE VIEW bench.made AS
	SELECT s.cluster_id, s.product_id, p.name AS product, c.radius_m, s.quality_max::quality_tier::int AS tier, c.lon, c.lat,
		   ST_Point(c.lon, c.lat, 4326)::geography(Point, 4326) AS geog,
		   cosd(c.lat) * cosd(c.lon) AS x, cosd(c.lat) * sind(c.lon) AS y, sind(c.lat) AS z
	FROM bench.specialisation s JOIN bench.cluster c ON c.id = s.cluster_id JOIN bench.product p ON p.id = s.product_id;

-- What comes to mind first: an index on the points.
CREATE TABLE bench.sp_first AS SELECT cluster_id, product, geog FROM bench.made;
CREATE INDEX sp_first_geog ON bench.sp_first USING gist (geog);

-- One index on product and point.
CREATE TABLE bench.sp_gist AS SELECT cluster_id, product_id, radius_m, tier, geog FROM bench.made;
CREATE INDEX sp_gist_product_geog ON bench.sp_gist USING gist (product_id, geog);

-- A partition with an index on the points for each product.
CREATE TABLE bench.sp_part (cluster_id int, product_id int, geog geography(Point, 4326)) PARTITION BY LIST (product_id);
SELECT format('CREATE TABLE bench.sp_part_%s PARTITION OF bench.sp_part FOR VALUES IN (%s)', id, id) FROM bench.product
\gexec
INSERT INTO bench.sp_part SELECT cluster_id, product_id, geog FROM bench.made;
CREATE INDEX sp_part_geog ON bench.sp_part USING gist (geog);

-- Plain numbers: the largest dot product of unit vectors is the nearest.
CREATE TABLE bench.sp_dot AS SELECT cluster_id, product_id, tier, x, y, z FROM bench.made;
CREATE INDEX sp_dot_product ON bench.sp_dot (product_id);

-- The same for circles: inside is a dot product above the cosine of the radius.
CREATE TABLE bench.sp_cap AS SELECT product_id, x, y, z, cos(radius_m / 6371008.8) AS cos_radius FROM bench.made;
CREATE INDEX sp_cap_product ON bench.sp_cap (product_id);

-- Circles as polygons.
CREATE TABLE bench.sp_circle AS SELECT product_id, ST_Buffer(geog, radius_m, 16)::geometry AS area FROM bench.made;
CREATE INDEX sp_circle_product_area ON bench.sp_circle USING gist (product_id, area);

-- For Python, which comes and takes it all.
CREATE TABLE bench.sp_all AS SELECT cluster_id, product_id, x, y, z FROM bench.made;
CREATE UNLOGGED TABLE bench.from_python (id int, cluster_id int);
VACUUM ANALYZE;

-- The shift of Chinese web maps as it is written by hand, for the rectangle that
-- is usually taken for China; and back, three steps of a fixed point.
CREATE FUNCTION bench.gcj02_shift(lon float8, lat float8, OUT dlon float8, OUT dlat float8)
	IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	a CONSTANT float8 := 6378245;
	ee CONSTANT float8 := 0.00669342162296594323;
	x float8 := lon - 105;
	y float8 := lat - 35;
	short float8 := 20 * sin(6 * x * pi()) + 20 * sin(2 * x * pi());
	w float8 := 1 - ee * sin(radians(lat)) ^ 2;
BEGIN
	dlon := 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
		+ (short + 20 * sin(x * pi()) + 40 * sin(x / 3 * pi()) + 150 * sin(x / 12 * pi()) + 300 * sin(x / 30 * pi())) * 2 / 3;
	dlat := -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
		+ (short + 20 * sin(y * pi()) + 40 * sin(y / 3 * pi()) + 160 * sin(y / 12 * pi()) + 320 * sin(y / 30 * pi())) * 2 / 3;
	dlon := degrees(dlon / (a / sqrt(w) * cos(radians(lat))));
	dlat := degrees(dlat / (a * (1 - ee) / (w * sqrt(w))));
END
$$;
CREATE FUNCTION bench.wgs84_to_gcj02(geom geometry) RETURNS geometry
	IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	lon float8 := ST_X(geom);
	lat float8 := ST_Y(geom);
	d record;
BEGIN
	IF NOT (lon BETWEEN 72.004 AND 137.8347 AND lat BETWEEN 0.8293 AND 55.8271) THEN
		RETURN geom;
	END IF;
	d := bench.gcj02_shift(lon, lat);
	RETURN ST_SetSRID(ST_MakePoint(lon + d.dlon, lat + d.dlat), ST_SRID(geom));
END
$$;
CREATE FUNCTION bench.gcj02_to_wgs84(geom geometry) RETURNS geometry
	IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql
AS $$
DECLARE
	lon float8 := ST_X(geom);
	lat float8 := ST_Y(geom);
	x float8 := lon;
	y float8 := lat;
	d record;
BEGIN
	IF NOT (lon BETWEEN 72.004 AND 137.8347 AND lat BETWEEN 0.8293 AND 55.8271) THEN
		RETURN geom;
	END IF;
	FOR step IN 1..3 LOOP
		d := bench.gcj02_shift(x, y);
		x := lon - d.dlon;
		y := lat - d.dlat;
	END LOOP;
	RETURN ST_SetSRID(ST_MakePoint(x, y), ST_SRID(geom));
END
$$;
