-- quality_tier: comparison, aggregates and operator classes.

CREATE FUNCTION @extschema@.quality_tier_eq(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_eq(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator =. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_ne(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_ne(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator <>. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_lt(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_lt(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator <. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_le(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_le(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator <=. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_gt(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_gt(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator >. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_ge(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_ge(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Implementation of the operator >=. NULL for NULL. Immutable.';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_eq,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.quality_tier, @extschema@.quality_tier) IS
'The same tier. NULL for NULL.';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.quality_tier, @extschema@.quality_tier) IS
'Different tiers. NULL for NULL.';

CREATE OPERATOR @extschema@.< (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_lt,
	COMMUTATOR = OPERATOR(@extschema@.>), NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.quality_tier, @extschema@.quality_tier) IS
'A lower tier: low < medium < high. NULL for NULL.';

CREATE OPERATOR @extschema@.<= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_le,
	COMMUTATOR = OPERATOR(@extschema@.>=), NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.quality_tier, @extschema@.quality_tier) IS
'The same tier or a lower one. NULL for NULL.';

CREATE OPERATOR @extschema@.> (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_gt,
	COMMUTATOR = OPERATOR(@extschema@.<), NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.quality_tier, @extschema@.quality_tier) IS
'A higher tier: high > medium > low. NULL for NULL.';

CREATE OPERATOR @extschema@.>= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.quality_tier_ge,
	COMMUTATOR = OPERATOR(@extschema@.<=), NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.quality_tier, @extschema@.quality_tier) IS
'The same tier or a higher one. NULL for NULL.';

-- Sorting and hashing.  Equal tiers are equal bytes, so that btree may merge
-- duplicates (btequalimage).

CREATE FUNCTION @extschema@.quality_tier_cmp(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_cmp(@extschema@.quality_tier, @extschema@.quality_tier) IS
'Comparison for btree: -1, 0 or 1 as the first tier is lower than, the same as or higher than the second. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_sortsupport(pg_catalog.internal) RETURNS pg_catalog.void
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_sortsupport(pg_catalog.internal) IS
'Hands a sort the comparison in C; not to be called from SQL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_hash(@extschema@.quality_tier) RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_hash(@extschema@.quality_tier) IS
'Hash of a tier, 32 bits, the same in all versions and on all machines. NULL for NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_hash_extended(@extschema@.quality_tier, pg_catalog.int8) RETURNS pg_catalog.int8
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_hash_extended(@extschema@.quality_tier, pg_catalog.int8) IS
'Hash of a tier with a seed, 64 bits, the same in all versions and on all machines; with seed 0 its low 32 bits are those of quality_tier_hash. NULL for NULL. Immutable.';

CREATE OPERATOR CLASS @extschema@.quality_tier_ops DEFAULT FOR TYPE @extschema@.quality_tier USING btree AS
	OPERATOR 1 @extschema@.<,
	OPERATOR 2 @extschema@.<=,
	OPERATOR 3 @extschema@.=,
	OPERATOR 4 @extschema@.>=,
	OPERATOR 5 @extschema@.>,
	FUNCTION 1 @extschema@.quality_tier_cmp(@extschema@.quality_tier, @extschema@.quality_tier),
	FUNCTION 2 @extschema@.quality_tier_sortsupport(pg_catalog.internal),
	FUNCTION 4 pg_catalog.btequalimage(pg_catalog.oid);
COMMENT ON OPERATOR CLASS @extschema@.quality_tier_ops USING btree IS
'Order of the tiers: low < medium < high.';
COMMENT ON OPERATOR FAMILY @extschema@.quality_tier_ops USING btree IS
'Order of the tiers: low < medium < high.';

CREATE OPERATOR CLASS @extschema@.quality_tier_ops DEFAULT FOR TYPE @extschema@.quality_tier USING hash AS
	OPERATOR 1 @extschema@.=,
	FUNCTION 1 @extschema@.quality_tier_hash(@extschema@.quality_tier),
	FUNCTION 2 @extschema@.quality_tier_hash_extended(@extschema@.quality_tier, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.quality_tier_ops USING hash IS
'Equality of tiers, for hash indexes, joins, grouping and partitions.';
COMMENT ON OPERATOR FAMILY @extschema@.quality_tier_ops USING hash IS
'Equality of tiers, for hash indexes, joins, grouping and partitions.';

CREATE OPERATOR CLASS @extschema@.quality_tier_minmax_ops DEFAULT FOR TYPE @extschema@.quality_tier USING brin AS
	OPERATOR 1 @extschema@.<,
	OPERATOR 2 @extschema@.<=,
	OPERATOR 3 @extschema@.=,
	OPERATOR 4 @extschema@.>=,
	OPERATOR 5 @extschema@.>,
	FUNCTION 1 pg_catalog.brin_minmax_opcinfo(pg_catalog.internal),
	FUNCTION 2 pg_catalog.brin_minmax_add_value(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
	FUNCTION 3 pg_catalog.brin_minmax_consistent(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
	FUNCTION 4 pg_catalog.brin_minmax_union(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal);
COMMENT ON OPERATOR CLASS @extschema@.quality_tier_minmax_ops USING brin IS
'The lowest and the highest tier of each range of blocks.';
COMMENT ON OPERATOR FAMILY @extschema@.quality_tier_minmax_ops USING brin IS
'The lowest and the highest tier of each range of blocks.';

CREATE FUNCTION @extschema@.quality_tier_larger(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_larger(@extschema@.quality_tier, @extschema@.quality_tier) IS
'The higher of two tiers, for max. NULL for NULL; GREATEST ignores NULL. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_smaller(@extschema@.quality_tier, @extschema@.quality_tier) RETURNS @extschema@.quality_tier
	AS 'MODULE_PATHNAME' LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.quality_tier_smaller(@extschema@.quality_tier, @extschema@.quality_tier) IS
'The lower of two tiers, for min. NULL for NULL; LEAST ignores NULL. Immutable.';

CREATE AGGREGATE @extschema@.max(@extschema@.quality_tier) (
	SFUNC = @extschema@.quality_tier_larger, STYPE = @extschema@.quality_tier, COMBINEFUNC = @extschema@.quality_tier_larger,
	SORTOP = OPERATOR(@extschema@.>), PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.max(@extschema@.quality_tier) IS
'The highest tier. NULLs are ignored; NULL if there is nothing else.';

CREATE AGGREGATE @extschema@.min(@extschema@.quality_tier) (
	SFUNC = @extschema@.quality_tier_smaller, STYPE = @extschema@.quality_tier, COMBINEFUNC = @extschema@.quality_tier_smaller,
	SORTOP = OPERATOR(@extschema@.<), PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.min(@extschema@.quality_tier) IS
'The lowest tier. NULLs are ignored; NULL if there is nothing else.';
