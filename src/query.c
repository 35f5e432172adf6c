/*
 * query.c
 *	  From a call's arguments to the part of the picture that answers.
 *
 * A call site asks for one product most of the time, or for few: it remembers
 * the last one, and what it led to.
 */
#include "postgres.h"

#include <math.h>

#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#include "product_names.h"
#include "quality_tier.h"
#include "query.h"
#include "role.h"
#include "settings.h"
#include "compat.h"

typedef struct LastProduct
{
	uint64		picture;		/* serial; 0: nothing remembered yet */
	int			roles;
	double		similarity;		/* the setting */
	int			product;		/* what product_scope() said */
	int			length;
	int			space;
	char	   *name;			/* in fn_mcxt */
} LastProduct;

static int
resolve_product(FunctionCallInfo fcinfo, Picture *picture, text *name, int roles)
{
	FmgrInfo   *site = fcinfo->flinfo;
	LastProduct *last = site->fn_extra;
	int			length = VARSIZE_ANY_EXHDR(name);

	if (last == NULL)
		last = site->fn_extra = MemoryContextAllocZero(site->fn_mcxt, sizeof(LastProduct));
	if (last->picture == picture->serial && last->roles == roles && last->similarity == product_similarity && last->length == length &&
		memcmp(last->name, VARDATA_ANY(name), length) == 0)
		return last->product;

	last->picture = 0;
	if (last->name == NULL || length > last->space)
	{
		char	   *larger = MemoryContextAlloc(site->fn_mcxt, Max(length, 1));

		if (last->name != NULL)
			pfree(last->name);
		last->name = larger;
		last->space = length;
	}
	memcpy(last->name, VARDATA_ANY(name), length);
	last->length = length;
	last->roles = roles;
	last->similarity = product_similarity;
	last->product = product_scope(picture, product_of_text(picture, VARDATA_ANY(name), length), roles);
	last->picture = picture->serial;
	return last->product;
}

int
roles_argument(FunctionCallInfo fcinfo, int n)
{
	if (n < 0)
		return ROLE_PRODUCTION;
	return PG_ARGISNULL(n) ? ROLE_ANY : role_of_name(PG_GETARG_TEXT_PP(n));
}

/* Metres; NULL: any distance. */
static double
max_distance_argument(FunctionCallInfo fcinfo, int n)
{
	double		distance;

	if (n < 0 || PG_ARGISNULL(n))
		return INFINITY;
	distance = PG_GETARG_FLOAT8(n);
	if (isnan(distance) || distance < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_distance must not be negative or NaN"),
				 errhint("It is in metres; NULL stands for any distance.")));
	return distance;
}

bool
product_argument(FunctionCallInfo fcinfo, int n, int n_role, Picture **picture, int *product, int *roles)
{
	*roles = roles_argument(fcinfo, n_role);
	if (PG_ARGISNULL(n))
		return false;
	*picture = picture_get();
	*product = resolve_product(fcinfo, *picture, PG_GETARG_TEXT_PP(n), *roles);
	return *product >= 0;
}

bool
query_begin(FunctionCallInfo fcinfo, QueryArguments where, AtlasQuery *query)
{
	int			roles = roles_argument(fcinfo, where.role);

	query->filter.max_distance = max_distance_argument(fcinfo, where.max_distance);
	query->filter.min_quality = where.min_quality < 0 || PG_ARGISNULL(where.min_quality) ? 0 : PG_GETARG_QUALITY_TIER(where.min_quality);
	query->filter.mask = roles;
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || !query_point(fcinfo, 1, &query->point))
		return false;
	query->picture = picture_get();
	query->product = resolve_product(fcinfo, query->picture, PG_GETARG_TEXT_PP(0), roles);
	return query->product >= 0;
}

PG_FUNCTION_INFO_V1(product_scope_id);

/* atlas.product_scope(product, role) returns integer */
Datum
product_scope_id(PG_FUNCTION_ARGS)
{
	Picture    *picture;
	int			product;
	int			roles;

	if (!product_argument(fcinfo, 0, 1, &picture, &product, &roles))
		PG_RETURN_NULL();
	PG_RETURN_INT32(picture->products[product].id);
}
