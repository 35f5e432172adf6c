-- quality_tier: comparison with text, both ways round.  Drivers send strings
-- as text or varchar, for which there is no implicit cast.  The planner puts
-- the body in the place of the call, so that in the end two tiers are compared
-- and every index on a tier serves.  For that each body must be as strict and
-- as immutable as its function, and use each argument just once.

CREATE FUNCTION @extschema@.quality_tier_eq_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.=) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_eq_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator =. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_ne_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.<>) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_ne_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator <>. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_lt_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.<) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_lt_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator <. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_le_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.<=) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_le_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator <=. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_gt_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.>) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_gt_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator >. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.quality_tier_ge_text(@extschema@.quality_tier, pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN $1 OPERATOR(@extschema@.>=) CAST($2 AS @extschema@.quality_tier);
COMMENT ON FUNCTION @extschema@.quality_tier_ge_text(@extschema@.quality_tier, pg_catalog.text) IS
'Implementation of the operator >=. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_eq_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.=) $2;
COMMENT ON FUNCTION @extschema@.text_eq_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator =. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_ne_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.<>) $2;
COMMENT ON FUNCTION @extschema@.text_ne_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator <>. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_lt_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.<) $2;
COMMENT ON FUNCTION @extschema@.text_lt_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator <. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_le_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.<=) $2;
COMMENT ON FUNCTION @extschema@.text_le_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator <=. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_gt_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.>) $2;
COMMENT ON FUNCTION @extschema@.text_gt_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator >. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE FUNCTION @extschema@.text_ge_quality_tier(pg_catalog.text, @extschema@.quality_tier) RETURNS pg_catalog.bool
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CAST($1 AS @extschema@.quality_tier) OPERATOR(@extschema@.>=) $2;
COMMENT ON FUNCTION @extschema@.text_ge_quality_tier(pg_catalog.text, @extschema@.quality_tier) IS
'Implementation of the operator >=. NULL for NULL; 22P02 for a text that names no tier. Immutable.';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_eq_text,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier and the one that the text names are the same. NULL for NULL; 22P02 for a text that names none. Indexes serve, but not for = ANY (text[]): write = ANY ($1::quality_tier[]).';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_ne_text,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier and the one that the text names differ. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.< (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_lt_text,
	COMMUTATOR = OPERATOR(@extschema@.>), NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier is lower than the one that the text names. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.<= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_le_text,
	COMMUTATOR = OPERATOR(@extschema@.>=), NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier is lower than or equal to the one that the text names. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.> (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_gt_text,
	COMMUTATOR = OPERATOR(@extschema@.<), NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier is higher than the one that the text names. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.>= (
	LEFTARG = @extschema@.quality_tier, RIGHTARG = pg_catalog.text, FUNCTION = @extschema@.quality_tier_ge_text,
	COMMUTATOR = OPERATOR(@extschema@.<=), NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (@extschema@.quality_tier, pg_catalog.text) IS
'Whether the tier is higher than or equal to the one that the text names. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.= (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_eq_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names and the tier are the same. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_ne_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names and the tier differ. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.< (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_lt_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.>), NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR @extschema@.< (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names is lower than the tier. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.<= (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_le_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.>=), NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR @extschema@.<= (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names is lower than or equal to the tier. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.> (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_gt_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.<), NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR @extschema@.> (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names is higher than the tier. NULL for NULL; 22P02 for a text that names none.';

CREATE OPERATOR @extschema@.>= (
	LEFTARG = pg_catalog.text, RIGHTARG = @extschema@.quality_tier, FUNCTION = @extschema@.text_ge_quality_tier,
	COMMUTATOR = OPERATOR(@extschema@.<=), NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR @extschema@.>= (pg_catalog.text, @extschema@.quality_tier) IS
'Whether the tier that the text names is higher than or equal to the tier. NULL for NULL; 22P02 for a text that names none.';
