/*
 * detect_datum.c
 *	  Which datum somebody's coordinates are in: the aggregate detect_datum().
 *
 * There are seven ways to explain how coordinates a and b of one place differ:
 * both are in one datum, or a is in one of three and b in another.  For each,
 * a is converted and the distance to b is what the explanation leaves over.
 * The state is these seven distances for each pair, so that the work is done
 * row by row, in all workers, and states are combined by joining them.
 *
 * The best explanation is the one whose median is least.  It is believed if
 * that is at most half of the next best's; unrelated pairs and most shifts of
 * another kind do not pass.  How sure it is, is the product of how much better
 * than the next best it fits, 1 - median / next, and of how many pairs speak
 * for it, each taken alone: (those + 1) / (all + 2), the rule of Laplace.
 */
#include "postgres.h"

#include <math.h>

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "core/datum.h"
#include "core/mainland.h"
#include "lonlat.h"
#include "result.h"
#include "compat.h"

#define EARTH_RADIUS	6371008.8	/* the mean radius, metres */
#define RADIAN			(3.14159265358979323846 / 180)

/* Fewer pairs than this say nothing. */
#define MIN_PAIRS		3

static const struct
{
	DatumKind	a;
	DatumKind	b;
	const char *name_a;
	const char *name_b;
}			explanations[] = {
	{DATUM_WGS84, DATUM_WGS84, "same", "same"},
	{DATUM_WGS84, DATUM_GCJ02, "wgs84", "gcj02"},
	{DATUM_GCJ02, DATUM_WGS84, "gcj02", "wgs84"},
	{DATUM_WGS84, DATUM_BD09, "wgs84", "bd09"},
	{DATUM_BD09, DATUM_WGS84, "bd09", "wgs84"},
	{DATUM_GCJ02, DATUM_BD09, "gcj02", "bd09"},
	{DATUM_BD09, DATUM_GCJ02, "bd09", "gcj02"},
};

#define EXPLANATIONS	((int) lengthof(explanations))

/* What each explanation leaves over, metres. */
typedef struct Pair
{
	float		left[lengthof(explanations)];
} Pair;

typedef struct DetectState
{
	int64		n;
	int64		capacity;
	Pair	   *pairs;
} DetectState;

static MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "called outside of an aggregate");
	return context;
}

/* Room for more pairs after the last one. */
static Pair *
more_pairs(DetectState *state, int64 more)
{
	while (state->n + more > state->capacity)
	{
		state->capacity = Max(state->n + more, 2 * state->capacity);
		state->pairs = repalloc_huge(state->pairs, state->capacity * sizeof(Pair));
	}
	state->n += more;
	return state->pairs + state->n - more;
}

static DetectState *
new_state(MemoryContext context)
{
	DetectState *state = MemoryContextAlloc(context, sizeof(DetectState));

	state->n = 0;
	state->capacity = 16;
	state->pairs = MemoryContextAlloc(context, state->capacity * sizeof(Pair));
	return state;
}

/* Metres on the sphere. */
static double
distance(double lon_a, double lat_a, double lon_b, double lat_b)
{
	double		across = sin((lon_b - lon_a) / 2 * RADIAN);
	double		up = sin((lat_b - lat_a) / 2 * RADIAN);
	double		h = up * up + cos(lat_a * RADIAN) * cos(lat_b * RADIAN) * across * across;

	return 2 * EARTH_RADIUS * asin(sqrt(Min(h, 1)));
}

PG_FUNCTION_INFO_V1(detect_datum_add);

/* (internal, lon_a, lat_a, lon_b, lat_b) returns internal */
Datum
detect_datum_add(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	DetectState *state = PG_ARGISNULL(0) ? new_state(context) : (DetectState *) PG_GETARG_POINTER(0);
	double		given[4];
	Pair	   *pair;

	for (int i = 0; i < 4; i++)
	{
		if (PG_ARGISNULL(i + 1))
			PG_RETURN_POINTER(state);
		given[i] = PG_GETARG_FLOAT8(i + 1);
	}
	check_lonlat(given[0], given[1]);
	check_lonlat(given[2], given[3]);

	/* Elsewhere all datums are the same. */
	if (!mainland_contains(given[2], given[3]))
		PG_RETURN_POINTER(state);

	pair = more_pairs(state, 1);
	for (int i = 0; i < EXPLANATIONS; i++)
	{
		double		lon = given[0];
		double		lat = given[1];

		datum_convert(explanations[i].a, explanations[i].b, DATUM_AREA_ALWAYS, &lon, &lat);
		pair->left[i] = (float) distance(lon, lat, given[2], given[3]);
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(detect_datum_combine);

Datum
detect_datum_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	DetectState *state = PG_ARGISNULL(0) ? new_state(context) : (DetectState *) PG_GETARG_POINTER(0);

	if (!PG_ARGISNULL(1))
	{
		DetectState *other = (DetectState *) PG_GETARG_POINTER(1);

		memcpy(more_pairs(state, other->n), other->pairs, other->n * sizeof(Pair));
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(detect_datum_serialize);

Datum
detect_datum_serialize(PG_FUNCTION_ARGS)
{
	DetectState *state = (DetectState *) PG_GETARG_POINTER(0);
	StringInfoData message;

	aggregate_context(fcinfo);
	pq_begintypsend(&message);
	pq_sendint64(&message, state->n);
	for (int64 i = 0; i < state->n; i++)
		for (int j = 0; j < EXPLANATIONS; j++)
			pq_sendfloat4(&message, state->pairs[i].left[j]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

PG_FUNCTION_INFO_V1(detect_datum_deserialize);

Datum
detect_datum_deserialize(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	bytea	   *sent = PG_GETARG_BYTEA_PP(0);
	DetectState *state = new_state(context);
	StringInfoData message;
	int64		n;
	Pair	   *pairs;

	initStringInfo(&message);
	appendBinaryStringInfo(&message, VARDATA_ANY(sent), VARSIZE_ANY_EXHDR(sent));
	n = pq_getmsgint64(&message);
	pairs = more_pairs(state, n);
	for (int64 i = 0; i < n; i++)
		for (int j = 0; j < EXPLANATIONS; j++)
			pairs[i].left[j] = pq_getmsgfloat4(&message);
	pq_getmsgend(&message);
	pfree(message.data);
	PG_RETURN_POINTER(state);
}

static int
compare_floats(const void *a, const void *b)
{
	float		x = *(const float *) a;
	float		y = *(const float *) b;

	return (x > y) - (x < y);
}

/* The median of what one explanation leaves over; column is scratch space. */
static double
median(const DetectState *state, int explanation, float *column)
{
	int64		middle = state->n / 2;

	for (int64 i = 0; i < state->n; i++)
		column[i] = state->pairs[i].left[explanation];
	qsort(column, state->n, sizeof(float), compare_floats);
	return state->n % 2 ? column[middle] : (column[middle - 1] + (double) column[middle]) / 2;
}

/* How many pairs one explanation suits better than any other does. */
static int64
pairs_for(const DetectState *state, int best)
{
	int64		n = 0;

	for (int64 i = 0; i < state->n; i++)
	{
		const float *left = state->pairs[i].left;
		bool		least = true;

		for (int j = 0; j < EXPLANATIONS; j++)
			least &= j == best || left[best] < left[j];
		n += least;
	}
	return n;
}

PG_FUNCTION_INFO_V1(detect_datum_result);

/* (internal) returns datum_detection: datum_a, datum_b, n, residual_m, confidence */
Datum
detect_datum_result(PG_FUNCTION_ARGS)
{
	DetectState *state = PG_ARGISNULL(0) ? NULL : (DetectState *) PG_GETARG_POINTER(0);
	Datum		values[5] = {0};
	bool		nulls[5] = {true, true, false, true, true};
	double		least = INFINITY;
	double		next = INFINITY;
	int			best = 0;

	aggregate_context(fcinfo);
	values[2] = Int64GetDatum(state ? state->n : 0);
	if (state && state->n >= MIN_PAIRS)
	{
		float	   *column = MemoryContextAllocHuge(CurrentMemoryContext, state->n * sizeof(float));

		for (int i = 0; i < EXPLANATIONS; i++)
		{
			double		left = median(state, i, column);

			if (left < least)
			{
				next = least;
				least = left;
				best = i;
			}
			else
				next = Min(next, left);
		}
		pfree(column);

		values[3] = Float8GetDatum(least);
		nulls[3] = false;
		if (least <= next / 2)
		{
			values[0] = CStringGetTextDatum(explanations[best].name_a);
			values[1] = CStringGetTextDatum(explanations[best].name_b);
			values[4] = Float8GetDatum((1 - least / next) * (pairs_for(state, best) + 1) / (state->n + 2));
			nulls[0] = nulls[1] = nulls[4] = false;
		}
	}
	return composite_result(fcinfo, values, nulls);
}
