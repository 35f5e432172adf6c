-- For clients that know numbers and text only, and for those that leave out what
-- belongs to an extension (PostGraphile, Hasura, PostgREST, EF): for these
-- create_api makes views and functions of the user's own in a schema of theirs.

CREATE FUNCTION atlas.point_of(longitude pg_catalog.float8, latitude pg_catalog.float8) RETURNS geography
	IMMUTABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography;
END;
COMMENT ON FUNCTION atlas.point_of(pg_catalog.float8, pg_catalog.float8) IS
'The point with these WGS84 coordinates, unchecked; see atlas.point(). IMMUTABLE.';

-- PostGIS wraps a latitude of 121 to 59 with no more than a notice.
CREATE FUNCTION atlas.point(longitude pg_catalog.float8, latitude pg_catalog.float8) RETURNS geography
	IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql
AS $$
BEGIN
	IF pg_catalog.abs(longitude) OPERATOR(pg_catalog.<=) 180::pg_catalog.float8 AND pg_catalog.abs(latitude) OPERATOR(pg_catalog.<=) 90::pg_catalog.float8 THEN
		RETURN atlas.point_of(longitude, latitude);
	END IF;
	RAISE EXCEPTION 'point (% %) is not on earth', longitude, latitude
		USING ERRCODE = 'numeric_value_out_of_range',
			  DETAIL = 'Longitude must be from -180 to 180 and latitude from -90 to 90.',
			  HINT = 'Coordinates are longitude first, then latitude.';
END
$$;
COMMENT ON FUNCTION atlas.point(pg_catalog.float8, pg_catalog.float8) IS
'The point with these WGS84 coordinates, for clients that have numbers and no points. NULL for NULL; outside -180..180, -90..90 or NaN: an error (22003). IMMUTABLE.';

CREATE TYPE atlas.nearest_overview AS (
	id				pg_catalog.int4,
	cluster			pg_catalog.text,
	cluster_zh		pg_catalog.text,
	place			pg_catalog.text,
	place_zh		pg_catalog.text,
	province		pg_catalog.text,
	province_zh		pg_catalog.text,
	role			pg_catalog.text,
	title			pg_catalog.text,
	product			pg_catalog.text,
	distance_m		pg_catalog.float8,
	inside			pg_catalog.bool,
	quality_min		pg_catalog.text,
	quality_max		pg_catalog.text,
	national_share	pg_catalog.float8,
	global_share	pg_catalog.float8,
	longitude		pg_catalog.float8,
	latitude		pg_catalog.float8,
	geom			geometry(Point, 4326)
);
COMMENT ON TYPE atlas.nearest_overview IS 'What nearest_clusters() gives, with the tiers as text and with the place of the cluster.';
COMMENT ON COLUMN atlas.nearest_overview.id IS 'Id of the cluster.';
COMMENT ON COLUMN atlas.nearest_overview.cluster IS 'English name of the cluster.';
COMMENT ON COLUMN atlas.nearest_overview.cluster_zh IS 'Chinese name of the cluster.';
COMMENT ON COLUMN atlas.nearest_overview.place IS 'English name of the place.';
COMMENT ON COLUMN atlas.nearest_overview.place_zh IS 'Chinese name of the place.';
COMMENT ON COLUMN atlas.nearest_overview.province IS 'The province that holds it; NULL for a region.';
COMMENT ON COLUMN atlas.nearest_overview.province_zh IS 'Chinese name of the province.';
COMMENT ON COLUMN atlas.nearest_overview.role IS 'production, market, trade or brand.';
COMMENT ON COLUMN atlas.nearest_overview.title IS 'What it is called, such as China''s Luggage Capital.';
COMMENT ON COLUMN atlas.nearest_overview.product IS 'The product as matched: the one asked for, one below it in the tree, or one of the nearest wider product that has clusters.';
COMMENT ON COLUMN atlas.nearest_overview.distance_m IS 'Metres from the point to the cluster.';
COMMENT ON COLUMN atlas.nearest_overview.inside IS 'The extent of the cluster holds the point.';
COMMENT ON COLUMN atlas.nearest_overview.quality_min IS 'Lowest tier made there: low, medium or high; NULL when no source gives one.';
COMMENT ON COLUMN atlas.nearest_overview.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.nearest_overview.national_share IS 'Share of China''s total, 0..1.';
COMMENT ON COLUMN atlas.nearest_overview.global_share IS 'Share of the world''s total, 0..1.';
COMMENT ON COLUMN atlas.nearest_overview.longitude IS 'WGS84 longitude of the cluster, degrees.';
COMMENT ON COLUMN atlas.nearest_overview.latitude IS 'WGS84 latitude of the cluster, degrees.';
COMMENT ON COLUMN atlas.nearest_overview.geom IS 'Where the industry is, WGS84.';

-- The functions api_*: create_api makes one of its own for each of them.  An
-- update that adds a column to a view must make those anew that return its rows.

CREATE FUNCTION atlas.api_clusters_for(product pg_catalog.text, min_quality pg_catalog.text DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS SETOF atlas.specialisation_overview
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	SELECT o.*
	FROM @extschema@.clusters_for($1, CAST(atlas.unless_empty($2) AS @extschema@.quality_tier), atlas.unless_empty($3)) WITH ORDINALITY f
	CROSS JOIN LATERAL (
		SELECT s.id FROM atlas.effective_specialisation s JOIN atlas.product p ON p.id = s.product_id
		WHERE s.cluster_id = f.cluster_id AND p.name = f.product ORDER BY s.id LIMIT 1
	) s
	JOIN atlas.specialisation_overview o ON o.id = s.id
	ORDER BY f.ordinality;
END;
COMMENT ON FUNCTION atlas.api_clusters_for(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'Where a product is made: its clusters, each once, the best known first. min_quality: low, medium or high; role: production, market, trade or brand; empty for any. STABLE.';

CREATE FUNCTION atlas.api_products_of(place pg_catalog.text)
	RETURNS SETOF atlas.specialisation_overview
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 20
BEGIN ATOMIC
	SELECT o.*
	FROM @extschema@.products_of($1) WITH ORDINALITY f
	JOIN atlas.specialisation_overview o ON o.cluster_id = f.cluster_id AND o.product_id = f.product_id
	ORDER BY f.ordinality;
END;
COMMENT ON FUNCTION atlas.api_products_of(pg_catalog.text) IS
'What is made in a place and in all places below it. STABLE.';

CREATE FUNCTION atlas.api_nearest_clusters(product pg_catalog.text, longitude pg_catalog.float8, latitude pg_catalog.float8, k pg_catalog.int4 DEFAULT 5,
		min_quality pg_catalog.text DEFAULT NULL, max_distance pg_catalog.float8 DEFAULT NULL, role pg_catalog.text DEFAULT 'production')
	RETURNS SETOF atlas.nearest_overview
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 5
BEGIN ATOMIC
	SELECT f.cluster_id, f.cluster, c.name_zh, f.place, p.name_zh, f.province, p.province_zh, c.role, c.title, f.product, f.distance_m, f.inside,
		   f.quality_min::pg_catalog.text, f.quality_max::pg_catalog.text, f.national_share, f.global_share,
		   ST_X(c.location::geometry), ST_Y(c.location::geometry), c.location::geometry(Point, 4326)
	FROM @extschema@.nearest_clusters($1, atlas.point($2, $3), $4, CAST(atlas.unless_empty($5) AS @extschema@.quality_tier), $6, atlas.unless_empty($7)) f
	JOIN atlas.cluster c ON c.id = f.cluster_id
	JOIN atlas.place_within p ON p.id = c.place_id
	ORDER BY f.distance_m, f.cluster_id;
END;
COMMENT ON FUNCTION atlas.api_nearest_clusters(pg_catalog.text, pg_catalog.float8, pg_catalog.float8, pg_catalog.int4, pg_catalog.text, pg_catalog.float8, pg_catalog.text) IS
'The k clusters nearest to a point that make a product, nearest first, at most max_distance metres away. min_quality: low, medium or high; role: production, market, trade or brand; empty for any. STABLE.';

CREATE FUNCTION atlas.api_clusters_at(longitude pg_catalog.float8, latitude pg_catalog.float8)
	RETURNS SETOF atlas.cluster_overview
	STABLE PARALLEL SAFE LANGUAGE sql ROWS 10
BEGIN ATOMIC
	SELECT o.* FROM @extschema@.clusters_at(atlas.point($1, $2)) f JOIN atlas.cluster_overview o ON o.id = f.cluster_id ORDER BY o.id;
END;
COMMENT ON FUNCTION atlas.api_clusters_at(pg_catalog.float8, pg_catalog.float8) IS
'Every cluster, of any role, whose extent holds the point. STABLE.';

-- What create_api made it knows by the comment, which a dump holds too.
CREATE FUNCTION atlas.made_by_create_api(catalog pg_catalog.regclass, object pg_catalog.oid) RETURNS pg_catalog.bool
	STABLE PARALLEL SAFE LANGUAGE sql
BEGIN ATOMIC
	SELECT COALESCE(pg_catalog.right(d.description, 21) = '(Made by create_api.)', false)
	FROM (SELECT pg_catalog.max(c.description) AS description FROM pg_catalog.pg_description c
		  WHERE c.objoid = object AND c.classoid = catalog::pg_catalog.oid AND c.objsubid = 0) d;
END;
COMMENT ON FUNCTION atlas.made_by_create_api(pg_catalog.regclass, pg_catalog.oid) IS
'Did create_api() make this object? Its comment tells. STABLE.';

CREATE FUNCTION @extschema@.create_api(schema pg_catalog.name) RETURNS TABLE (kind pg_catalog.text, object pg_catalog.text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	invoker text := CASE WHEN current_setting('server_version_num')::integer >= 150000 THEN 'WITH (security_invoker = true)' END;
	keys text := E'@foreignKey (cluster_id) references %1$I.cluster (id)\n@foreignKey (product_id) references %1$I.product (id)\n';
	made record;
	col record;
	known oid;
BEGIN
	IF schema IS NULL OR schema::text IN ('atlas', 'information_schema') OR schema::text ~ '^pg_' OR quote_ident(schema) = '@extschema@' THEN
		RAISE EXCEPTION 'schema % cannot hold the API', COALESCE(quote_ident(schema), 'NULL')
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Name a schema of your own; it is made if there is none of that name.';
	END IF;
	IF to_regnamespace(quote_ident(schema)) IS NULL THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema, 'cluster_atlas for clients that leave out what belongs to an extension. (Made by create_api.)');
	END IF;

	-- the tags are PostGraphile's
	FOR made IN
		SELECT format(v.tags, schema) AS tags, c.oid, c.relkind, c.relname, format('%I.%I', schema, v.name) AS object,
			   COALESCE(obj_description(c.oid, 'pg_class'), obj_description(c.reltype, 'pg_type')) AS about
		FROM (VALUES ('cluster', 'cluster_overview', ''), ('product', 'product_overview', ''), ('province', 'province_overview', ''),
					 ('specialisation', 'specialisation_overview', keys), ('claim', 'claim_overview', keys),
					 ('contradiction', 'contradiction', ''), ('coverage', 'coverage', ''), ('nearest', 'nearest_overview', '')) v (name, relname, tags)
		JOIN pg_class c ON c.relname = v.relname AND c.relnamespace = 'atlas'::regnamespace
		ORDER BY v.name
	LOOP
		known := to_regclass(made.object);
		IF known IS NOT NULL AND NOT atlas.made_by_create_api('pg_class', known) THEN
			RAISE EXCEPTION 'there is a relation % already', made.object
				USING ERRCODE = 'duplicate_table', HINT = 'create_api() replaces nothing that it did not make. Choose another schema, or rename the relation.';
		END IF;
		EXECUTE format('CREATE OR REPLACE VIEW %s %s AS SELECT t.* FROM ' ||
					   CASE made.relkind WHEN 'v' THEN 'atlas.%I t' ELSE '(SELECT (NULL::atlas.%I).*) t WHERE false' END, made.object, invoker, made.relname);
		EXECUTE format('COMMENT ON VIEW %s IS %L', made.object, concat(E'@primaryKey id\n', made.tags, made.about, ' (Made by create_api.)'));
		FOR col IN SELECT a.attname, col_description(a.attrelid, a.attnum) AS about FROM pg_attribute a WHERE a.attrelid = made.oid AND a.attnum > 0 LOOP
			EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', made.object, col.attname, col.about);
		END LOOP;
		RETURN QUERY SELECT 'view', made.object;
	END LOOP;

	FOR made IN
		SELECT p.proname, format('%I.%I', schema, substr(p.proname, 5)) AS object, oidvectortypes(p.proargtypes) AS types,
			   pg_get_function_arguments(p.oid) AS arguments, format('%I.%I', schema, replace(t.typname, '_overview', '')) AS result,
			   (SELECT string_agg(format('$%s', i), ', ' ORDER BY i) FROM generate_series(1, p.pronargs) i) AS passed,
			   obj_description(p.oid, 'pg_proc') AS about
		FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype
		WHERE p.pronamespace = 'atlas'::regnamespace AND p.proname ~ '^api_' ORDER BY p.proname
	LOOP
		known := to_regprocedure(format('%s(%s)', made.object, made.types));
		IF known IS NOT NULL AND NOT atlas.made_by_create_api('pg_proc', known) THEN
			RAISE EXCEPTION 'there is a function %(%) already', made.object, made.types
				USING ERRCODE = 'duplicate_function', HINT = 'create_api() replaces nothing that it did not make. Choose another schema, or rename the function.';
		END IF;
		EXECUTE format('CREATE OR REPLACE FUNCTION %s(%s) RETURNS SETOF %s STABLE LANGUAGE sql BEGIN ATOMIC SELECT * FROM atlas.%I(%s); END',
					   made.object, made.arguments, made.result, made.proname, made.passed);
		EXECUTE format('COMMENT ON FUNCTION %s(%s) IS %L', made.object, made.types, made.about || ' (Made by create_api.)');
		RETURN QUERY SELECT 'function', format('%s(%s)', made.object, made.types);
	END LOOP;
END
$$;
COMMENT ON FUNCTION @extschema@.create_api(pg_catalog.name) IS
'Makes views and functions of your own in a schema (made if missing), for clients that do not show what belongs to an extension: PostGraphile, Hasura, PostgREST, EF. Again after an update of the extension: the same again, with what is new. Nothing that it did not make is replaced (42P07, 42723). Gives what there is now. You own them; grant what others may use. VOLATILE.';

CREATE FUNCTION @extschema@.drop_api(schema pg_catalog.name) RETURNS TABLE (kind pg_catalog.text, object pg_catalog.text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	home regnamespace := to_regnamespace(quote_ident(schema));
	made record;
BEGIN
	FOR made IN
		SELECT 'function' AS kind, format('%I.%I(%s)', schema, p.proname, oidvectortypes(p.proargtypes)) AS object
		FROM pg_proc p WHERE p.pronamespace = home AND atlas.made_by_create_api('pg_proc', p.oid)
		UNION ALL
		SELECT 'view', format('%I.%I', schema, c.relname)
		FROM pg_class c WHERE c.relnamespace = home AND c.relkind = 'v' AND atlas.made_by_create_api('pg_class', c.oid)
		ORDER BY 1, 2
	LOOP
		EXECUTE format('DROP %s %s', made.kind, made.object);
		RETURN QUERY SELECT made.kind, made.object;
	END LOOP;

	IF atlas.made_by_create_api('pg_namespace', home) THEN
		BEGIN
			EXECUTE format('DROP SCHEMA %I', schema);
			RETURN QUERY SELECT 'schema', quote_ident(schema);
		EXCEPTION
			WHEN dependent_objects_still_exist THEN NULL;	/* it holds something else by now */
		END;
	END IF;
END
$$;
COMMENT ON FUNCTION @extschema@.drop_api(pg_catalog.name) IS
'Removes what create_api() made in the schema, and nothing else: the functions, the views, and the schema if create_api() made it and it is empty then. What others have built on it is not removed (2BP01). Gives what it removed. VOLATILE.';
