-- create_api: what it makes, as whom, and that it touches nothing else.
\set VERBOSITY terse
\set SHOW_CONTEXT never
\pset null '(null)'
SET client_min_messages = warning;
CREATE ROLE atlas_developer;
CREATE ROLE atlas_web;
GRANT CREATE ON DATABASE :"DBNAME" TO atlas_developer;

-- As an ordinary user; twice is once.
SET ROLE atlas_developer;
CREATE TEMP TABLE once AS SELECT * FROM create_api('shop');
CREATE TEMP TABLE twice AS SELECT * FROM create_api('shop');
SELECT * FROM once;
SELECT count(*) AS differing FROM (TABLE once EXCEPT TABLE twice) a FULL JOIN (TABLE twice EXCEPT TABLE once) b USING (object);
RESET ROLE;
SELECT count(*) AS objects, count(*) FILTER (WHERE pg_get_userbyid(owner) <> 'atlas_developer') AS not_the_users,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')) AS of_the_extension,
	   count(*) FILTER (WHERE about IS NULL) AS uncommented
FROM (SELECT 'pg_class'::regclass AS catalog, oid, relowner AS owner, obj_description(oid, 'pg_class') AS about FROM pg_class WHERE relnamespace = 'shop'::regnamespace
	  UNION ALL SELECT 'pg_proc', oid, proowner, obj_description(oid, 'pg_proc') FROM pg_proc WHERE pronamespace = 'shop'::regnamespace
	  UNION ALL SELECT 'pg_namespace', oid, nspowner, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'shop') o;
SELECT count(*) FILTER (WHERE format_type(atttypid, NULL) NOT IN ('integer', 'text', 'double precision', 'boolean', 'geometry')) AS odd_types,
	   count(*) FILTER (WHERE col_description(attrelid, attnum) IS NULL) AS uncommented
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'shop'::regnamespace AND a.attnum > 0;
SELECT count(*) AS not_as_the_caller FROM pg_class
WHERE relnamespace = 'shop'::regnamespace AND current_setting('server_version_num')::int >= 150000 AND NOT COALESCE('security_invoker=true' = ANY (reloptions), false);
SELECT obj_description('shop.specialisation'::regclass, 'pg_class');
SELECT oid::regprocedure AS function, pg_get_function_arguments(oid) AS arguments, pg_get_function_result(oid) AS result FROM pg_proc WHERE pronamespace = 'shop'::regnamespace ORDER BY proname;

-- It says what the atlas says.
GRANT USAGE ON SCHEMA shop TO atlas_web;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO atlas_web;
SET ROLE atlas_web;
SELECT (SELECT array_agg(t ORDER BY id) FROM shop.cluster t)::text = (SELECT array_agg(t ORDER BY id) FROM atlas.cluster_overview t)::text AS cluster,
	   (SELECT array_agg(t ORDER BY id) FROM shop.specialisation t)::text = (SELECT array_agg(t ORDER BY id) FROM atlas.specialisation_overview t)::text AS specialisation,
	   (SELECT count(*) FROM shop.claim) = (SELECT count(*) FROM atlas.claim_overview) AS claim, (SELECT count(*) FROM shop.nearest) AS nearest;
SELECT product, cluster, place, province, inside, distance_m < 5000 AS near, ST_X(geom) = longitude AS right_place FROM shop.nearest_clusters('socks', 120.2, 29.7, 1);
SELECT count(*) AS differing
FROM (VALUES ('socks', 120.2, 29.7, 5, NULL, NULL, 'production'), ('eyewear', 100, 30, 7, 'medium', NULL, 'production'), ('footwear', 115, 30, 9, '', 800000, ''), ('toys', 121, 31, 3, NULL, 200000, 'market'), ('nonsense', 1, 1, 5, NULL, NULL, NULL)) q (product, lon, lat, k, tier, most, role),
	 LATERAL (SELECT ARRAY(SELECT (n.id, n.product, n.distance_m, n.inside, n.quality_max) FROM shop.nearest_clusters(q.product, q.lon, q.lat, q.k, q.tier, q.most, q.role) n) AS ours,
					 ARRAY(SELECT (n.cluster_id, n.product, n.distance_m, n.inside, n.quality_max::text) FROM nearest_clusters(q.product, ST_Point(q.lon, q.lat), q.k, NULLIF(q.tier, '')::quality_tier, q.most, NULLIF(q.role, '')) n) AS theirs) t
WHERE ours::text <> theirs::text;
SELECT count(*) > 10 AS many, count(*) FILTER (WHERE ours <> '{}') > 5 AS some, count(*) FILTER (WHERE ours::text <> theirs::text) AS differing
FROM (SELECT name FROM atlas.effective_product WHERE id % 20 = 0 AND id <= 400) q,
	 LATERAL (SELECT ARRAY(SELECT (c.cluster_id, c.product, c.quality_max, c.sources) FROM shop.clusters_for(q.name, '', '') c) AS ours,
					 ARRAY(SELECT (c.cluster_id, c.product, c.quality_max::text, c.sources) FROM clusters_for(q.name, NULL, NULL) c) AS theirs) t;
SELECT ARRAY(SELECT (p.cluster_id, p.product_id) FROM shop.products_of('Zhejiang') p)::text = ARRAY(SELECT (p.cluster_id, p.product_id) FROM products_of('Zhejiang') p)::text AS products_of;
SELECT ARRAY(SELECT id FROM shop.clusters_at(120.2, 29.7)) = ARRAY(SELECT cluster_id FROM clusters_at('POINT(120.2 29.7)')) AS clusters_at;
SELECT count(*) AS rows FROM shop.nearest_clusters('socks', NULL, 29.7);
SELECT count(*) AS rows FROM shop.clusters_for(NULL);
\set VERBOSITY default
SELECT * FROM shop.nearest_clusters('socks', 29.7, 120.2);
SELECT * FROM shop.clusters_at('NaN', 29.7);
SELECT * FROM shop.clusters_for('socks', 'best');
\set VERBOSITY terse
SELECT * FROM create_api('shop');
SELECT * FROM drop_api('shop');
DO $$ BEGIN PERFORM create_api('mine'); EXCEPTION WHEN insufficient_privilege THEN RAISE INFO 'refused'; END $$;
RESET ROLE;

-- What others made in the same schema stays, and is not replaced.
SET ROLE atlas_developer;
CREATE TABLE shop.orders (id int);
CREATE FUNCTION shop.clusters_for(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW shop.big AS SELECT * FROM shop.cluster WHERE national_share > 0.5;
SELECT * FROM drop_api('shop');
SELECT count(*) AS still_there FROM pg_class WHERE relnamespace = 'shop'::regnamespace AND relkind = 'v';
DROP VIEW shop.big;
SELECT kind, count(*) FROM drop_api('shop') GROUP BY kind ORDER BY kind;
SELECT relname FROM pg_class WHERE relnamespace = 'shop'::regnamespace;
SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'shop'::regnamespace;
SELECT count(*) AS nothing FROM drop_api('shop');
CREATE VIEW shop.claim AS SELECT 1 AS id;
SELECT * FROM create_api('shop');
SELECT count(*) AS none_made FROM pg_class WHERE relnamespace = 'shop'::regnamespace AND relname = 'cluster';
DROP VIEW shop.claim;
CREATE FUNCTION shop.products_of(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT * FROM create_api('shop');
DROP SCHEMA shop CASCADE;

-- A schema that was there is not removed, one that create_api made is.
CREATE SCHEMA before;
SELECT count(*) FROM create_api('before');
SELECT kind, count(*) FROM drop_api('before') GROUP BY kind ORDER BY kind;
SELECT count(*) FROM create_api('made');
SELECT kind, count(*) FROM drop_api('made') GROUP BY kind ORDER BY kind;
SELECT nspname FROM pg_namespace WHERE nspname IN ('before', 'made');

-- Names that need quotes; schemas that it refuses.
SELECT count(*) FROM create_api('Bo"b; DROP SCHEMA before; -- 100%s $1');
SELECT cluster FROM "Bo""b; DROP SCHEMA before; -- 100%s $1".nearest_clusters('socks', 120.2, 29.7, 1);
SELECT object FROM drop_api('Bo"b; DROP SCHEMA before; -- 100%s $1') WHERE kind <> 'function';
DROP SCHEMA before;
SELECT * FROM create_api(NULL);
SELECT * FROM create_api('atlas');
SELECT * FROM create_api('public');
SELECT * FROM create_api('pg_catalog');
SELECT * FROM create_api('information_schema');
SELECT count(*) AS nothing FROM drop_api(NULL);
SELECT count(*) AS nothing FROM drop_api('no such schema');
SELECT count(*) AS nothing FROM drop_api('atlas');
RESET ROLE;
DROP OWNED BY atlas_developer, atlas_web;
DROP ROLE atlas_developer, atlas_web;
