-- quality_tier beside text: parameters of drivers, literals, joins.
-- Each line of output says what was tried, and then what came of it.
\pset format unaligned
\pset tuples_only on

CREATE FUNCTION pg_temp.outcome(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result;
	RETURN coalesce(result, 'NULL');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END
$$;

CREATE FUNCTION pg_temp.explain(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan;
END
$$;

CREATE TEMP TABLE made (id integer, tier quality_tier, t text, v varchar(10), c char(10));
INSERT INTO made SELECT n, word, initcap(word), word, word
FROM generate_series(1, 5000) AS n, CAST((ARRAY['low', 'medium', 'high', NULL])[1 + (hashint4(n) & 3)] AS text) AS word;
CREATE INDEX made_tier ON made (tier);
ANALYZE made;

-- all twelve operators against the same ones for two tiers, on all pairs and words
CREATE TEMP TABLE word AS SELECT * FROM (VALUES ('low'), ('Economy'), (' MIDDLE'), ('mid range'), ('高端'), ('high'), (NULL)) AS w (word);
CREATE FUNCTION pg_temp.differs(operator text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	differences bigint;
BEGIN
	EXECUTE format('SELECT count(*) FILTER (WHERE tier %1$s word IS DISTINCT FROM tier %1$s word::quality_tier OR word %1$s tier IS DISTINCT FROM word::quality_tier %1$s tier)
		+ count(*) FILTER (WHERE tier %1$s word::varchar IS DISTINCT FROM tier %1$s word::quality_tier OR word::char(20) %1$s tier IS DISTINCT FROM word::quality_tier %1$s tier)
		FROM (SELECT tier FROM quality_tiers() UNION ALL SELECT NULL) AS t, word', operator) INTO differences;
	RETURN differences;
END
$$;
SELECT operator, pg_temp.differs(operator) AS differences FROM unnest(ARRAY['=', '<>', '!=', '<', '<=', '>', '>=']) AS operator;
SELECT condition, pg_temp.outcome('SELECT ' || condition)
FROM unnest(ARRAY['''low''::quality_tier = ''cheap''::text', '''cheap''::text < ''low''::quality_tier', '''low''::quality_tier >= repeat(''x'', 100)', '''low''::quality_tier = NULL::text', '''low''::quality_tier = 10']) AS condition;

-- The planner puts the body in the place of the call: with parameters of each
-- type a driver may send, known only when the plan runs, the index serves.
CREATE FUNCTION pg_temp.with_parameter(type text, condition text, value text) RETURNS text LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
	plan json;
	found text;
BEGIN
	EXECUTE format('PREPARE made_query (%s) AS SELECT count(*) FROM made WHERE %s', type, condition);
	EXECUTE format('EXPLAIN (FORMAT json) EXECUTE made_query(%L)', value) INTO plan;
	EXECUTE format('EXECUTE made_query(%L)', value) INTO found;
	DEALLOCATE made_query;
	RETURN CASE WHEN jsonb_path_exists(plan::jsonb, '$.** ? (@."Index Name" == "made_tier" && exists(@."Index Cond"))') THEN 'index, ' ELSE 'no index, ' END || found || ' rows';
END
$$;
SELECT type, condition, pg_temp.with_parameter(type, condition, 'medium')
FROM unnest(ARRAY['text', 'varchar', 'char(6)', 'name', 'quality_tier', 'unknown']) AS type,
	unnest(ARRAY['tier = $1', 'tier >= $1', '$1 > tier', 'tier BETWEEN ''low'' AND $1', 'tier IN ($1, ''low'')']) AS condition;
SELECT 'made of', tier, count(*) FROM made GROUP BY tier ORDER BY tier;
SELECT type, condition, pg_temp.with_parameter(type, condition, '{medium,High-End}')
FROM (VALUES ('text[]', 'tier = ANY ($1)'), ('varchar[]', 'tier = ANY ($1)'), ('text[]', 'tier = ANY ($1::quality_tier[])'), ('quality_tier[]', 'tier = ANY ($1)'), ('unknown', 'tier = ANY ($1)'),
	('text[]', 'tier <> ALL ($1)')) AS q (type, condition);

-- a parameter without a type takes that of the column
PREPARE untyped AS SELECT count(*) FROM made WHERE tier >= $1 AND $2 <> tier AND tier IN ($3, $4) AND tier BETWEEN $5 AND $6;
SELECT parameter_types FROM pg_prepared_statements WHERE name = 'untyped';
EXECUTE untyped('medium', 'low', 'premium', 'mid', 'low', 'high');

-- insert and update take text and varchar, by parameter too
PREPARE put (integer, text, varchar) AS INSERT INTO made (id, tier, t) VALUES ($1, $2, 'put'), ($1 + 1, $3, 'put');
EXECUTE put(10001, 'Low-End', '中档');
PREPARE set_to (varchar) AS UPDATE made SET tier = $1 WHERE id = 10002;
EXECUTE set_to('premium');
EXECUTE set_to('best');
SELECT id, tier FROM made WHERE t = 'put' ORDER BY id;
DELETE FROM made WHERE t = 'put';

-- literals have no type of their own: two tiers are compared, nothing is ambiguous
SELECT expression, pg_temp.outcome(format('SELECT %s FROM (SELECT ''medium''::quality_tier AS q, ''Mid-Range''::text AS t, ''premium''::varchar AS v) AS s', expression))
FROM unnest(ARRAY['q >= ''medium''', '''high'' > q', 'q <> ''Mid Range''', 'q = NULL', 'q IS DISTINCT FROM ''middle''', 'q IS NOT DISTINCT FROM t',
	'q IN (''low'', ''medium'')', 'q NOT IN (''low'', ''high'')', 'q IN (t, v)', 'q IN (''low'', v)', 'q NOT IN (v)', 'v IN (q, ''high'')', 'q BETWEEN ''low'' AND ''high''', 'q BETWEEN t AND v',
	'q BETWEEN SYMMETRIC v AND ''low''', 'q = ANY (''{low,mid}'')', 'q = ANY (ARRAY[''low'', ''mid''])', 'q = ANY (ARRAY[t, v])', 'q < ALL (ARRAY[v])', 'v = ANY (ARRAY[q])', '''high'' = ANY (ARRAY[q])',
	'CASE q WHEN ''low'' THEN 1 WHEN ''middle'' THEN 2 END', 'CASE q WHEN t THEN 1 ELSE 0 END', 'CASE WHEN q > ''low'' THEN q ELSE ''low'' END', 'COALESCE(q, ''low'')', 'COALESCE(NULL, ''low'', q)',
	'NULLIF(q, ''mid'')', 'NULLIF(q, v)', 'GREATEST(q, ''high'')', 'LEAST(''low'', q)', 'ARRAY[q, ''high-end'']', 'ARRAY[q] @> ''{middle}''', 'ROW(q, 1) = ROW(''mid'', 1)', '(q, 1) < (''high'', 0)',
	'q::text = ''medium''', 'q || '' quality''', 'q::varchar(3)', 'quality_tier(''premium'')', 'COALESCE(q, t::quality_tier)', 'COALESCE(q, t)', '(q, t) < (t, q)', 'q LIKE ''med%''', 'q::text LIKE ''med%''']) AS expression;

-- where there is no tier, operators find what they found before
SELECT 'low' = 'low', t = 'Low', v = 'low', c = 'low', 'low' = c, v < 'm', t > 'M', t = v, c <> v, t = 'low'::name, v IN ('low', 'medium')
FROM made WHERE tier = 'low' LIMIT 1;
SELECT q FROM (SELECT tier AS q FROM made UNION SELECT 'low' UNION SELECT 'High') AS u ORDER BY q;
SELECT tier FROM made WHERE tier > 'low' INTERSECT SELECT 'premium';
VALUES ('medium'), ('low'::quality_tier), ('high') ORDER BY 1;
SELECT 'union with text', pg_temp.outcome('SELECT tier FROM made UNION SELECT t FROM made');

-- joins, either way round, by each method
CREATE FUNCTION pg_temp.join_by(node text, condition text) RETURNS text LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_nestloop = off AS $$
DECLARE
	query text := format('SELECT count(*) FROM made a JOIN made b ON a.id <= 400 AND b.id <= 400 AND %s', condition);
	found bigint;
BEGIN
	PERFORM set_config('enable_' || replace(replace(lower(node), 'ed loop', 'loop'), ' ', ''), 'on', true);
	IF NOT jsonb_path_exists(pg_temp.explain(query), '$.** ? (@."Node Type" == $node)', jsonb_build_object('node', node)) THEN
		RETURN 'another join';
	END IF;
	EXECUTE query INTO found;
	RETURN found;
END
$$;
SELECT condition, string_agg(node || ' ' || pg_temp.join_by(node, condition), ', ' ORDER BY node)
FROM unnest(ARRAY['Hash Join', 'Merge Join', 'Nested Loop']) AS node, unnest(ARRAY['a.tier = b.tier', 'a.tier = b.t', 'a.v = b.tier', 'a.c = b.tier']) AS condition
GROUP BY condition ORDER BY condition COLLATE "C";
SELECT count(*) FROM made WHERE tier IN (SELECT t FROM made WHERE t > 'L' AND t < 'M');
SELECT count(*) FROM made a WHERE NOT EXISTS (SELECT FROM made b WHERE b.v = a.tier);
SELECT count(*), count(b.id) FROM made a LEFT JOIN (SELECT * FROM made WHERE id < 0) b ON a.tier = b.t;

-- A view on it: what a dump writes of it is understood where nothing is in the
-- search path, and means the same.
CREATE TEMP VIEW good AS SELECT id FROM made WHERE tier >= 'medium'::text AND 'high'::varchar >= tier;
DO $$
BEGIN
	PERFORM set_config('search_path', '', true);
	EXECUTE 'CREATE TEMP VIEW good_again AS ' || pg_catalog.pg_get_viewdef('pg_temp.good'::regclass);
END
$$;
SELECT (SELECT count(*) FROM good), (SELECT count(*) FROM good_again), pg_get_viewdef('good') = pg_get_viewdef('good_again'), pg_get_viewdef('good') ~ 'tier >= ''medium''::text';
