-- quality_tier: soft errors, from PostgreSQL 16 on.
\pset format unaligned
\pset tuples_only on

SELECT text, pg_input_is_valid(text, 'quality_tier') FROM unnest(ARRAY['low', ' High-End ', '中档', 'cheap', '', '高中']) AS text;
SELECT message, sql_error_code, detail IS NULL AS no_detail, hint ~ '^Use low .*medium .*high ' AS has_hint FROM pg_input_error_info('cheap', 'quality_tier');
SELECT 'no error', message IS NULL, hint IS NULL, sql_error_code IS NULL FROM pg_input_error_info('premium', 'quality_tier');
SELECT left(message, 60), right(message, 6), octet_length(message) FROM pg_input_error_info(repeat('低', 100000), 'quality_tier');
SELECT pg_input_is_valid('{low,NULL,mid}', 'quality_tier[]'), pg_input_is_valid('{low,none}', 'quality_tier[]');

-- all characters of the Basic Multilingual Plane: no error is thrown, the same three are valid
CREATE TEMP TABLE character AS SELECT chr(c) AS text FROM generate_series(1, 65535) AS c WHERE c NOT BETWEEN 55296 AND 57343;
SELECT count(*), string_agg(text, ' ' ORDER BY text COLLATE "C") FILTER (WHERE pg_input_is_valid(text, 'quality_tier')) FROM character;
SELECT e.sql_error_code, count(*) FROM character, pg_input_error_info(text, 'quality_tier') AS e GROUP BY 1 ORDER BY 1;
