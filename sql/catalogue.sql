-- What every object of the extension must have, whichever it is.
CREATE TEMP VIEW member AS
SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'cluster_atlas';
SELECT count(*) > 130 AS many FROM member;

-- A comment that says something.
SELECT object AS without_comment FROM member
WHERE classid NOT IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
  AND coalesce(length(CASE classid WHEN 'pg_class'::regclass THEN obj_description(objid, 'pg_class')
								   WHEN 'pg_proc'::regclass THEN obj_description(objid, 'pg_proc')
								   WHEN 'pg_type'::regclass THEN obj_description(objid, 'pg_type')
								   WHEN 'pg_operator'::regclass THEN obj_description(objid, 'pg_operator')
								   WHEN 'pg_opclass'::regclass THEN obj_description(objid, 'pg_opclass')
								   WHEN 'pg_opfamily'::regclass THEN obj_description(objid, 'pg_opfamily')
								   WHEN 'pg_cast'::regclass THEN obj_description(objid, 'pg_cast')
								   WHEN 'pg_namespace'::regclass THEN obj_description(objid, 'pg_namespace') END), 0) < 10
  AND NOT EXISTS (SELECT FROM pg_type t WHERE classid = 'pg_type'::regclass AND t.oid = objid
				  AND (t.typelem <> 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')))
ORDER BY 1;

-- Every column too.
SELECT c.relname, a.attname AS without_comment
FROM member m JOIN pg_class c ON (m.classid = 'pg_class'::regclass AND c.oid = m.objid) OR (m.classid = 'pg_type'::regclass AND c.reltype = m.objid)
JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'v', 'c') AND c.relname !~ '^(effective|visible|picture)_|_ancestor$'
  AND a.attnum > 0 AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL
ORDER BY 1, a.attnum;

-- Functions: the volatility that their comment states, parallel safe, nobody
-- else's rights, no setting that keeps them from being inlined.
SELECT object, p.provolatile, p.proparallel, p.prosecdef, p.proconfig
FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
WHERE p.prosecdef
   OR (p.prorettype <> 'trigger'::regtype AND (p.proconfig IS NOT NULL AND p.provolatile <> 'v'))
   OR (p.prorettype <> 'trigger'::regtype AND p.provolatile <> 'v' AND p.proparallel <> 's')
   OR (p.prorettype <> 'trigger'::regtype AND p.prokind = 'f'
	   AND obj_description(p.oid, 'pg_proc') !~* CASE p.provolatile WHEN 'i' THEN '\mimmutable\M' WHEN 's' THEN '\mstable\M' ELSE '\mvolatile\M' END)
   OR (p.prorettype = 'trigger'::regtype AND obj_description(p.oid, 'pg_proc') !~ '^Trigger: ')
ORDER BY 1;

-- Functions in C bear their SQL name, unless two would collide.
SELECT object, p.prosrc FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'c'
WHERE p.prosrc <> p.proname AND p.prosrc NOT LIKE p.proname || '\_%'
ORDER BY 1;

-- SQL functions are bound when they are made, not looked up when they run.
SELECT object AS looked_up_at_run_time FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'sql'
WHERE p.prosqlbody IS NULL ORDER BY 1;

-- Tables and views: everybody may read, only the owner may write; on 15 and
-- later views look with the caller's eyes.
SELECT object AS not_as_it_should_be
FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
WHERE c.relkind IN ('r', 'v')
  AND (has_table_privilege('pg_monitor', c.oid, 'SELECT') = (c.relname = 'picture_image') OR has_table_privilege('pg_monitor', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
	   OR (c.relkind = 'v' AND current_setting('server_version_num')::int >= 150000
		   AND coalesce(array_to_string(c.reloptions, ','), '') !~ 'security_invoker=true'))
ORDER BY 1;

-- What users add is dumped, what is shipped is not: every table with an id says which.
SELECT c.relname AS not_dumped
FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
CROSS JOIN pg_extension e
WHERE e.extname = 'cluster_atlas' AND c.relkind = 'r' AND NOT c.oid = ANY (e.extconfig)
ORDER BY 1;
