-- quality_tier: what goes in, what comes out, and the casts.
-- Each line of output says what was tried, and then whether it holds.
\pset format unaligned
\pset tuples_only on

-- what a user sees
SELECT 'high-end'::quality_tier, '中端'::quality_tier, ' LOW '::quality_tier, NULL::quality_tier;
SELECT 'hihg'::quality_tier;
SELECT 25::quality_tier;
SELECT * FROM quality_tiers();

-- the SQLSTATE and the message of a statement, or 'no error'
CREATE FUNCTION pg_temp.outcome(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END
$$;

-- every word, through input and through the cast from text
CREATE TEMP TABLE word (tier quality_tier, words text[]);
INSERT INTO word VALUES
	('low', '{low,low-end,low-grade,low-quality,economy,低,低端,低档,低檔}'),
	('medium', '{medium,medium-grade,medium-quality,middle,middle-end,middle-grade,mid,mid-range,mid-end,mid-grade,中,中端,中档,中檔}'),
	('high', '{high,high-end,high-grade,high-quality,premium,高,高端,高档,高檔}');
CREATE TEMP TABLE spelling AS
	SELECT tier, replace(before || spelling || after, '-', hyphen) AS text
	FROM word, unnest(words) AS w, unnest(ARRAY[w, upper(w), initcap(w)]) AS spelling,
		unnest(ARRAY['-', ' ', '']) AS hyphen,
		unnest(ARRAY['', ' ', E'\t\n\x0b\f\r', '　 　']) AS before, unnest(ARRAY['', ' ', E'\r\n', '　']) AS after;
SELECT 'spellings tried', count(DISTINCT text) FROM spelling;
SELECT 'input understands them', bool_and(quality_tier_in(textout(text)) = tier) FROM spelling;
SELECT 'the cast from text understands them', bool_and(text::quality_tier = tier) FROM spelling;
SELECT 'and from varchar', bool_and(text::varchar::quality_tier = tier) FROM spelling;
SELECT 'output is the label', tier, bool_and(text::quality_tier::text = tier::text) FROM spelling GROUP BY tier ORDER BY tier;

-- the hint of an error names words, and all are understood
DO $$
DECLARE
	hint text;
	word text;
	words integer := 0;
BEGIN
	PERFORM 'x'::quality_tier;
EXCEPTION WHEN invalid_text_representation THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	FOREACH word IN ARRAY regexp_split_to_array(regexp_replace(hint, '^Use |, or the Chinese.*$', '', 'g'), '\W*\(or |\)?, ')
	LOOP
		PERFORM rtrim(word, ')')::quality_tier;
		words := words + 1;
	END LOOP;
	RAISE INFO 'words in the hint, all understood: %', words;
END
$$;
SELECT 'and all Latin words are in the hint', count(*) FROM word, unnest(words) AS w WHERE w ~ '^[a-z]';

-- words that are no tier
SELECT text, pg_temp.outcome(format('SELECT %L::quality_tier', text))
FROM unnest(ARRAY['', ' ', '-', 'lo', 'lows', 'low--end', 'low  end', 'low_end', 'low-', 'mid-to-high', '中高端', '中低端', 'budget', 'cheap',
		'luxury', 'standard', 'better', '10', 'null', 'ｌｏｗ', 'lоw', 'low' || chr(160), '''; DROP TABLE x; --', '%s%n%m', E'a\tb', '"']) AS text;
SELECT 'the cast says the same', bool_and(pg_temp.outcome(format('SELECT %L::quality_tier', text)) = pg_temp.outcome(format('SELECT %L::text::quality_tier', text)))
FROM unnest(ARRAY['', '-', 'lo', '中高端', '%s', repeat('高', 1000)]) AS text;

-- a long text is cut between two characters
SELECT pg_temp.outcome(format('SELECT %L::quality_tier', repeat('x', 64)));
SELECT pg_temp.outcome(format('SELECT %L::quality_tier', repeat('x', 65)));
SELECT pg_temp.outcome(format('SELECT %L::quality_tier', repeat('中', 1000000)));
SELECT pg_temp.outcome(format('SELECT %L::quality_tier', 'x' || repeat('𠀀', 1000)));
SELECT 'whole characters only, wherever the cut falls', bool_and(convert_from(textsend(pg_temp.outcome(format('SELECT %L::quality_tier', repeat('x', n) || repeat('中𠀀é', 100)))), 'UTF8') ~ '[x中𠀀é]{16,64}\.\.\.')
FROM generate_series(0, 70) AS n;
SELECT '10 MB of spaces round a word', (repeat(' ', 10000000) || 'high' || repeat('　', 1000))::quality_tier;

-- every text of one character of the Basic Multilingual Plane, bytes 1 to 127 among them
CREATE FUNCTION pg_temp.label_or_state(text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN quality_tier_in(textout($1));
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT outcome, count(*), CASE WHEN count(*) < 10 THEN string_agg(text, '') END
FROM (SELECT chr(c) AS text, pg_temp.label_or_state(chr(c)) COLLATE "C" AS outcome
	FROM generate_series(1, 65535) AS c WHERE c NOT BETWEEN 55296 AND 57343) AS tried
GROUP BY outcome ORDER BY outcome;

-- integers
SELECT tier, tier::integer, tier::integer::quality_tier = tier AS and_back FROM quality_tiers();
SELECT outcome, count(*)
FROM (SELECT regexp_replace(pg_temp.outcome(format('SELECT (%s)::quality_tier', n)), ': ' || n || '$', ': N') COLLATE "C" AS outcome
	FROM (SELECT generate_series(-300, 300) UNION ALL SELECT unnest(ARRAY[-2147483648, 2147483647, 65546, 266, -246])) AS i (n)) AS tried
GROUP BY outcome ORDER BY outcome;
SELECT 'the list agrees', bool_and(rank = tier::integer AND label = tier::text AND label_zh::quality_tier = tier) FROM quality_tiers();

-- the type as it lies on disk, which no release may change
SELECT typlen, typbyval, typalign, typstorage, typcategory, typispreferred, typcollation, typdelim
FROM pg_type WHERE oid = 'quality_tier'::regtype;
SELECT pg_column_size('high'::quality_tier);
SELECT 'implicit to and from nothing', string_agg(format('%s to %s: %s', castsource::regtype, casttarget::regtype,
	CASE castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' ELSE 'explicit' END), ', ' ORDER BY castsource, casttarget)
FROM pg_cast WHERE 'quality_tier'::regtype IN (castsource, casttarget);
SELECT pg_temp.outcome('SELECT ''low''::quality_tier(3)');

-- NULL in, NULL out
SELECT quality_tier_in(NULL) IS NULL, quality_tier_out(NULL) IS NULL, quality_tier_send(NULL) IS NULL,
	quality_tier_from_text(NULL) IS NULL, quality_tier_from_integer(NULL) IS NULL, quality_tier_to_integer(NULL) IS NULL;

-- the bytes of the binary protocol: send, and COPY both ways
SELECT tier, quality_tier_send(tier) FROM quality_tiers();
\copy (SELECT tier FROM quality_tiers()) TO PROGRAM 'od -An -v -tx1' (FORMAT binary)
CREATE TEMP TABLE received (tier quality_tier);
\copy received FROM PROGRAM 'printf ''PGCOPY\012\377\015\012\000\000\000\000\000\000\000\000\000\000\001\000\000\000\001\036\000\001\377\377\377\377\000\001\000\000\000\001\012\377\377''' (FORMAT binary)
SELECT * FROM received;
TRUNCATE received;
CREATE FUNCTION pg_temp.receive(field text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('COPY received FROM PROGRAM %L (FORMAT binary)',
		format('printf ''PGCOPY\012\377\015\012%s\001%s\377\377''', repeat('\000', 10), field));
	RETURN 'received';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
CREATE FUNCTION pg_temp.octal(byte integer) RETURNS text LANGUAGE sql RETURN '\' || byte / 64 || byte / 8 % 8 || byte % 8;
SELECT 'all 256 bytes received', pg_temp.receive('\000\000\000\001' || pg_temp.octal(byte)) AS outcome, count(*)
FROM generate_series(0, 255) AS byte GROUP BY 2 ORDER BY 2;
SELECT 'and sent as received', array_agg(quality_tier_send(tier) ORDER BY tier) FROM received;
SELECT 'no byte', pg_temp.receive('\000\000\000\000');
SELECT 'two bytes', pg_temp.receive('\000\000\000\002\012\012');

-- in arrays, composites, domains, JSON, defaults, generated columns
SELECT '{low,NULL,High End}'::quality_tier[], ARRAY['premium', NULL]::quality_tier[], '{low,middle}'::text[]::quality_tier[];
CREATE TEMP TABLE supplier (
	id integer GENERATED ALWAYS AS IDENTITY,
	said text,
	tier quality_tier DEFAULT 'middle',
	read quality_tier GENERATED ALWAYS AS (said::quality_tier) STORED,
	CHECK (tier >= 'medium')
);
INSERT INTO supplier (said) VALUES ('Low-End'), (NULL), ('高端');
INSERT INTO supplier (said, tier) SELECT word, word FROM unnest(ARRAY['premium', 'mid-range']) AS word;
INSERT INTO supplier (tier) SELECT 'economy'::varchar;
INSERT INTO supplier (said) VALUES ('cheap');
UPDATE supplier SET tier = said WHERE said = '高端';
SELECT * FROM supplier ORDER BY id;
SELECT row_to_json(s) FROM supplier s WHERE said = 'premium';
SELECT tier FROM json_populate_record(NULL::supplier, '{"tier": "high-end"}');
CREATE DOMAIN pg_temp.good AS quality_tier CHECK (VALUE > 'low');
SELECT 'medium'::pg_temp.good = 'medium', pg_temp.outcome('SELECT ''low''::pg_temp.good');
