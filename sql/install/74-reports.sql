-- Reports on a supplier base.  The user gives a query as text; supplier_rows()
-- checks it and runs it, read-only and with the caller's rights; the rest is
-- plain SQL, bound when the extension is created.

CREATE TYPE atlas.supplier_row AS (
	given		pg_catalog.text,
	product_id	pg_catalog.int4,
	scope_id	pg_catalog.int4,
	point		geography,
	spend		pg_catalog.float8
);
COMMENT ON TYPE atlas.supplier_row IS 'A supplier that a report''s query gives.';
COMMENT ON COLUMN atlas.supplier_row.given IS 'Its product, as the query gives it; NULL without that column.';
COMMENT ON COLUMN atlas.supplier_row.product_id IS 'Id of the product that this means; NULL where the atlas does not know it.';
COMMENT ON COLUMN atlas.supplier_row.scope_id IS 'Id of the product whose clusters answer for it, as atlas.product_scope() gives it.';
COMMENT ON COLUMN atlas.supplier_row.point IS 'Where it is; NULL where that is not known.';
COMMENT ON COLUMN atlas.supplier_row.spend IS 'What is spent there.';

CREATE FUNCTION atlas.supplier_rows(query pg_catalog.text, needs_product pg_catalog.bool, needs_spend pg_catalog.bool)
	RETURNS SETOF atlas.supplier_row
	AS 'MODULE_PATHNAME' LANGUAGE c VOLATILE PARALLEL UNSAFE COST 1000 ROWS 1000;
COMMENT ON FUNCTION atlas.supplier_rows(pg_catalog.text, pg_catalog.bool, pg_catalog.bool) IS
'The rows of a query given as text: one SELECT with a column point (geography, or geometry in SRID 4326 or 0) and as needed product (text) and spend (a number, 0 or more); others are not looked at. It runs with the rights and the search_path of the caller in a read-only subtransaction that is rolled back. Errors: several statements (42601), anything that writes or locks (25006), a column missing (42703), twice (42702) or of another type (42804), not a point, another SRID, a bad spend (22023), not on earth (22003), and whatever the query itself raises. VOLATILE, as the query may be.';

CREATE FUNCTION atlas.clusters_holding(product pg_catalog.text, point geography, role pg_catalog.text DEFAULT 'production')
	RETURNS pg_catalog.int4[]
	AS 'MODULE_PATHNAME' LANGUAGE c STABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION atlas.clusters_holding(pg_catalog.text, geography, pg_catalog.text) IS
'Ids, in order, of the clusters for the product whose extent holds the point; of all clusters if product is NULL. role: production unless told, NULL for any. Empty where there are none. STABLE.';

CREATE TYPE atlas.disc AS (
	lon			pg_catalog.float8,
	lat			pg_catalog.float8,
	weight		pg_catalog.float8,
	points		pg_catalog.int4
);
COMMENT ON TYPE atlas.disc IS 'A disc around a point.';
COMMENT ON COLUMN atlas.disc.lon IS 'Longitude of its centre.';
COMMENT ON COLUMN atlas.disc.lat IS 'Latitude of its centre.';
COMMENT ON COLUMN atlas.disc.weight IS 'The weight of the points in it.';
COMMENT ON COLUMN atlas.disc.points IS 'How many points are in it.';

CREATE FUNCTION atlas.heaviest_disc_add(state pg_catalog.internal, point geography, weight pg_catalog.float8, radius_m pg_catalog.float8)
	RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION atlas.heaviest_disc_add(pg_catalog.internal, geography, pg_catalog.float8, pg_catalog.float8) IS
'Takes a point into the state of heaviest_disc. Errors: a weight or radius that is negative or NaN, different radii (22023), radius NULL (22004). IMMUTABLE.';

CREATE FUNCTION atlas.heaviest_disc_result(state pg_catalog.internal)
	RETURNS atlas.disc
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION atlas.heaviest_disc_result(pg_catalog.internal) IS 'The result of heaviest_disc. IMMUTABLE.';

CREATE AGGREGATE atlas.heaviest_disc(point geography, weight pg_catalog.float8, radius_m pg_catalog.float8) (
	SFUNC = atlas.heaviest_disc_add, STYPE = pg_catalog.internal, FINALFUNC = atlas.heaviest_disc_result,
	FINALFUNC_MODIFY = READ_WRITE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE atlas.heaviest_disc(geography, pg_catalog.float8, pg_catalog.float8) IS
'Of all discs of radius_m (metres on the WGS84 spheroid, border included) around one of the points the one with the most weight. NULL points are left out, a NULL weight is 0; of several such discs any one. NULL for no points.';

CREATE FUNCTION atlas.checked(value pg_catalog.float8, name pg_catalog.text, at_least pg_catalog.float8) RETURNS pg_catalog.bool
	IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql
AS $$
BEGIN
	IF value OPERATOR(pg_catalog.<) at_least OR value OPERATOR(pg_catalog.>=) 'Infinity'::pg_catalog.float8 THEN
		RAISE EXCEPTION '% must be a number from % on', name, at_least USING ERRCODE = 'invalid_parameter_value';
	END IF;
	RETURN value IS NOT NULL;
END
$$;
COMMENT ON FUNCTION atlas.checked(pg_catalog.float8, pg_catalog.text, pg_catalog.float8) IS
'False for NULL, true for a finite value of at least the least, else an error (22023) that names the argument. IMMUTABLE.';

CREATE TYPE atlas.supplier_gap AS (
	kind			pg_catalog.text,
	product_id		pg_catalog.int4,
	product			pg_catalog.text,
	suppliers		pg_catalog.int8,
	place			pg_catalog.text,
	province		pg_catalog.text,
	cluster_id		pg_catalog.int4,
	cluster			pg_catalog.text,
	distance_m		pg_catalog.float8,
	quality_min		@extschema@.quality_tier,
	quality_max		@extschema@.quality_tier,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8
);
COMMENT ON TYPE atlas.supplier_gap IS 'Where a supplier base and the atlas do not meet.';
COMMENT ON COLUMN atlas.supplier_gap.kind IS 'cluster: one that makes a product of mine, with no supplier of mine for it inside. place: a prefecture with suppliers of mine for the product, all of them near or far by supplier_fit(), or of a product that the atlas does not know.';
COMMENT ON COLUMN atlas.supplier_gap.product_id IS 'Id of the product; NULL where the atlas does not know it.';
COMMENT ON COLUMN atlas.supplier_gap.product IS 'The product: of a cluster the one that answers for mine (itself or a wider one), of a place mine, as given where the atlas does not know it.';
COMMENT ON COLUMN atlas.supplier_gap.suppliers IS 'My suppliers for that product: of a cluster all of them, of a place those there.';
COMMENT ON COLUMN atlas.supplier_gap.place IS 'The place of the cluster; or the prefecture, NULL for suppliers outside China.';
COMMENT ON COLUMN atlas.supplier_gap.province IS 'The province that holds it.';
COMMENT ON COLUMN atlas.supplier_gap.cluster_id IS 'Id of the cluster; of a place that of the nearest cluster that makes the product, NULL where none does.';
COMMENT ON COLUMN atlas.supplier_gap.cluster IS 'Its English name.';
COMMENT ON COLUMN atlas.supplier_gap.distance_m IS 'Of a place: metres from my nearest supplier there to that cluster. NULL for a cluster.';
COMMENT ON COLUMN atlas.supplier_gap.quality_min IS 'Lowest tier of the product made in that cluster; NULL when no source gives one.';
COMMENT ON COLUMN atlas.supplier_gap.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.supplier_gap.national_share IS 'Its share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.supplier_gap.global_share IS 'Its share of the world''s total, 0..1.';

CREATE FUNCTION @extschema@.supplier_gaps(query pg_catalog.text) RETURNS SETOF atlas.supplier_gap
	VOLATILE LANGUAGE sql ROWS 100
BEGIN ATOMIC
	WITH mine AS MATERIALIZED (
		SELECT r.given, r.product_id, r.scope_id, r.point FROM atlas.supplier_rows(supplier_gaps.query, true, false) r WHERE r.point IS NOT NULL
	), scope AS MATERIALIZED (
		SELECT mine.scope_id, pg_catalog.count(*) AS suppliers FROM mine WHERE mine.scope_id IS NOT NULL GROUP BY mine.scope_id
	), covered AS MATERIALIZED (
		SELECT DISTINCT h.scope_id, c AS cluster_id
		FROM (SELECT DISTINCT mine.scope_id, atlas.clusters_holding(mine.given, mine.point) AS ids FROM mine WHERE mine.scope_id IS NOT NULL) h,
			 pg_catalog.unnest(h.ids) c
	), made AS MATERIALIZED (
		-- as atlas.clusters_below(), for all of them at once
		SELECT DISTINCT ON (a.ancestor_id, c.id) a.ancestor_id AS scope_id, c.id AS cluster_id, s.id AS specialisation_id
		FROM atlas.product_ancestor a
		JOIN atlas.effective_specialisation s ON s.product_id = a.product_id
		JOIN atlas.cluster c ON c.id = s.cluster_id
		WHERE c.role = 'production' AND a.ancestor_id IN (SELECT scope.scope_id FROM scope)
		ORDER BY a.ancestor_id, c.id, a.distance, s.product_id
	), placed AS (
		SELECT mine.product_id, mine.scope_id, CASE WHEN mine.product_id IS NULL THEN mine.given END AS unknown, p.place_id, p.place, p.province,
			   f.verdict IN ('inside'::pg_catalog.text, 'market_only'::pg_catalog.text) AS met, f.cluster_id, f.distance_m
		FROM mine, @extschema@.place_at(mine.point) p, @extschema@.supplier_fit(mine.given, mine.point) f
	), silent AS (
		SELECT placed.product_id, placed.scope_id, placed.unknown, placed.place, placed.province, pg_catalog.count(*) AS suppliers,
			   (pg_catalog.array_agg(placed.cluster_id ORDER BY placed.distance_m, placed.cluster_id))[1] AS cluster_id,
			   pg_catalog.min(placed.distance_m) AS distance_m
		FROM placed
		GROUP BY placed.product_id, placed.scope_id, placed.unknown, placed.place_id, placed.place, placed.province
		HAVING NOT pg_catalog.bool_or(placed.met)
	)
	SELECT g.kind, g.product_id, g.product, g.suppliers, g.place, g.province, g.cluster_id, g.cluster, g.distance_m,
		   g.quality_min, g.quality_max, g.national_share, g.global_share
	FROM (
		SELECT 'cluster'::pg_catalog.text AS kind, d.id AS product_id, d.name AS product, scope.suppliers,
			   p.name AS place, atlas.province_of(p.id) AS province, c.id AS cluster_id, c.name AS cluster, NULL::pg_catalog.float8 AS distance_m,
			   s.quality_min, s.quality_max, s.national_share, s.global_share
		FROM scope
		JOIN made ON made.scope_id = scope.scope_id
		JOIN atlas.product d ON d.id = scope.scope_id
		JOIN atlas.cluster c ON c.id = made.cluster_id
		JOIN atlas.specialisation s ON s.id = made.specialisation_id
		JOIN atlas.place p ON p.id = c.place_id
		WHERE NOT EXISTS (SELECT FROM covered WHERE covered.scope_id = scope.scope_id AND covered.cluster_id = c.id)
		UNION ALL
		SELECT 'place', silent.product_id, COALESCE(d.name, silent.unknown), silent.suppliers, silent.place, silent.province,
			   c.id, c.name, silent.distance_m, s.quality_min, s.quality_max, s.national_share, s.global_share
		FROM silent
		LEFT JOIN atlas.product d ON d.id = silent.product_id
		LEFT JOIN atlas.cluster c ON c.id = silent.cluster_id
		LEFT JOIN made ON made.scope_id = silent.scope_id AND made.cluster_id = silent.cluster_id
		LEFT JOIN atlas.specialisation s ON s.id = made.specialisation_id
	) g
	ORDER BY g.kind, CASE WHEN g.kind = 'place' THEN g.suppliers END DESC, g.product,
			 g.national_share DESC NULLS LAST, g.global_share DESC NULLS LAST, g.place, g.cluster_id;
END;
COMMENT ON FUNCTION @extschema@.supplier_gaps(pg_catalog.text) IS
'Where a supplier base and the atlas do not meet: clusters that make a product of mine, with no supplier of mine for it inside, then prefectures where I have suppliers for a product and supplier_fit() finds none of them inside a cluster or a market for it: there the atlas is silent. query: one SELECT with columns product and point, such as supplier_gaps(''SELECT product, geom AS point FROM supplier''); rows without a point are left out. It runs read-only with the caller''s rights; errors as for atlas.supplier_rows(). No row for NULL. VOLATILE, as the query may be.';

CREATE TYPE atlas.supplier_concentration AS (
	product_id			pg_catalog.int4,
	product				pg_catalog.text,
	suppliers			pg_catalog.int8,
	spend				pg_catalog.float8,
	unplaced_suppliers	pg_catalog.int8,
	unplaced_spend		pg_catalog.float8,
	places				pg_catalog.int8,
	hhi					pg_catalog.float8,
	effective_number	pg_catalog.float8,
	top_place_id		pg_catalog.int4,
	top_place			pg_catalog.text,
	top_share			pg_catalog.float8,
	disc_share			pg_catalog.float8,
	disc_suppliers		pg_catalog.int8,
	disc_centre			geometry(Point, 4326)
);
COMMENT ON TYPE atlas.supplier_concentration IS 'How much of the spend on a product hangs on few places.';
COMMENT ON COLUMN atlas.supplier_concentration.product_id IS 'Id of the product; NULL where the atlas does not know it or the query gives none.';
COMMENT ON COLUMN atlas.supplier_concentration.product IS 'The product, as given where the atlas does not know it; NULL where the query gives none.';
COMMENT ON COLUMN atlas.supplier_concentration.suppliers IS 'Suppliers with a point.';
COMMENT ON COLUMN atlas.supplier_concentration.spend IS 'What is spent on them; the shares are shares of this.';
COMMENT ON COLUMN atlas.supplier_concentration.unplaced_suppliers IS 'Suppliers without a point: they count in nothing else.';
COMMENT ON COLUMN atlas.supplier_concentration.unplaced_spend IS 'What is spent on them.';
COMMENT ON COLUMN atlas.supplier_concentration.places IS 'Places with suppliers; what lies in none counts as one.';
COMMENT ON COLUMN atlas.supplier_concentration.hhi IS 'Herfindahl-Hirschman index: the sum of the squared shares of the places, 1/places to 1; NULL if nothing is spent.';
COMMENT ON COLUMN atlas.supplier_concentration.effective_number IS 'Effective number of places, 1/hhi: as concentrated as that many equal ones.';
COMMENT ON COLUMN atlas.supplier_concentration.top_place_id IS 'Id of the place with the most spend, the lowest of equals.';
COMMENT ON COLUMN atlas.supplier_concentration.top_place IS 'Its English name; NULL outside China.';
COMMENT ON COLUMN atlas.supplier_concentration.top_share IS 'Its share, 0..1.';
COMMENT ON COLUMN atlas.supplier_concentration.disc_share IS 'The share of the worst disc, 0..1: of all discs of radius_m around one of the suppliers the one with the most spend.';
COMMENT ON COLUMN atlas.supplier_concentration.disc_suppliers IS 'How many suppliers are in it.';
COMMENT ON COLUMN atlas.supplier_concentration.disc_centre IS 'Its centre, WGS84.';

CREATE FUNCTION @extschema@.supplier_exposure(query pg_catalog.text, level pg_catalog.text DEFAULT 'province', radius_m pg_catalog.float8 DEFAULT 50000)
	RETURNS SETOF atlas.supplier_concentration
	VOLATILE LANGUAGE sql ROWS 100
BEGIN ATOMIC
	WITH mine AS MATERIALIZED (
		-- a key for each product, known or not: NULL is not equal to itself
		SELECT COALESCE(r.product_id, 0) AS product_id, CASE WHEN r.product_id IS NULL THEN COALESCE(r.given, '') ELSE '' END AS unknown,
			   r.point, COALESCE(r.spend, 0) AS spend
		FROM atlas.supplier_rows(
			CASE WHEN atlas.checked(supplier_exposure.radius_m, 'radius_m', 0) AND supplier_exposure.level IS NOT NULL THEN supplier_exposure.query END,
			false, true) r
	), total AS (
		SELECT mine.product_id, mine.unknown, pg_catalog.count(mine.point) AS suppliers,
			   COALESCE(pg_catalog.sum(mine.spend) FILTER (WHERE mine.point IS NOT NULL), 0) AS spend,
			   pg_catalog.count(*) - pg_catalog.count(mine.point) AS unplaced_suppliers,
			   COALESCE(pg_catalog.sum(mine.spend) FILTER (WHERE mine.point IS NULL), 0) AS unplaced_spend,
			   atlas.heaviest_disc(mine.point, mine.spend, supplier_exposure.radius_m) AS disc
		FROM mine GROUP BY mine.product_id, mine.unknown
	), place AS MATERIALIZED (
		SELECT mine.product_id, mine.unknown, p.place_id, p.place, pg_catalog.sum(mine.spend) AS spend
		FROM mine, @extschema@.place_at(mine.point, supplier_exposure.level) p
		WHERE mine.point IS NOT NULL
		GROUP BY mine.product_id, mine.unknown, p.place_id, p.place
	), spread AS (
		SELECT place.product_id, place.unknown, pg_catalog.count(*) AS places, pg_catalog.sum(place.spend * place.spend) AS squares
		FROM place GROUP BY place.product_id, place.unknown
	), top AS (
		SELECT DISTINCT ON (place.product_id, place.unknown) place.product_id, place.unknown, place.place_id, place.place, place.spend
		FROM place ORDER BY place.product_id, place.unknown, place.spend DESC, place.place_id NULLS LAST
	)
	SELECT d.id, COALESCE(d.name, NULLIF(t.unknown, '')), t.suppliers, t.spend, t.unplaced_suppliers, t.unplaced_spend,
		   COALESCE(spread.places, 0), spread.squares / (w.spend * w.spend), w.spend * w.spend / spread.squares,
		   top.place_id, top.place, top.spend / w.spend,
		   (t.disc).weight / w.spend, (t.disc).points,
		   ST_SetSRID(ST_MakePoint((t.disc).lon, (t.disc).lat), 4326)::geometry(Point, 4326)
	FROM total t
	CROSS JOIN LATERAL (SELECT NULLIF(t.spend, 0::pg_catalog.float8) AS spend) w
	LEFT JOIN atlas.product d ON d.id = t.product_id
	LEFT JOIN spread ON spread.product_id = t.product_id AND spread.unknown = t.unknown
	LEFT JOIN top ON top.product_id = t.product_id AND top.unknown = t.unknown
	ORDER BY t.spend DESC, t.product_id, t.unknown;
END;
COMMENT ON FUNCTION @extschema@.supplier_exposure(pg_catalog.text, pg_catalog.text, pg_catalog.float8) IS
'How much of the spend hangs on few places, for each product or, without that column, in all. query: one SELECT with columns point, spend and, if wanted, product: supplier_exposure(''SELECT product, geom AS point, spend FROM supplier''). It runs read-only with the caller''s rights; errors as for atlas.supplier_rows(). A NULL spend is 0. level: province or prefecture, as place_at() finds it. radius_m: of the worst disc, metres. Other errors: an unknown level, radius_m negative or not finite (22023). No row for NULL. VOLATILE, as the query may be.';

CREATE TYPE atlas.supplier_hotspot AS (
	hotspot				pg_catalog.int4,
	product_id			pg_catalog.int4,
	product				pg_catalog.text,
	suppliers			pg_catalog.int8,
	place				pg_catalog.text,
	province			pg_catalog.text,
	cluster_id			pg_catalog.int4,
	cluster				pg_catalog.text,
	suppliers_inside	pg_catalog.int8,
	centre				geometry(Point, 4326),
	hull				geometry(Geometry, 4326)
);
COMMENT ON TYPE atlas.supplier_hotspot IS 'A place where many suppliers sit close together.';
COMMENT ON COLUMN atlas.supplier_hotspot.hotspot IS 'Its number, from 1; the one with the most suppliers comes first.';
COMMENT ON COLUMN atlas.supplier_hotspot.product_id IS 'Id of the product; NULL where the atlas does not know it or the query gives none.';
COMMENT ON COLUMN atlas.supplier_hotspot.product IS 'The product, as given where the atlas does not know it; NULL where the query gives none.';
COMMENT ON COLUMN atlas.supplier_hotspot.suppliers IS 'How many suppliers it has.';
COMMENT ON COLUMN atlas.supplier_hotspot.place IS 'The prefecture that holds its centre.';
COMMENT ON COLUMN atlas.supplier_hotspot.province IS 'The province that holds its centre.';
COMMENT ON COLUMN atlas.supplier_hotspot.cluster_id IS 'Id of the cluster that it matches: of those that make or trade the product the one with the most of its suppliers inside, among equals one of production, then the nearest to its centre; without a product of all clusters. NULL: none has any.';
COMMENT ON COLUMN atlas.supplier_hotspot.cluster IS 'The cluster''s English name.';
COMMENT ON COLUMN atlas.supplier_hotspot.suppliers_inside IS 'How many of its suppliers are inside that cluster; 0 if there is none.';
COMMENT ON COLUMN atlas.supplier_hotspot.centre IS 'The middle of its suppliers, WGS84.';
COMMENT ON COLUMN atlas.supplier_hotspot.hull IS 'The convex hull of its suppliers, WGS84: a polygon, or a line or a point where there is no more to it.';

-- Metres for ST_ClusterDBSCAN, by Albers' formula on the sphere.  Written out,
-- since ST_Transform is slow for a projection that spatial_ref_sys does not
-- have, and there is none for China that all versions of PostGIS bring.
CREATE FUNCTION atlas.in_metres(point geography) RETURNS geometry
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT ST_MakePoint(r.rho * pg_catalog.sind(r.theta), -r.rho * pg_catalog.cosd(r.theta))
	FROM (
		SELECT 6371008.8::pg_catalog.float8 * pg_catalog.sqrt(k.c - (k.n + k.n) * pg_catalog.sind(p.lat)) / k.n AS rho,
			   k.n * (p.lon - 105::pg_catalog.float8
					  + CASE WHEN p.lon < (-75)::pg_catalog.float8 THEN 360::pg_catalog.float8 ELSE 0::pg_catalog.float8 END) AS theta
		FROM (
			SELECT (pg_catalog.sind(25) + pg_catalog.sind(47)) / 2::pg_catalog.float8 AS n,
				   pg_catalog.cosd(25) * pg_catalog.cosd(25) + pg_catalog.sind(25) * (pg_catalog.sind(25) + pg_catalog.sind(47)) AS c
		) k
		CROSS JOIN (SELECT ST_X(point::geometry) AS lon, ST_Y(point::geometry) AS lat) p
		OFFSET 0
	) r;
END;
COMMENT ON FUNCTION atlas.in_metres(geography) IS
'A point in the Albers equal-area projection of China (standard parallels 25 and 47 north, central meridian 105 east, sphere of 6371008.8 m): metres, without an SRID. Short distances are right to 2.5 % from 18 to 50 north. NULL for NULL. IMMUTABLE.';

CREATE FUNCTION @extschema@.supplier_hotspots(query pg_catalog.text, eps_m pg_catalog.float8 DEFAULT 10000, min_points pg_catalog.int4 DEFAULT 5)
	RETURNS SETOF atlas.supplier_hotspot
	VOLATILE LANGUAGE sql ROWS 100
BEGIN ATOMIC
	WITH mine AS MATERIALIZED (
		SELECT COALESCE(r.product_id, 0) AS product_id, CASE WHEN r.product_id IS NULL THEN COALESCE(r.given, '') ELSE '' END AS unknown,
			   r.given, r.point
		FROM atlas.supplier_rows(
			CASE WHEN atlas.checked(supplier_hotspots.eps_m, 'eps_m', 0.001) AND atlas.checked(supplier_hotspots.min_points, 'min_points', 1)
				 THEN supplier_hotspots.query END,
			false, false) r
		WHERE r.point IS NOT NULL
	), grouped AS MATERIALIZED (
		-- in order, since the order decides which group a point between two gets
		SELECT mine.product_id, mine.unknown, mine.given, mine.point,
			   ST_ClusterDBSCAN(atlas.in_metres(mine.point), supplier_hotspots.eps_m, supplier_hotspots.min_points)
			   OVER (PARTITION BY mine.product_id, mine.unknown ORDER BY ST_X(mine.point::geometry), ST_Y(mine.point::geometry)) AS n
		FROM mine
	), spot AS MATERIALIZED (
		SELECT pg_catalog.row_number() OVER (ORDER BY s.suppliers DESC, s.product_id, s.unknown, s.n) AS hotspot,
			   s.product_id, s.unknown, s.n, s.suppliers, ST_Centroid(s.points) AS centre, ST_ConvexHull(s.points) AS hull
		FROM (
			SELECT grouped.product_id, grouped.unknown, grouped.n, pg_catalog.count(*) AS suppliers, ST_Collect(grouped.point::geometry) AS points
			FROM grouped WHERE grouped.n IS NOT NULL GROUP BY grouped.product_id, grouped.unknown, grouped.n
		) s
	), match AS (
		SELECT DISTINCT ON (spot.hotspot) spot.hotspot, c.id AS cluster_id, c.name AS cluster, m.suppliers
		FROM (
			SELECT grouped.product_id, grouped.unknown, grouped.n, i AS cluster_id, pg_catalog.count(*) AS suppliers
			FROM grouped,
				 pg_catalog.unnest(CASE WHEN grouped.given IS NULL THEN atlas.clusters_holding(NULL, grouped.point, NULL)
										ELSE pg_catalog.array_cat(atlas.clusters_holding(grouped.given, grouped.point),
															   pg_catalog.array_cat(atlas.clusters_holding(grouped.given, grouped.point, 'market'),
																					atlas.clusters_holding(grouped.given, grouped.point, 'trade'))) END) i
			WHERE grouped.n IS NOT NULL
			GROUP BY grouped.product_id, grouped.unknown, grouped.n, i
		) m
		JOIN spot ON spot.product_id = m.product_id AND spot.unknown = m.unknown AND spot.n = m.n
		JOIN atlas.cluster c ON c.id = m.cluster_id
		ORDER BY spot.hotspot, m.suppliers DESC, c.role <> 'production', ST_Distance(c.location, spot.centre::geography), c.id
	)
	SELECT spot.hotspot::pg_catalog.int4, d.id, COALESCE(d.name, NULLIF(spot.unknown, '')), spot.suppliers, p.place, p.province,
		   match.cluster_id, match.cluster, COALESCE(match.suppliers, 0), spot.centre::geometry(Point, 4326), spot.hull::geometry(Geometry, 4326)
	FROM spot
	CROSS JOIN LATERAL @extschema@.place_at(spot.centre::geography) p
	LEFT JOIN match ON match.hotspot = spot.hotspot
	LEFT JOIN atlas.product d ON d.id = spot.product_id
	ORDER BY spot.hotspot;
END;
COMMENT ON FUNCTION @extschema@.supplier_hotspots(pg_catalog.text, pg_catalog.float8, pg_catalog.int4) IS
'Where suppliers sit close together, for each product or, without that column, in all, and which cluster of the atlas that is. query: one SELECT with columns point and, if wanted, product: supplier_hotspots(''SELECT product, geom AS point FROM supplier''). It runs read-only with the caller''s rights; errors as for atlas.supplier_rows(). Rows without a point are left out. PostGIS''s ST_ClusterDBSCAN does the grouping, in the Albers projection of atlas.in_metres(): a hot spot grows from a supplier with min_points suppliers (itself included) within eps_m metres. Its time grows with the number of pairs that close: choose eps_m with care for large tables. Other errors: eps_m below 0.001 or not finite, min_points below 1 (22023). No row for NULL. VOLATILE, as the query may be.';
