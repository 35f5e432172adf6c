/*
 * supplier_fit.c
 *	  Whether a supplier sits where its product is made.
 *
 * Production comes first: a supplier inside a cluster that makes its product
 * is where it should be, even if the same spot is a market for it.  Only one
 * that no such cluster holds can be a trader.
 */
#include "postgres.h"

#include <math.h>

#include "utils/array.h"
#include "utils/builtins.h"

#include "cluster_columns.h"
#include "clusters_holding.h"
#include "product_names.h"
#include "result.h"
#include "supplier_fit.h"
#include "compat.h"

#define NEAR_M	50e3
#define ROLES_OF_TRADERS	(ROLE_MARKET | ROLE_TRADE)

/* The columns of atlas.supplier_verdict. */
enum
{
	FIT_VERDICT,
	FIT_CLUSTER_ID,
	FIT_CLUSTER,
	FIT_PLACE,
	FIT_PROVINCE,
	FIT_PRODUCT,
	FIT_DISTANCE_M,
	FIT_DISTANCE_MIN_M,
	FIT_DISTANCE_MAX_M,
	FIT_QUALITY_MIN,
	FIT_QUALITY_MAX,
	FIT_NATIONAL_SHARE,
	FIT_GLOBAL_SHARE,
	FIT_CLAIMS,
	FIT_COLUMNS
};

/* Is the first cluster nearer to the point, or as near and of the lower id? */
static bool
comes_first(const PictureCluster *a, const PictureCluster *b, const GeoPoint *point)
{
	double		to_a = geodesic_distance_fast(point, &a->point);
	double		to_b = geodesic_distance_fast(point, &b->point);

	/* the fast distance is right to a millimetre */
	if (fabs(to_a - to_b) < 0.01)
	{
		to_a = geodesic_distance(point->lon, point->lat, a->point.lon, a->point.lat);
		to_b = geodesic_distance(point->lon, point->lat, b->point.lon, b->point.lat);
	}
	return to_a < to_b || (to_a == to_b && a->id < b->id);
}

/* The nearest of the clusters for a product, of these roles, that hold the point; NULL: none does. */
static const PictureCluster *
nearest_that_holds(Picture *picture, int product, int roles, QueryPoint *point)
{
	const PictureCluster *best = NULL;
	int		   *held;
	int			n = clusters_holding_list(picture, product_clusters(picture, product), roles, point, &held);

	for (int i = 0; i < n; i++)
		if (best == NULL || comes_first(&picture->clusters[held[i]], best, &point->point))
			best = &picture->clusters[held[i]];
	if (held != NULL)
		pfree(held);
	return best;
}

static const PictureCluster *
nearest_of(Picture *picture, int product, int roles, const QueryPoint *point)
{
	const GeoIndex *index = product_clusters(picture, product)->index;
	GeoFilter	filter = {0, roles, INFINITY};
	int			position = geo_index_nearest(index, &point->point, &filter);

	return position < 0 ? NULL : &picture->clusters[geo_index_id(index, position)];
}

static void
set_double(Datum *values, bool *nulls, int column, double value)
{
	values[column] = Float8GetDatum(value);
	nulls[column] = false;
}

static void
fill_cluster(Picture *picture, const PictureCluster *cluster, int product, const QueryPoint *point, double precision_m,
			 Datum *values, bool *nulls)
{
	const PictureSpecialisation *made = best_specialisation(picture, product, cluster - picture->clusters, 0);
	double		distance = geodesic_distance_fast(&point->point, &cluster->point);
	ArrayType  *claims;

	precision_m += cluster->precision_m;
	cluster_columns(picture, made, &values[FIT_CLUSTER_ID], &nulls[FIT_CLUSTER_ID]);
	set_double(values, nulls, FIT_DISTANCE_M, distance);
	set_double(values, nulls, FIT_DISTANCE_MIN_M, Max(distance - precision_m, 0));
	set_double(values, nulls, FIT_DISTANCE_MAX_M, distance + precision_m);
	specialisation_columns(picture, made, &values[FIT_QUALITY_MIN], &nulls[FIT_QUALITY_MIN]);
	picture_load_claims(picture);
	claims = picture->claims->of[made - picture->by_cluster];
	values[FIT_CLAIMS] = PointerGetDatum(claims);
	nulls[FIT_CLAIMS] = claims == NULL;
}

/*
 * The verdict on a point, the cluster that it is about (NULL: none), and the
 * part of the product tree that led to the cluster.
 */
static const char *
judge(Picture *picture, int product, QueryPoint *point, double near_m, const PictureCluster **cluster, int *scope)
{
	const PictureCluster *nearest = NULL;
	int			traded;

	*scope = product_scope(picture, product, ROLE_PRODUCTION);
	*cluster = NULL;
	if (point == NULL)
		return *scope < 0 ? "product_unknown" : "place_unknown";
	if (*scope >= 0)
	{
		nearest = nearest_of(picture, *scope, ROLE_PRODUCTION, point);
		*cluster = cluster_holds(picture, nearest, point) ? nearest :
			nearest_that_holds(picture, *scope, ROLE_PRODUCTION, point);
		if (*cluster != NULL)
			return "inside";
	}
	traded = product_scope(picture, product, ROLES_OF_TRADERS);
	if (traded >= 0 && (*cluster = nearest_that_holds(picture, traded, ROLES_OF_TRADERS, point)) != NULL)
	{
		*scope = traded;
		return "market_only";
	}
	*cluster = nearest;
	return nearest == NULL ? "product_unknown" : geodesic_within(&point->point, &nearest->point, near_m) ? "near" : "far";
}

Datum
supplier_verdict(FunctionCallInfo fcinfo, text *product, QueryPoint *point, double precision_m, double near_m)
{
	Picture    *picture = picture_get();
	Datum		values[FIT_COLUMNS];
	bool		nulls[FIT_COLUMNS];
	const PictureCluster *cluster;
	int			scope = product == NULL ? -1 : product_of_text(picture, VARDATA_ANY(product), VARSIZE_ANY_EXHDR(product));
	const char *verdict = judge(picture, scope, point, near_m, &cluster, &scope);

	memset(nulls, true, sizeof(nulls));
	values[FIT_VERDICT] = CStringGetTextDatum(verdict);
	nulls[FIT_VERDICT] = false;
	if (cluster != NULL)
		fill_cluster(picture, cluster, scope, point, precision_m, values, nulls);
	else if (scope >= 0)
	{
		values[FIT_PRODUCT] = PointerGetDatum(picture->products[scope].name);
		nulls[FIT_PRODUCT] = false;
	}
	return composite_result(fcinfo, values, nulls);
}

double
near_argument(FunctionCallInfo fcinfo, int n)
{
	double		near_m = PG_ARGISNULL(n) ? NEAR_M : PG_GETARG_FLOAT8(n);

	if (isnan(near_m) || near_m < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("near_m must not be negative or NaN"),
				 errhint("It is in metres; NULL stands for %g.", NEAR_M)));
	return near_m;
}

PG_FUNCTION_INFO_V1(supplier_fit);

/* supplier_fit(product, point, near_m) returns atlas.supplier_verdict */
Datum
supplier_fit(PG_FUNCTION_ARGS)
{
	double		near_m = near_argument(fcinfo, 2);
	QueryPoint	point;
	bool		located = !PG_ARGISNULL(1) && query_point(fcinfo, 1, &point);

	return supplier_verdict(fcinfo, PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0), located ? &point : NULL, 0, near_m);
}
