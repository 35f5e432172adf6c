/*
 * nearest_cluster.c
 *	  The clusters nearest to a point that make a product.
 */
#include "postgres.h"

#include <math.h>

#include "funcapi.h"
#include "miscadmin.h"

#include "quality_tier.h"
#include "query.h"
#include "result.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(nearest_cluster);
PG_FUNCTION_INFO_V1(nearest_clusters);
PG_FUNCTION_INFO_V1(nearest_cluster_id);
PG_FUNCTION_INFO_V1(cluster_distance);
PG_FUNCTION_INFO_V1(in_cluster);

/* The columns of atlas.cluster_match. */
enum
{
	MATCH_CLUSTER_ID,
	MATCH_CLUSTER,
	MATCH_PLACE,
	MATCH_PROVINCE,
	MATCH_PRODUCT,
	MATCH_DISTANCE_M,
	MATCH_INSIDE,
	MATCH_QUALITY_MIN,
	MATCH_QUALITY_MAX,
	MATCH_NATIONAL_SHARE,
	MATCH_GLOBAL_SHARE,
	MATCH_COLUMNS
};

/* The distance is the exact one when that is known, else right to a millimetre. */
static void
fill_match(AtlasQuery *query, int found, double distance, Datum *values, bool *nulls)
{
	PictureCluster *cluster = &query->picture->clusters[found];
	const PictureSpecialisation *made = best_specialisation(query->picture, query->product, found, query->filter.min_quality);

	memset(nulls, 0, MATCH_COLUMNS * sizeof(bool));
	values[MATCH_CLUSTER_ID] = Int32GetDatum(cluster->id);
	values[MATCH_CLUSTER] = PointerGetDatum(cluster->name);
	values[MATCH_PLACE] = PointerGetDatum(cluster->place);
	values[MATCH_PROVINCE] = PointerGetDatum(cluster->province);
	nulls[MATCH_PROVINCE] = cluster->province == NULL;
	values[MATCH_PRODUCT] = PointerGetDatum(query->picture->products[made->product].name);
	values[MATCH_DISTANCE_M] = Float8GetDatum(isnan(distance) ? geodesic_distance_fast(&query->point.point, &cluster->point) : distance);
	values[MATCH_INSIDE] = BoolGetDatum(cluster_holds(query->picture, cluster, &query->point));
	values[MATCH_QUALITY_MIN] = QualityTierGetDatum(made->quality_min);
	nulls[MATCH_QUALITY_MIN] = made->quality_min == 0;
	values[MATCH_QUALITY_MAX] = QualityTierGetDatum(made->quality_max);
	nulls[MATCH_QUALITY_MAX] = made->quality_max == 0;
	values[MATCH_NATIONAL_SHARE] = Float8GetDatum(made->national_share);
	nulls[MATCH_NATIONAL_SHARE] = isnan(made->national_share);
	values[MATCH_GLOBAL_SHARE] = Float8GetDatum(made->global_share);
	nulls[MATCH_GLOBAL_SHARE] = isnan(made->global_share);
}

/* Position of the nearest cluster; -1: none. */
static int
nearest(const AtlasQuery *query)
{
	const GeoIndex *index = product_clusters(query->picture, query->product)->index;
	int			position = geo_index_nearest(index, &query->point.point, &query->filter);

	return position < 0 ? -1 : geo_index_id(index, position);
}

/* nearest_cluster(product, point, min_quality, max_distance, role) returns atlas.cluster_match */
Datum
nearest_cluster(PG_FUNCTION_ARGS)
{
	Datum		values[MATCH_COLUMNS];
	bool		nulls[MATCH_COLUMNS];
	AtlasQuery	query;
	int			found;

	if (!query_begin(fcinfo, (QueryArguments) {2, 3, 4}, &query) || (found = nearest(&query)) < 0)
		PG_RETURN_NULL();
	fill_match(&query, found, NAN, values, nulls);
	return composite_result(fcinfo, values, nulls);
}

/* nearest_clusters(product, point, k, min_quality, max_distance, role) returns setof atlas.cluster_match */
Datum
nearest_clusters(PG_FUNCTION_ARGS)
{
	RowSink		sink = begin_rows(fcinfo);
	AtlasQuery	query;
	const GeoIndex *index;
	GeoHit	   *hits;
	int			n;

	if (PG_ARGISNULL(2))
		return (Datum) 0;
	if (PG_GETARG_INT32(2) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("k must not be negative")));
	if (!query_begin(fcinfo, (QueryArguments) {3, 4, 5}, &query))
		return (Datum) 0;

	index = product_clusters(query.picture, query.product)->index;
	n = Min(PG_GETARG_INT32(2), geo_index_count(index));
	hits = palloc_extended(mul_size(Max(n, 1), sizeof(GeoHit)), MCXT_ALLOC_HUGE);
	n = geo_index_k_nearest(index, &query.point.point, &query.filter, n, hits);
	for (int i = 0; i < n; i++)
	{
		Datum		values[MATCH_COLUMNS];
		bool		nulls[MATCH_COLUMNS];

		CHECK_FOR_INTERRUPTS();
		fill_match(&query, geo_index_id(index, hits[i].position), hits[i].distance, values, nulls);
		add_row(&sink, values, nulls);
	}
	pfree(hits);
	return (Datum) 0;
}

/* nearest_cluster_id(product, point, min_quality, role) returns integer */
Datum
nearest_cluster_id(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	int			found;

	if (!query_begin(fcinfo, (QueryArguments) {2, -1, 3}, &query) || (found = nearest(&query)) < 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(query.picture->clusters[found].id);
}

/* cluster_distance(product, point, min_quality, role) returns double precision, metres */
Datum
cluster_distance(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	int			found;

	if (!query_begin(fcinfo, (QueryArguments) {2, -1, 3}, &query) || (found = nearest(&query)) < 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(geodesic_distance_fast(&query.point.point, &query.picture->clusters[found].point));
}

/* in_cluster(product, point, role) returns boolean; false where nothing is known, as WHERE would have it */
Datum
in_cluster(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;

	if (!query_begin(fcinfo, (QueryArguments) {-1, -1, 2}, &query))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(any_cluster_holds(query.picture, query.product, query.filter.mask, &query.point));
}
