-- Shapes of provinces, prefectures and counties.  Exact ones are the user's to
-- load; without them an area is drawn as place_at() sees it.

-- Official codes as they come in files: 330000, 33, 3301, 330000.0,
-- 330000000000, and 156330000 with the number of the country before it.
CREATE FUNCTION atlas.gb_code(written pg_catalog.text) RETURNS pg_catalog.text
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT CASE WHEN d.code ~ '^[1-9][0-9]$' THEN pg_catalog.concat(d.code, '0000')
				WHEN d.code ~ '^[1-9][0-9]{3}$' THEN pg_catalog.concat(d.code, '00')
				WHEN d.code ~ '^[1-9][0-9]{5}(000000)?$' THEN pg_catalog.left(d.code, 6)
				WHEN d.code ~ '^156[1-9][0-9]{5}$' THEN pg_catalog.right(d.code, 6) END
	FROM (SELECT pg_catalog.regexp_replace(pg_catalog.btrim(written), '\.0*$', '') AS code) d;
END;
COMMENT ON FUNCTION atlas.gb_code(pg_catalog.text) IS
'The six digits of GB/T 2260 in a code as files write it: 33, 3301, 330100, 330100.0, 330100000000, 156330100. NULL where it is none. IMMUTABLE.';

-- OFFSET 0 has each step done once, not wherever its outcome is used.
CREATE FUNCTION atlas.boundary_part(shape geometry) RETURNS TABLE (part geometry, problem pg_catalog.text)
	IMMUTABLE PARALLEL SAFE LANGUAGE sql ROWS 1
BEGIN ATOMIC
	SELECT CASE WHEN c.problem IS NULL THEN c.valid END, c.problem
	FROM (
		SELECT v.valid,
			   CASE WHEN shape IS NULL OR ST_IsEmpty(shape) THEN 'no polygon'
					WHEN ST_SRID(shape) = 0 THEN 'no coordinate system'
					WHEN ST_IsEmpty(v.valid) THEN 'no polygon'
					WHEN (ST_XMin(v.valid::box3d) >= -180::pg_catalog.float8 AND ST_XMax(v.valid::box3d) <= 180::pg_catalog.float8
						  AND ST_YMin(v.valid::box3d) >= -90::pg_catalog.float8 AND ST_YMax(v.valid::box3d) <= 90::pg_catalog.float8) IS NOT TRUE THEN 'not on earth'
			   END::pg_catalog.text AS problem
		FROM (
			SELECT ST_CollectionExtract(ST_MakeValid(ST_CurveToLine(ST_Force2D(
						CASE ST_SRID(shape) WHEN 0 THEN NULL WHEN 4326 THEN shape ELSE ST_Transform(shape, 4326) END), 32::pg_catalog.float8, 0, 0)), 3) AS valid
			OFFSET 0
		) v
		OFFSET 0
	) c;
END;
COMMENT ON FUNCTION atlas.boundary_part(geometry) IS
'The polygons of a shape, valid and in WGS84, or what is wrong with it: no polygon, no coordinate system (SRID 0), not on earth. IMMUTABLE.';

CREATE FUNCTION atlas.boundary_of(parts geometry[]) RETURNS geography
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT ST_Multi(ST_Union(parts))::geography;
END;
COMMENT ON FUNCTION atlas.boundary_of(geometry[]) IS
'The parts made one boundary. IMMUTABLE.';

-- The areas that share the land between them: prefectures, and the provinces
-- that have none (municipalities, Hong Kong, Macau, Taiwan).  place_at() makes
-- the same choice in src/territory.c.
CREATE VIEW atlas.land_area AS
SELECT p.id, p.name, p.level, ST_X(p.centroid::geometry) AS lon, ST_Y(p.centroid::geometry) AS lat, p.area_km2,
	   province.id AS province_id, province.name AS province
FROM atlas.effective_place p
JOIN atlas.place_ancestor a ON a.place_id = p.id AND a.level = 'province'
JOIN atlas.place province ON province.id = a.ancestor_id
WHERE p.centroid IS NOT NULL
  AND (p.level = 'prefecture'
	   OR (p.level = 'province' AND NOT EXISTS (
			SELECT FROM atlas.effective_place q WHERE q.parent_id = p.id AND q.level = 'prefecture' AND q.centroid IS NOT NULL)))
ORDER BY p.id;
COMMENT ON VIEW atlas.land_area IS 'The areas among which place_at() chooses where no boundary is loaded: prefectures, and provinces without any.';
COMMENT ON COLUMN atlas.land_area.id IS 'Id of the place.';
COMMENT ON COLUMN atlas.land_area.name IS 'Its English name.';
COMMENT ON COLUMN atlas.land_area.level IS 'province or prefecture.';
COMMENT ON COLUMN atlas.land_area.lon IS 'Longitude of the centroid, degrees.';
COMMENT ON COLUMN atlas.land_area.lat IS 'Latitude of the centroid, degrees.';
COMMENT ON COLUMN atlas.land_area.area_km2 IS 'Area, square kilometres.';
COMMENT ON COLUMN atlas.land_area.province_id IS 'Id of the province that holds it.';
COMMENT ON COLUMN atlas.land_area.province IS 'The province''s English name.';

CREATE TYPE atlas.boundary_loaded AS (
	code		pg_catalog.text,
	place_id	pg_catalog.int4,
	place		pg_catalog.text,
	level		pg_catalog.text,
	row_count	pg_catalog.int4,
	outcome		pg_catalog.text
);
COMMENT ON TYPE atlas.boundary_loaded IS 'What atlas.load_boundaries() made of a code.';
COMMENT ON COLUMN atlas.boundary_loaded.code IS 'The six digits of GB/T 2260; what is written in the table where that is no code.';
COMMENT ON COLUMN atlas.boundary_loaded.place_id IS 'Id of the place; NULL where there is none of that code.';
COMMENT ON COLUMN atlas.boundary_loaded.place IS 'Its English name.';
COMMENT ON COLUMN atlas.boundary_loaded.level IS 'province, prefecture or county.';
COMMENT ON COLUMN atlas.boundary_loaded.row_count IS 'How many rows of the table have the code.';
COMMENT ON COLUMN atlas.boundary_loaded.outcome IS
'loaded, replaced (an older boundary), superseded (a retired code, and the table has the present one too), ambiguous (a retired code of several places), no such code, no polygon, no coordinate system, not on earth.';

CREATE FUNCTION atlas.load_boundaries(table_name pg_catalog.regclass, code_column pg_catalog.name, geometry_column pg_catalog.name)
	RETURNS SETOF atlas.boundary_loaded
	STRICT LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
	kind oid;
BEGIN
	SELECT a.atttypid INTO kind FROM pg_attribute a
	WHERE a.attrelid = table_name AND a.attname = geometry_column AND a.attnum > 0 AND NOT a.attisdropped;
	IF kind IS NULL OR NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = table_name AND a.attname = code_column AND a.attnum > 0 AND NOT a.attisdropped) THEN
		RAISE EXCEPTION 'table % has no column %', table_name, quote_ident(CASE WHEN kind IS NULL THEN geometry_column ELSE code_column END)
			USING ERRCODE = 'undefined_column',
				  HINT = format('Its columns are %s.', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
														WHERE a.attrelid = table_name AND a.attnum > 0 AND NOT a.attisdropped));
	END IF;
	IF kind <> (SELECT p.proargtypes[0] FROM pg_proc p WHERE p.oid = 'atlas.boundary_part'::regproc) THEN
		RAISE EXCEPTION 'column % of table % is of type %, not geometry', quote_ident(geometry_column), table_name, format_type(kind, NULL)
			USING ERRCODE = 'datatype_mismatch', HINT = 'ogr2ogr makes a table with a column of type geometry from GeoJSON or a shapefile.';
	END IF;

	RETURN QUERY EXECUTE format($query$
		WITH given AS MATERIALIZED (
			SELECT COALESCE(atlas.gb_code(t.%1$I::text), t.%1$I::text) AS code, b.part, b.problem
			FROM %3$s t CROSS JOIN LATERAL atlas.boundary_part(t.%2$I) b
		), coded AS MATERIALIZED (
			SELECT g.code, count(*)::integer AS row_count, array_agg(g.part) FILTER (WHERE g.problem IS NULL) AS parts, min(g.problem) AS problem
			FROM given g GROUP BY g.code
		), area AS MATERIALIZED (
			SELECT p.id, p.name, p.level, p.gb_code FROM atlas.effective_place p WHERE p.level IN ('province', 'prefecture', 'county')
		), present AS (
			SELECT c.code, a.id, NULL::text AS refusal FROM coded c JOIN area a ON a.gb_code = c.code
		), matched AS MATERIALIZED (
			SELECT * FROM present
			UNION ALL
			SELECT c.code, a.id, CASE WHEN EXISTS (SELECT FROM present p WHERE p.id = a.id) THEN 'superseded'
									  WHEN count(*) OVER (PARTITION BY c.code) > 1 THEN 'ambiguous' END
			FROM coded c
			JOIN atlas.effective_place_name n ON n.kind = 'former_code' AND n.name = c.code
			JOIN area a ON a.id = n.place_id
			WHERE NOT EXISTS (SELECT FROM present p WHERE p.code = c.code)
		), old AS MATERIALIZED (
			SELECT b.place_id FROM atlas.place_boundary b
		), stored AS (
			INSERT INTO atlas.place_boundary (place_id, boundary)
			SELECT m.id, atlas.boundary_of(array_agg(part)) FROM matched m JOIN coded c ON c.code = m.code CROSS JOIN LATERAL unnest(c.parts) part
			WHERE m.refusal IS NULL
			GROUP BY m.id
			ON CONFLICT (place_id) DO UPDATE SET boundary = EXCLUDED.boundary
			RETURNING place_id
		)
		SELECT c.code, a.id, a.name, a.level, c.row_count,
			   COALESCE(m.refusal, CASE WHEN m.id IS NULL THEN 'no such code' WHEN c.parts IS NULL THEN c.problem
										WHEN o.place_id IS NULL THEN 'loaded' ELSE 'replaced' END)
		FROM coded c
		LEFT JOIN matched m ON m.code IS NOT DISTINCT FROM c.code
		LEFT JOIN area a ON a.id = m.id
		LEFT JOIN old o ON o.place_id = m.id
		LEFT JOIN stored s ON s.place_id = m.id
		ORDER BY c.code, a.id
	$query$, code_column, geometry_column, table_name);
END
$$;
COMMENT ON FUNCTION atlas.load_boundaries(pg_catalog.regclass, pg_catalog.name, pg_catalog.name) IS
'Takes boundaries of provinces, prefectures and counties from a table of the user''s into atlas.place_boundary: by GB/T 2260 code (text or number; retired codes too), rows of one code united, in WGS84 and valid; boundaries that are there already are replaced. Gives one row per code and place. Errors: no such column (42703), not of type geometry (42804). From then on place_at(), in_cluster() and the maps go by these boundaries. The coordinates must be true WGS84 or in a known system, not GCJ-02: see gcj02_to_wgs84(). VOLATILE.';

CREATE TYPE atlas.area_cell AS (
	id			pg_catalog.int4,
	place		pg_catalog.text,
	place_zh	pg_catalog.text,
	level		pg_catalog.text,
	province	pg_catalog.text,
	gb_code		pg_catalog.text,
	approximate	pg_catalog.bool,
	geom		geometry(MultiPolygon, 4326)
);
COMMENT ON TYPE atlas.area_cell IS 'The shape of a province or prefecture, for coloured maps.';
COMMENT ON COLUMN atlas.area_cell.id IS 'Id of the place.';
COMMENT ON COLUMN atlas.area_cell.place IS 'Its English name.';
COMMENT ON COLUMN atlas.area_cell.place_zh IS 'Its Chinese name.';
COMMENT ON COLUMN atlas.area_cell.level IS 'province or prefecture; a municipality is a province among the prefectures too.';
COMMENT ON COLUMN atlas.area_cell.province IS 'The province that holds it.';
COMMENT ON COLUMN atlas.area_cell.gb_code IS 'Today''s GB/T 2260 code.';
COMMENT ON COLUMN atlas.area_cell.approximate IS 'True where centroids and areas drew it, false for a loaded boundary.';
COMMENT ON COLUMN atlas.area_cell.geom IS 'The area, WGS84.';

CREATE AGGREGATE atlas.cut_off(shape geometry, grid_size pg_catalog.float8) (
	SFUNC = ST_Difference, STYPE = geometry, PARALLEL = SAFE
);
COMMENT ON AGGREGATE atlas.cut_off(geometry, pg_catalog.float8) IS
'What is left of the first shape when all that follow are cut off; grid_size as for ST_Difference. IMMUTABLE.';

-- A cell is what is left of a disc around the centroid when the land nearer to
-- others is cut off: beyond the line where distance^2 - area/pi is the same for
-- both.  The discs reach as far as place_at() does.  The lines are straight on
-- a conformal map of China and drawn where the true distance puts them.  For
-- provinces each prefecture is cut by those of other provinces only, and what
-- is left of a province's is united, so that no slivers remain within.  (Near
-- enough is floor(…) = 0: the planner takes a plain < for a third of all pairs,
-- and the whole for so dear that it has it compiled, which takes seconds.)
CREATE FUNCTION atlas.area_cells_drawn(level pg_catalog.text, reach_m pg_catalog.float8)
	RETURNS SETOF atlas.area_cell
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 34
BEGIN ATOMIC
	WITH map AS MATERIALIZED (
		SELECT '+proj=longlat +datum=WGS84 +no_defs'::pg_catalog.text AS globe,
			   '+proj=lcc +lat_1=25 +lat_2=47 +lat_0=36 +lon_0=105 +datum=WGS84 +units=m +no_defs'::pg_catalog.text AS paper
	), area AS MATERIALIZED (
		SELECT a.id, CASE WHEN area_cells_drawn.level = 'province' THEN a.province_id ELSE a.id END AS owner,
			   a.area_km2 * 1000000::pg_catalog.float8 / pg_catalog.pi() AS weight, ST_MakePoint(a.lon, a.lat) AS centre,
			   (pg_catalog.row_number() OVER (ORDER BY a.id))::pg_catalog.int4 AS n
		FROM atlas.land_area a
	), flat AS MATERIALIZED (
		SELECT ST_Transform(ST_Collect(a.centre ORDER BY a.n), map.globe, map.paper) AS centres FROM area a CROSS JOIN map GROUP BY map.globe, map.paper
	), site AS MATERIALIZED (
		SELECT a.id, a.owner, a.weight, pg_catalog.sqrt(a.weight) + area_cells_drawn.reach_m AS reach, ST_SetSRID(a.centre, 4326)::geography AS place,
			   ST_X(ST_GeometryN(flat.centres, a.n)) AS x, ST_Y(ST_GeometryN(flat.centres, a.n)) AS y
		FROM area a CROSS JOIN flat
	), pair AS MATERIALIZED (
		SELECT i.id, i.x, i.y, i.reach, i.weight - j.weight AS more, j.x - i.x AS dx, j.y - i.y AS dy, ST_Distance(i.place, j.place, true) AS distance
		FROM site i
		JOIN site j ON j.owner <> i.owner
		WHERE pg_catalog.floor(((j.x - i.x) * (j.x - i.x) + (j.y - i.y) * (j.y - i.y)) / (1.1::pg_catalog.float8 * (i.reach + j.reach) * (i.reach + j.reach))) = 0::pg_catalog.float8
	), line AS MATERIALIZED (
		SELECT p.id, p.away, p.x + p.dx * c.part AS x, p.y + p.dy * c.part AS y, p.dx * c.size AS u, p.dy * c.size AS v
		FROM (SELECT q.*, (q.distance * q.distance + q.more) / (2::pg_catalog.float8 * q.distance) AS away FROM pair q) p
		CROSS JOIN LATERAL (SELECT GREATEST(p.away, -1.1::pg_catalog.float8 * p.reach) / p.distance AS part,
								   3::pg_catalog.float8 * p.reach / p.distance AS size) c
		WHERE p.away < 1.1::pg_catalog.float8 * p.reach
	), part AS MATERIALIZED (
		SELECT i.id, '-Infinity'::pg_catalog.float8 AS away, ST_Buffer(ST_MakePoint(i.x, i.y), i.reach, 16) AS shape FROM site i
		UNION ALL
		SELECT l.id, l.away, ST_MakePolygon(ST_MakeLine(ARRAY[
					ST_MakePoint(l.x - l.v, l.y + l.u), ST_MakePoint(l.x + l.v, l.y - l.u),
					ST_MakePoint(l.x + l.v + l.u, l.y - l.u + l.v), ST_MakePoint(l.x - l.v + l.u, l.y + l.u + l.v),
					ST_MakePoint(l.x - l.v, l.y + l.u)]))
		FROM line l
	), whole AS MATERIALIZED (
		SELECT p.id, atlas.cut_off(p.shape, -1::pg_catalog.float8 ORDER BY p.away) AS shape FROM part p GROUP BY p.id
	), left_over AS MATERIALIZED (
		SELECT i.owner, ST_Segmentize(ST_Union(w.shape), 50000::pg_catalog.float8) AS geom,
			   (pg_catalog.row_number() OVER (ORDER BY i.owner))::pg_catalog.int4 AS n
		FROM whole w
		JOIN site i ON i.id = w.id
		WHERE NOT ST_IsEmpty(w.shape)
		GROUP BY i.owner
	), round AS MATERIALIZED (
		SELECT ST_Transform(ST_Collect(l.geom ORDER BY l.n), map.paper, map.globe) AS cells FROM left_over l CROSS JOIN map GROUP BY map.globe, map.paper
	), cell AS MATERIALIZED (
		SELECT l.owner, ST_SetSRID(ST_Multi(ST_GeometryN(round.cells, l.n)), 4326) AS geom FROM left_over l CROSS JOIN round
	)
	SELECT p.id, p.name, p.name_zh, p.level, p.province, p.gb_code, b.place_id IS NULL, g.geom::geometry(MultiPolygon, 4326)
	FROM cell c
	JOIN atlas.place_within p ON p.id = c.owner
	LEFT JOIN atlas.place_boundary b ON b.place_id = c.owner
	CROSS JOIN LATERAL (
		SELECT pg_catalog.array_agg(o.boundary::geometry) AS others
		FROM atlas.place_boundary o JOIN cell e ON e.owner = o.place_id
		WHERE b.place_id IS NULL AND o.boundary::geometry && c.geom
	) l
	CROSS JOIN LATERAL (
		SELECT CASE WHEN b.place_id IS NOT NULL THEN b.boundary::geometry
					WHEN l.others IS NULL THEN c.geom
					ELSE ST_Multi(ST_CollectionExtract(ST_Difference(c.geom, ST_Union(l.others), -1::pg_catalog.float8), 3)) END AS geom
	) g
	WHERE NOT ST_IsEmpty(g.geom);
END;
COMMENT ON FUNCTION atlas.area_cells_drawn(pg_catalog.text, pg_catalog.float8) IS
'What atlas.area_cells() gives. STABLE.';

CREATE FUNCTION atlas.area_cells(level pg_catalog.text DEFAULT 'province', reach_m pg_catalog.float8 DEFAULT 100000)
	RETURNS SETOF atlas.area_cell
	STABLE STRICT PARALLEL SAFE LANGUAGE plpgsql ROWS 34
AS $$
BEGIN
	IF level OPERATOR(pg_catalog.<>) ALL (ARRAY['province', 'prefecture']::pg_catalog.text[]) THEN
		RAISE EXCEPTION 'no areas are known at level "%"', pg_catalog."left"(level, 64)
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Levels are province and prefecture.';
	ELSIF reach_m OPERATOR(pg_catalog.<) 0::pg_catalog.float8 OR reach_m OPERATOR(pg_catalog.>) 1000000::pg_catalog.float8 THEN
		RAISE EXCEPTION 'reach_m must be from 0 to 1000000 metres, not %', reach_m USING ERRCODE = 'invalid_parameter_value';
	END IF;
	RETURN QUERY SELECT * FROM atlas.area_cells_drawn(level, reach_m) c ORDER BY c.id;
END
$$;
COMMENT ON FUNCTION atlas.area_cells(pg_catalog.text, pg_catalog.float8) IS
'Shapes of all provinces or all prefectures (and municipalities), by id: the loaded boundary where there is one, else an approximate cell, the land for which place_at() gives this place. reach_m: how far a cell may go beyond a circle of the same area; 100,000 as in place_at(). Neighbouring cells meet within a few hundred metres, and the coast and the border are not theirs: for coloured maps, not for measuring. It takes half a second: keep the answer in a table or materialized view. Errors: level neither province nor prefecture (22023), reach_m negative or beyond 1,000,000 (22023). STABLE.';

CREATE FUNCTION atlas.areas_geojson(level pg_catalog.text DEFAULT 'province', reach_m pg_catalog.float8 DEFAULT 100000)
	RETURNS pg_catalog.json
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT pg_catalog.json_build_object('type', 'FeatureCollection', 'features', COALESCE(pg_catalog.json_agg(
		pg_catalog.json_build_object('type', 'Feature', 'id', c.id, 'geometry', ST_AsGeoJSON(c.geom::geometry, 3, 0)::pg_catalog.json,
			'properties', pg_catalog.json_build_object('id', c.id, 'name', c.place, 'name_zh', c.place_zh, 'level', c.level,
				'province', c.province, 'gb_code', c.gb_code, 'approximate', c.approximate)) ORDER BY c.id), '[]'::pg_catalog.json))
	FROM atlas.area_cells($1, $2) c;
END;
COMMENT ON FUNCTION atlas.areas_geojson(pg_catalog.text, pg_catalog.float8) IS
'atlas.area_cells() as a GeoJSON FeatureCollection, coordinates to a thousandth of a degree: the file that Metabase, Superset and others ask for. STABLE.';
