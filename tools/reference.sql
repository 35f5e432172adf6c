-- Prints doc/reference.md from the catalogue: what COMMENT ON says is the
-- reference.  Run by tools/reference; t/000_documents.pl demands that the file
-- is up to date.
\pset format unaligned
\pset tuples_only on
\pset recordsep '\n'
SET search_path = pg_catalog;

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'cluster_atlas';

-- A type without its schema when that is PostgreSQL's, PostGIS's or the user's choice.
CREATE FUNCTION pg_temp.type_name(type oid) RETURNS text LANGUAGE sql AS $$
	SELECT regexp_replace(format_type(type, NULL), '^(public|pg_catalog)\.', '');
$$;

CREATE FUNCTION pg_temp.signature(f oid) RETURNS text LANGUAGE sql AS $$
	SELECT format('%s(%s)%s', CASE WHEN n.nspname = 'atlas' THEN 'atlas.' ELSE '' END || p.proname,
		regexp_replace(pg_get_function_arguments(p.oid), 'public\.|::(text|quality_tier|double precision|integer)\M', '', 'g'),
		CASE WHEN p.prorettype = 'trigger'::regtype THEN '' ELSE ' → ' || replace(pg_get_function_result(p.oid), 'public.', '') END)
	FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = f;
$$;

\echo '# Reference'
\echo
\echo 'Made by `tools/reference` from the comments in the database, which `\\df+`, `\\dT+` and `\\d+` show too.'
\echo 'Functions and types stand in the schema chosen at CREATE EXTENSION, tables and views in schema `atlas`.'
\echo
\echo '## Functions'
\echo
SELECT format(E'### %s\n\n`%s`\n\n%s\n', p.proname, pg_temp.signature(p.oid), obj_description(p.oid, 'pg_proc'))
FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname <> 'atlas' AND p.proname !~ '^quality_tier_' AND p.proname NOT IN ('min', 'max')
  AND NOT 'internal'::regtype = ANY (p.proargtypes::oid[]) AND p.prorettype <> 'internal'::regtype
  AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid) AND NOT EXISTS (SELECT FROM pg_cast c WHERE c.castfunc = p.oid)
ORDER BY p.proname, pg_get_function_identity_arguments(p.oid);

\echo '## Functions of schema atlas'
\echo
SELECT format(E'### atlas.%s\n\n`%s`\n\n%s\n', p.proname, pg_temp.signature(p.oid), obj_description(p.oid, 'pg_proc'))
FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'atlas' AND p.prorettype <> 'trigger'::regtype
ORDER BY p.proname, pg_get_function_identity_arguments(p.oid);

\echo '## The type quality_tier'
\echo
SELECT obj_description(t.oid, 'pg_type') || E'\n'
FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid WHERE t.typname = 'quality_tier';
\echo '| operator | meaning |'
\echo '|---|---|'
SELECT format('| `%s %s %s` | %s |', pg_temp.type_name(o.oprleft), o.oprname, pg_temp.type_name(o.oprright), obj_description(o.oid, 'pg_operator'))
FROM pg_operator o JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
ORDER BY pg_temp.type_name(o.oprleft) <> pg_temp.type_name(o.oprright), 1;
\echo
\echo '| aggregate or cast | meaning |'
\echo '|---|---|'
SELECT format('| `%s(quality_tier)` | %s |', p.proname, obj_description(p.oid, 'pg_proc'))
FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
WHERE p.prokind = 'a' AND 'quality_tier' IN (SELECT pg_temp.type_name(a) FROM unnest(p.proargtypes::oid[]) a) ORDER BY 1;
SELECT format('| cast from `%s` to `%s` | %s |', pg_temp.type_name(c.castsource), pg_temp.type_name(c.casttarget), obj_description(c.oid, 'pg_cast'))
FROM pg_cast c JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid ORDER BY 1;
\echo
\echo '## Row types'
\echo
SELECT format(E'### atlas.%s\n\n%s\n\n| column | type | meaning |\n|---|---|---|\n%s\n', c.relname, obj_description(c.reltype, 'pg_type'),
	(SELECT string_agg(format('| %s | %s | %s |', a.attname, pg_temp.type_name(a.atttypid), col_description(c.oid, a.attnum)), E'\n' ORDER BY a.attnum)
	 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM pg_class c JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = c.reltype
WHERE c.relkind = 'c' ORDER BY c.relname;

\echo '## Tables'
\echo
SELECT format(E'### atlas.%s\n\n%s\n\n| column | type | meaning |\n|---|---|---|\n%s\n', c.relname, obj_description(c.oid, 'pg_class'),
	(SELECT string_agg(format('| %s | %s | %s |', a.attname, pg_temp.type_name(a.atttypid), col_description(c.oid, a.attnum)), E'\n' ORDER BY a.attnum)
	 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
WHERE c.relkind = 'r' ORDER BY c.relname;

\echo '## Views'
\echo
SELECT format(E'### atlas.%s\n\n%s\n%s', c.relname, obj_description(c.oid, 'pg_class'),
	CASE WHEN c.relname !~ '^(effective|visible|picture)_|_ancestor$|_within$' THEN format(E'\n| column | type | meaning |\n|---|---|---|\n%s\n',
	(SELECT string_agg(format('| %s | %s | %s |', a.attname, pg_temp.type_name(a.atttypid), col_description(c.oid, a.attnum)), E'\n' ORDER BY a.attnum)
	 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) ELSE '' END)
FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
WHERE c.relkind = 'v' ORDER BY c.relname;

\echo '## Settings'
\echo
SELECT format(E'### %s\n\n%s Default: %s.\n', name, short_desc || coalesce('. ' || extra_desc, '.'), boot_val)
FROM pg_settings WHERE name ~ '^cluster_atlas\.' ORDER BY name;
