-- Views show what the caller may see, not what their owner may (15 and later
-- can; before that row-level security on these tables is not supported).
DO $$
DECLARE
	view_name pg_catalog.name;
BEGIN
	IF pg_catalog.current_setting('server_version_num'::pg_catalog.text)::pg_catalog.int4 OPERATOR(pg_catalog.>=) 150000 THEN
		FOR view_name IN SELECT c.relname FROM pg_catalog.pg_class c
			WHERE c.relnamespace OPERATOR(pg_catalog.=) 'atlas'::pg_catalog.regnamespace::pg_catalog.oid
			  AND c.relkind OPERATOR(pg_catalog.=) 'v'::pg_catalog."char"
		LOOP
			EXECUTE pg_catalog.format('ALTER VIEW atlas.%I SET (security_invoker = true)', view_name);
		END LOOP;
	END IF;
END
$$;

-- Everybody may read; curators are granted the rest by whoever runs the database.
GRANT SELECT ON ALL TABLES IN SCHEMA atlas TO PUBLIC;
-- but not what shows all rows to those who may not read all tables
REVOKE SELECT ON atlas.picture_image FROM PUBLIC;

-- Good plans from the first query on; later autovacuum sees to it.
ANALYZE atlas.source, atlas.place, atlas.place_name, atlas.region_member, atlas.place_boundary, atlas.product, atlas.product_name,
	atlas.product_hs, atlas.cluster, atlas.specialisation, atlas.claim, atlas.release, atlas.retirement, atlas.generation;

SELECT atlas.save_picture();
