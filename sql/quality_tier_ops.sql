-- quality_tier: order, hashing, aggregates, and what the catalogs say of them.
-- Each line of output says what was tried, and then whether it holds.
\pset format unaligned
\pset tuples_only on

SELECT 'low'::quality_tier < 'medium', 'medium'::quality_tier < 'high', 'low'::quality_tier < 'high', 'high' <> 'low'::quality_tier;

-- Every byte, tier or not, as if a disk had lost a bit: a cast that does
-- nothing makes them.  What is right for bytes that are no tier is right for
-- every tier that a later release adds.
BEGIN;
CREATE CAST ("char" AS quality_tier) WITHOUT FUNCTION;
CREATE CAST (quality_tier AS "char") WITHOUT FUNCTION;
CREATE TEMP TABLE byte AS SELECT n, n::"char"::quality_tier AS tier FROM generate_series(-128, 127) AS n;
SELECT 'bytes stored', count(DISTINCT tier), sum(pg_column_size(tier)) FROM byte;
SELECT 'and fetched', bool_and(tier::"char"::integer = n) FROM byte;
SELECT 'the tiers among them', string_agg(n || ' ' || tier, ', ' ORDER BY n) FROM byte WHERE n IN (10, 20, 30);
SELECT 'all pairs: the operators order as their codes do', count(*), bool_and(
	(a.tier = b.tier) = (a.n = b.n) AND (a.tier <> b.tier) = (a.n <> b.n) AND (a.tier < b.tier) = (a.n < b.n) AND
	(a.tier <= b.tier) = (a.n <= b.n) AND (a.tier > b.tier) = (a.n > b.n) AND (a.tier >= b.tier) = (a.n >= b.n))
FROM byte a, byte b;
SELECT 'all pairs: so does btree', bool_and(quality_tier_cmp(a.tier, b.tier) = sign(a.n - b.n)) FROM byte a, byte b;
SELECT 'all pairs: larger and smaller are two of them', bool_and(quality_tier_larger(a.tier, b.tier) = CASE WHEN a.n > b.n THEN a.tier ELSE b.tier END AND
	quality_tier_smaller(a.tier, b.tier) = CASE WHEN a.n < b.n THEN a.tier ELSE b.tier END) FROM byte a, byte b;
SELECT 'sorted as their codes', array_agg(n ORDER BY tier) = array_agg(n ORDER BY n), array_agg(n ORDER BY tier DESC) = array_agg(n ORDER BY n DESC) FROM byte;
SELECT 'no two hash alike', count(DISTINCT quality_tier_hash(tier)) = 256, count(DISTINCT quality_tier_hash_extended(tier, 0)) = 256,
	count(DISTINCT quality_tier_hash_extended(tier, 1)) = 256 FROM byte;
SELECT 'hashes as the integer of the same code', bool_and(quality_tier_hash(tier) = hashint4(n)) FROM byte;
SELECT 'the extended hash begins with the plain one', bool_and(quality_tier_hash_extended(tier, 0) & 4294967295 = quality_tier_hash(tier)::bigint & 4294967295) FROM byte;
SELECT 'the seed matters', bool_and(quality_tier_hash_extended(tier, 1) <> quality_tier_hash_extended(tier, 0)) FROM byte;
SELECT 'sent as stored', bool_and(quality_tier_send(tier) = set_byte('\x00', 0, n & 255)) FROM byte;
SELECT 'max and min', max(tier)::"char"::integer, min(tier)::"char"::integer FROM byte;
CREATE FUNCTION pg_temp.shown(quality_tier) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN quality_tier_out($1);
EXCEPTION WHEN data_corrupted THEN
	RETURN SQLSTATE;
END
$$;
SELECT shown, count(*) FROM (SELECT pg_temp.shown(tier) COLLATE "C" AS shown FROM byte) AS s GROUP BY shown ORDER BY shown;
SELECT tier FROM byte WHERE n = 40;
ROLLBACK;

-- all triples of tiers: one of them orders, the others follow
SELECT 'triples', count(*),
	bool_and(a.tier < b.tier AND b.tier < c.tier AND a.tier < c.tier) FILTER (WHERE a.tier < b.tier AND b.tier < c.tier) AS transitive,
	bool_and(a.tier = c.tier) FILTER (WHERE a.tier = b.tier AND b.tier = c.tier) AS equality_too,
	bool_and((a.tier <= b.tier) = (b.tier >= a.tier)) AS converse
FROM quality_tiers() a, quality_tiers() b, quality_tiers() c;

-- Hash indexes and partitions hold these numbers: they never change.  The last
-- seed is the one that hash partitioning uses.
SELECT tier, quality_tier_hash(tier), quality_tier_hash_extended(tier, 0), quality_tier_hash_extended(tier, 8816678312871386365) FROM quality_tiers();

-- aggregates, sorts, joins
CREATE TABLE tier_many (id integer, tier quality_tier);
INSERT INTO tier_many SELECT n, ('{low,medium,high,NULL}'::quality_tier[])[1 + (hashint4(n) & 3)] FROM generate_series(1, 20000) AS n;
ANALYZE tier_many;
SELECT tier, count(*), count(DISTINCT id % 7) FROM tier_many GROUP BY tier ORDER BY tier NULLS FIRST;
SELECT min(tier), max(tier), min(tier) FILTER (WHERE tier > 'low'), max(tier) FILTER (WHERE false), GREATEST('low', max(tier)), LEAST(NULL, min(tier)),
	mode() WITHIN GROUP (ORDER BY tier), percentile_disc(0.4) WITHIN GROUP (ORDER BY tier) FROM tier_many;
SELECT DISTINCT tier FROM tier_many ORDER BY tier DESC NULLS LAST;
SELECT array_agg(DISTINCT tier), count(DISTINCT tier) FROM tier_many;
SELECT tier, rank() OVER (ORDER BY tier), dense_rank() OVER (ORDER BY tier DESC) FROM quality_tiers() ORDER BY 1;
SELECT 'sorted', bool_and(tier >= before) FROM (SELECT tier, lag(tier) OVER (ORDER BY tier) AS before FROM tier_many) AS s;

CREATE FUNCTION pg_temp.plan_has(query text, path jsonpath) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json, COSTS off) ' || query INTO plan;
	RETURN plan::jsonb @? path;
END
$$;
\set partial '$.** ? (@."Partial Mode" == "Partial")'
\set hash_join '$.** ? (@."Node Type" == "Hash Join")'
\set merge_join '$.** ? (@."Node Type" == "Merge Join")'
\set hashed '$.** ? (@."Strategy" == "Hashed")'
\set sorted '$.** ? (@."Strategy" == "Sorted")'

BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
SELECT 'in parallel', pg_temp.plan_has('SELECT min(tier), max(tier) FROM tier_many', :'partial');
SELECT min(tier), max(tier) FROM tier_many;
ROLLBACK;

\set join 'SELECT count(*) FROM tier_many a JOIN tier_many b USING (tier) WHERE a.id <= 300 AND b.id <= 300'
SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT 'hash join', pg_temp.plan_has(:'join', :'hash_join');
:join;
SET enable_mergejoin = on;
SET enable_hashjoin = off;
SELECT 'merge join', pg_temp.plan_has(:'join', :'merge_join');
:join;
SET enable_nestloop = on;
SET enable_mergejoin = off;
:join;
RESET enable_mergejoin;
RESET enable_hashjoin;
\set groups 'SELECT tier, count(*) FROM tier_many GROUP BY tier'
SET enable_sort = off;
SELECT 'hashed groups', pg_temp.plan_has(:'groups', :'hashed');
SELECT count(*), sum(count) FROM (:groups) AS g;
RESET enable_sort;
SET enable_hashagg = off;
SELECT 'sorted groups', pg_temp.plan_has(:'groups', :'sorted');
SELECT count(*), sum(count) FROM (:groups) AS g;
RESET enable_hashagg;
DROP TABLE tier_many;

-- Catalogs: each line ends with what breaks the rule, so with nothing.
CREATE TEMP VIEW tier_function AS
	SELECT p.*, p.oid::regprocedure AS signature FROM pg_proc p
	JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	WHERE proname ~ 'quality_tier' OR proname IN ('min', 'max');
CREATE TEMP VIEW tier_operator AS
	SELECT o.*, o.oid::regoperator AS signature FROM pg_operator o WHERE 'quality_tier'::regtype IN (oprleft, oprright);
SELECT 'functions', count(*), count(*) FILTER (WHERE prolang = (SELECT oid FROM pg_language WHERE lanname = 'c')) AS c,
	count(*) FILTER (WHERE prosqlbody IS NOT NULL) AS sql FROM tier_function;
SELECT 'not immutable:', string_agg(signature::text, ' ') FROM tier_function WHERE provolatile <> 'i';
SELECT 'not parallel safe:', string_agg(signature::text, ' ') FROM tier_function WHERE proparallel <> 's';
SELECT 'not strict:', string_agg(signature::text, ' ') FROM tier_function WHERE NOT proisstrict AND pronargs > 0 AND prokind = 'f';
SELECT 'not commented:', string_agg(signature::text, ' ') FROM tier_function WHERE obj_description(oid, 'pg_proc') IS NULL;
SELECT 'security definer or with settings:', string_agg(signature::text, ' ') FROM tier_function WHERE prosecdef OR proconfig IS NOT NULL;
SELECT 'leakproof:', string_agg(proname, ' ' ORDER BY proname COLLATE "C") FROM tier_function WHERE proleakproof;
SELECT 'operators', count(*), count(*) FILTER (WHERE oprleft = oprright) AS of_two_tiers FROM tier_operator;
SELECT 'not commented:', string_agg(signature::text, ' ') FROM tier_operator WHERE obj_description(oid, 'pg_operator') IS NULL;
SELECT 'not the commutator of its commutator:', string_agg(o.signature::text, ' ') FROM tier_operator o
	WHERE NOT EXISTS (SELECT FROM tier_operator c WHERE c.oid = o.oprcom AND c.oprcom = o.oid AND c.oprleft = o.oprright AND c.oprright = o.oprleft);
SELECT 'not the negator of its negator:', string_agg(o.signature::text, ' ') FROM tier_operator o
	WHERE NOT EXISTS (SELECT FROM tier_operator n WHERE n.oid = o.oprnegate AND n.oprnegate = o.oid AND n.oprleft = o.oprleft AND n.oprright = o.oprright);
SELECT 'other estimators than the same operator has for integers:', string_agg(o.signature::text, ' ') FROM tier_operator o
	JOIN pg_operator i ON i.oprname = o.oprname AND i.oprleft = 'integer'::regtype AND i.oprright = 'integer'::regtype
	WHERE (o.oprrest, o.oprjoin, o.oprresult) <> (i.oprrest, i.oprjoin, i.oprresult) OR
		(o.oprleft = o.oprright AND (o.oprcanhash, o.oprcanmerge) <> (i.oprcanhash, i.oprcanmerge));
SELECT 'hashable or mergeable:', string_agg(signature::text, ' ') FROM tier_operator WHERE oprcanhash OR oprcanmerge;

-- what commutators and negators promise, tried on all pairs
CREATE FUNCTION pg_temp.breaks_promise(o tier_operator) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	broken boolean;
BEGIN
	EXECUTE format('SELECT bool_or((a.%1$s %3$s b.%2$s) IS DISTINCT FROM (b.%2$s %4$s a.%1$s) OR (a.%1$s %3$s b.%2$s) IS NOT DISTINCT FROM (a.%1$s %5$s b.%2$s))
			FROM quality_tiers() a, quality_tiers() b',
		CASE o.oprleft WHEN 'text'::regtype THEN 'label' ELSE 'tier' END, CASE o.oprright WHEN 'text'::regtype THEN 'label' ELSE 'tier' END,
		o.oprname, (SELECT oprname FROM pg_operator WHERE oid = o.oprcom), (SELECT oprname FROM pg_operator WHERE oid = o.oprnegate))
		INTO STRICT broken;
	RETURN broken;
END
$$;
SELECT 'operators whose commutator or negator lies:', count(*) FILTER (WHERE pg_temp.breaks_promise(o)), 'of', count(*) FROM tier_operator o;

SELECT amname, opcname, opcdefault, amvalidate(c.oid) AS valid, obj_description(c.oid, 'pg_opclass') IS NOT NULL AND obj_description(c.opcfamily, 'pg_opfamily') IS NOT NULL AS commented,
	(SELECT count(*) FROM pg_amop WHERE amopfamily = c.opcfamily) AS operators, (SELECT count(*) FROM pg_amproc WHERE amprocfamily = c.opcfamily) AS functions
FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod WHERE opcintype = 'quality_tier'::regtype ORDER BY amname;
SELECT aggfnoid::regprocedure, aggsortop::regoperator, aggcombinefn, aggtransfn = aggcombinefn AS combines_as_it_adds FROM pg_aggregate
WHERE aggfnoid IN (SELECT oid FROM tier_function) ORDER BY aggfnoid::regprocedure::text COLLATE "C";
SELECT 'casts not commented:', count(*) FROM pg_cast WHERE 'quality_tier'::regtype IN (castsource, casttarget) AND obj_description(oid, 'pg_cast') IS NULL;
SELECT 'the type is commented', obj_description('quality_tier'::regtype, 'pg_type') IS NOT NULL;
