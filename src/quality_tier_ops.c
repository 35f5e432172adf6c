/*
 * quality_tier_ops.c
 *	  The type quality_tier: comparison, hashing, and what sorts and indexes
 *	  need of them.
 *
 * Tiers are ordered by their codes.  All functions but the one for sorting are
 * strict, none can fail, and all agree on every byte, tier or not, so that
 * even a corrupted value breaks no index.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "utils/sortsupport.h"

#include "compat.h"
#include "quality_tier.h"

PG_FUNCTION_INFO_V1(quality_tier_eq);
PG_FUNCTION_INFO_V1(quality_tier_ne);
PG_FUNCTION_INFO_V1(quality_tier_lt);
PG_FUNCTION_INFO_V1(quality_tier_le);
PG_FUNCTION_INFO_V1(quality_tier_gt);
PG_FUNCTION_INFO_V1(quality_tier_ge);
PG_FUNCTION_INFO_V1(quality_tier_cmp);
PG_FUNCTION_INFO_V1(quality_tier_sortsupport);
PG_FUNCTION_INFO_V1(quality_tier_hash);
PG_FUNCTION_INFO_V1(quality_tier_hash_extended);
PG_FUNCTION_INFO_V1(quality_tier_larger);
PG_FUNCTION_INFO_V1(quality_tier_smaller);

/* quality_tier_eq(quality_tier, quality_tier) returns boolean, and so on */

Datum
quality_tier_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) == PG_GETARG_QUALITY_TIER(1));
}

Datum
quality_tier_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) != PG_GETARG_QUALITY_TIER(1));
}

Datum
quality_tier_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) < PG_GETARG_QUALITY_TIER(1));
}

Datum
quality_tier_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) <= PG_GETARG_QUALITY_TIER(1));
}

Datum
quality_tier_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) > PG_GETARG_QUALITY_TIER(1));
}

Datum
quality_tier_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_QUALITY_TIER(0) >= PG_GETARG_QUALITY_TIER(1));
}

/* quality_tier_cmp(quality_tier, quality_tier) returns integer: -1, 0 or 1 */
Datum
quality_tier_cmp(PG_FUNCTION_ARGS)
{
	int			a = PG_GETARG_QUALITY_TIER(0);
	int			b = PG_GETARG_QUALITY_TIER(1);

	PG_RETURN_INT32((a > b) - (a < b));
}

static int
compare(Datum x, Datum y, SortSupport ssup)
{
	int			a = DatumGetQualityTier(x);
	int			b = DatumGetQualityTier(y);

	(void) ssup;
	return (a > b) - (a < b);
}

/* quality_tier_sortsupport(internal) returns void */
Datum
quality_tier_sortsupport(PG_FUNCTION_ARGS)
{
	((SortSupport) PG_GETARG_POINTER(0))->comparator = compare;
	PG_RETURN_VOID();
}

/*
 * quality_tier_hash(quality_tier) returns integer.  Hash indexes and hash
 * partitions hold its results, so it stays as it is.
 */
Datum
quality_tier_hash(PG_FUNCTION_ARGS)
{
	return hash_uint32((uint32) PG_GETARG_QUALITY_TIER(0));
}

/* quality_tier_hash_extended(quality_tier, bigint) returns bigint */
Datum
quality_tier_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_uint32_extended((uint32) PG_GETARG_QUALITY_TIER(0), PG_GETARG_INT64(1));
}

/* quality_tier_larger(quality_tier, quality_tier) returns quality_tier, for max */
Datum
quality_tier_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_QUALITY_TIER(Max(PG_GETARG_QUALITY_TIER(0), PG_GETARG_QUALITY_TIER(1)));
}

/* quality_tier_smaller(quality_tier, quality_tier) returns quality_tier, for min */
Datum
quality_tier_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_QUALITY_TIER(Min(PG_GETARG_QUALITY_TIER(0), PG_GETARG_QUALITY_TIER(1)));
}
