-- Where names are looked up while this script runs: PostGIS's schema and
-- pg_catalog, nothing else.  Objects of our own are always written with their
-- schema, so that nobody who can create objects in the schema of the extension
-- can slip one of theirs in between.
DO $$
BEGIN
	PERFORM pg_catalog.set_config('search_path',
		pg_catalog.quote_ident(n.nspname::pg_catalog.text) OPERATOR(pg_catalog.||) ', pg_temp'::pg_catalog.text, true)
	FROM pg_catalog.pg_extension e
	JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace
	WHERE e.extname OPERATOR(pg_catalog.=) 'postgis'::pg_catalog.name;
END
$$;

DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8'::pg_catalog.name THEN
		RAISE EXCEPTION 'cluster_atlas needs a database in UTF8, not %', pg_catalog.getdatabaseencoding()
			USING ERRCODE = 'feature_not_supported', HINT = 'CREATE DATABASE … ENCODING ''UTF8'' TEMPLATE template0 makes one.';
	END IF;
END
$$;

CREATE SCHEMA atlas;
COMMENT ON SCHEMA atlas IS
'cluster_atlas: the tables of the atlas, the views on them and the tile functions. The functions that answer questions are in the schema chosen at CREATE EXTENSION.';
GRANT USAGE ON SCHEMA atlas TO PUBLIC;
