-- quality_tier: the type, its casts, and the list for a drop-down.  Its input
-- reads no table and no setting, so that every function of the type is
-- IMMUTABLE, and dumps restore whatever is or is not there yet.

CREATE TYPE @extschema@.quality_tier;

CREATE FUNCTION @extschema@.quality_tier_in(pg_catalog.cstring) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_in(pg_catalog.cstring) IS
'Input of quality_tier: low, medium, high, or one of the words that the comment of the type lists. 22P02 for anything else, as a soft error where the caller takes one (PostgreSQL 16 and later). NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_out(@extschema@.quality_tier) RETURNS pg_catalog.cstring
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_out(@extschema@.quality_tier) IS
'Output of quality_tier: always the label, low, medium or high. XX001 for a corrupted value. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_recv(pg_catalog.internal) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_recv(pg_catalog.internal) IS
'Binary input of quality_tier: one byte, the code 10 (low), 20 (medium) or 30 (high). 22P03 for any other byte. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_send(@extschema@.quality_tier) RETURNS pg_catalog.bytea
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_send(@extschema@.quality_tier) IS
'Binary output of quality_tier: one byte, the code 10 (low), 20 (medium) or 30 (high). NULL for NULL. Immutable.';

CREATE TYPE @extschema@.quality_tier (
	INPUT = @extschema@.quality_tier_in,
	OUTPUT = @extschema@.quality_tier_out,
	RECEIVE = @extschema@.quality_tier_recv,
	SEND = @extschema@.quality_tier_send,
	INTERNALLENGTH = 1,
	PASSEDBYVALUE,
	ALIGNMENT = char,
	STORAGE = plain,
	CATEGORY = 'U',
	COLLATABLE = false
);
COMMENT ON TYPE @extschema@.quality_tier IS
'How good the products of a cluster are: low < medium < high. One byte. Input also takes low-end, low-grade, low-quality, economy, 低, 低端, 低档 for low; middle, mid, mid-range, mid-end, middle-end, mid-grade, middle-grade, medium-grade, medium-quality, 中, 中端, 中档 for medium; high-end, high-grade, high-quality, premium, 高, 高端, 高档 for high (and 檔 for 档). Case, and white space around it, do not matter; for a hyphen a space or nothing will do. Output is always low, medium or high.';

-- Casts.  None is implicit: a tier becomes text or a number only where the
-- query says so.

CREATE FUNCTION @extschema@.quality_tier_from_text(pg_catalog.text) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_from_text(pg_catalog.text) IS
'The tier that a text names, by the rules of the input of quality_tier. 22P02 for a text that names none. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_from_integer(pg_catalog.int4) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_from_integer(pg_catalog.int4) IS
'The tier with this code: 10 is low, 20 medium, 30 high. 22023 for any other number. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_to_integer(@extschema@.quality_tier) RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_to_integer(@extschema@.quality_tier) IS
'The code of a tier: 10 for low, 20 for medium, 30 for high. It orders the tiers and never changes; differences of codes mean nothing. NULL for NULL. Immutable.';

CREATE CAST (pg_catalog.text AS @extschema@.quality_tier)
	WITH FUNCTION @extschema@.quality_tier_from_text(pg_catalog.text) AS ASSIGNMENT;
COMMENT ON CAST (pg_catalog.text AS @extschema@.quality_tier) IS
'By the rules of the input of quality_tier; 22P02 for a text that names no tier. By itself in INSERT and UPDATE, elsewhere explicit.';

CREATE CAST (pg_catalog.varchar AS @extschema@.quality_tier)
	WITH FUNCTION @extschema@.quality_tier_from_text(pg_catalog.text) AS ASSIGNMENT;
COMMENT ON CAST (pg_catalog.varchar AS @extschema@.quality_tier) IS
'By the rules of the input of quality_tier; 22P02 for a text that names no tier. By itself in INSERT and UPDATE, elsewhere explicit.';

CREATE CAST (pg_catalog.int4 AS @extschema@.quality_tier)
	WITH FUNCTION @extschema@.quality_tier_from_integer(pg_catalog.int4);
COMMENT ON CAST (pg_catalog.int4 AS @extschema@.quality_tier) IS
'Explicit: 10 is low, 20 medium, 30 high; 22023 for any other number.';

CREATE CAST (@extschema@.quality_tier AS pg_catalog.int4)
	WITH FUNCTION @extschema@.quality_tier_to_integer(@extschema@.quality_tier);
COMMENT ON CAST (@extschema@.quality_tier AS pg_catalog.int4) IS
'Explicit: 10 for low, 20 for medium, 30 for high.';

CREATE FUNCTION @extschema@.quality_tiers()
	RETURNS TABLE (tier @extschema@.quality_tier, label pg_catalog.text, rank pg_catalog.int4, label_zh pg_catalog.text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 3
BEGIN ATOMIC
	SELECT t.tier, CAST(t.tier AS pg_catalog.text), CAST(t.tier AS pg_catalog.int4), t.label_zh
	FROM (VALUES
			(CAST('low' AS @extschema@.quality_tier), CAST('低端' AS pg_catalog.text)),
			(CAST('medium' AS @extschema@.quality_tier), CAST('中端' AS pg_catalog.text)),
			(CAST('high' AS @extschema@.quality_tier), CAST('高端' AS pg_catalog.text))
		) AS t (tier, label_zh)
	ORDER BY 3;
END;
COMMENT ON FUNCTION @extschema@.quality_tiers() IS
'All tiers, the lowest first, for a drop-down: the tier, its label, its rank (the code, tier::integer) and its Chinese label. Immutable.';
