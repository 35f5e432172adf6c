/*
 * heaviest_disc.c
 *	  The aggregate atlas.heaviest_disc: where most weight lies within a radius.
 */
#include "postgres.h"

#include <math.h>

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "core/disc.h"
#include "point_argument.h"
#include "result.h"

typedef struct DiscState
{
	MemoryContext context;
	double		radius_m;
	int			n;
	int			space;
	DiscPoint  *points;
} DiscState;

static DiscState *
new_state(FunctionCallInfo fcinfo, double radius_m)
{
	MemoryContext context;
	DiscState  *state;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "heaviest_disc_add called outside an aggregate");
	if (isnan(radius_m) || radius_m < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("radius_m must not be negative or NaN")));
	state = MemoryContextAllocZero(context, sizeof(DiscState));
	state->context = context;
	state->radius_m = radius_m;
	return state;
}

PG_FUNCTION_INFO_V1(heaviest_disc_add);

/* atlas.heaviest_disc_add(internal, point, weight, radius_m) returns internal */
Datum
heaviest_disc_add(PG_FUNCTION_ARGS)
{
	DiscState  *state = PG_ARGISNULL(0) ? NULL : (DiscState *) PG_GETARG_POINTER(0);
	GeoPoint	point;
	double		weight;

	if (PG_ARGISNULL(3))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("radius_m must not be NULL")));
	if (state == NULL)
		state = new_state(fcinfo, PG_GETARG_FLOAT8(3));
	else if (state->radius_m != PG_GETARG_FLOAT8(3))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("radius_m must be the same for all rows")));
	if (PG_ARGISNULL(1) || !point_argument(fcinfo, 1, &point))
		PG_RETURN_POINTER(state);
	weight = PG_ARGISNULL(2) ? 0 : PG_GETARG_FLOAT8(2);
	if (!isfinite(weight) || weight < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weight must not be negative, infinite or NaN")));
	if (state->n == state->space)
	{
		int			space = state->space == 0 ? 64 : state->space * 2;

		if (state->space >= 1 << 28)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("heaviest_disc takes at most %d points", state->space)));
		if (state->points == NULL)
			state->points = MemoryContextAllocHuge(state->context, space * sizeof(DiscPoint));
		else
			state->points = repalloc_huge(state->points, mul_size(space, sizeof(DiscPoint)));
		state->space = space;
	}
	state->points[state->n].point = point;
	state->points[state->n].weight = weight;
	state->n++;
	PG_RETURN_POINTER(state);
}

static void
breathe(void)
{
	CHECK_FOR_INTERRUPTS();
}

PG_FUNCTION_INFO_V1(heaviest_disc_result);

/* atlas.heaviest_disc_result(internal) returns atlas.disc; it may be called again, with more points added */
Datum
heaviest_disc_result(PG_FUNCTION_ARGS)
{
	DiscState  *state = PG_ARGISNULL(0) ? NULL : (DiscState *) PG_GETARG_POINTER(0);
	void	   *scratch;
	Disc		disc;
	Datum		values[4];
	bool		nulls[4] = {false};

	if (state == NULL || state->n == 0)
		PG_RETURN_NULL();
	scratch = palloc_extended(disc_scratch_size(state->n), MCXT_ALLOC_HUGE);
	disc = disc_heaviest(state->points, state->n, state->radius_m, scratch, breathe);
	pfree(scratch);
	values[0] = Float8GetDatum(state->points[disc.centre].point.lon);
	values[1] = Float8GetDatum(state->points[disc.centre].point.lat);
	values[2] = Float8GetDatum(disc.weight);
	values[3] = Int32GetDatum(disc.count);
	return composite_result(fcinfo, values, nulls);
}
