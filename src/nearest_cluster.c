/*
 * nearest_cluster.c
 *	  The clusters nearest to a point that make a product.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/datum.h"

#include "match_rows.h"
#include "result.h"
#include "compat.h"

#define AHEAD	8

PG_FUNCTION_INFO_V1(nearest_cluster);
PG_FUNCTION_INFO_V1(nearest_clusters);
PG_FUNCTION_INFO_V1(nearest_cluster_id);
PG_FUNCTION_INFO_V1(nearest_cluster_ids);
PG_FUNCTION_INFO_V1(cluster_distance);
PG_FUNCTION_INFO_V1(in_cluster);

/* The nearest cluster; NULL: none. */
static const PictureCluster *
nearest(const AtlasQuery *query)
{
	const GeoIndex *index = product_clusters(query->picture, query->product)->index;
	int			position = geo_index_nearest(index, &query->point.point, &query->filter);

	return position < 0 ? NULL : &query->picture->clusters[geo_index_id(index, position)];
}

/* nearest_cluster(product, point, min_quality, max_distance, role) returns atlas.cluster_match */
Datum
nearest_cluster(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	MatchRows	rows;
	int			position;
	HeapTupleData row;

	if (!query_begin(fcinfo, (QueryArguments) {2, 3, 4}, &query))
		PG_RETURN_NULL();
	rows = match_rows(fcinfo, &query);
	position = geo_index_nearest(rows.set->index, &query.point.point, &query.filter);
	if (position < 0)
		PG_RETURN_NULL();
	row = match_row(&rows, position, NAN);
	return datumCopy(PointerGetDatum(row.t_data), false, -1);
}

/* Hits on the k nearest clusters in the index of the product; how many there are. */
static int
nearest_hits(FunctionCallInfo fcinfo, AtlasQuery *query, const GeoIndex **index, GeoHit **hits)
{
	int			n;

	if (PG_ARGISNULL(2))
		return 0;
	if (PG_GETARG_INT32(2) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("k must not be negative")));
	if (!query_begin(fcinfo, (QueryArguments) {3, 4, 5}, query))
		return 0;
	*index = product_clusters(query->picture, query->product)->index;
	n = Min(PG_GETARG_INT32(2), geo_index_count(*index));
	*hits = palloc_extended(mul_size(Max(n, 1), sizeof(GeoHit)), MCXT_ALLOC_HUGE);
	return geo_index_k_nearest(*index, &query->point.point, &query->filter, n, *hits);
}

/*
 * nearest_clusters(product, point, k, min_quality, max_distance, role) returns setof atlas.cluster_match
 *
 * In a large atlas much of the time goes by waiting for the memory of the rows:
 * it is asked for ahead, a few rows at a time.
 */
Datum
nearest_clusters(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	const GeoIndex *index;
	GeoHit	   *hits;
	int			n = nearest_hits(fcinfo, &query, &index, &hits);
	MatchRows	rows;
	RowSink		sink;

	if (n > 0)
		rows = match_rows(fcinfo, &query);
	for (int i = 0; i < Min(n, AHEAD); i++)
		match_row_prefetch(&rows, hits[i].position);
	sink = begin_rows(fcinfo);
	for (int i = 0; i < n; i++)
	{
		HeapTupleData row = match_row(&rows, hits[i].position, hits[i].distance);

		CHECK_FOR_INTERRUPTS();
		tuplestore_puttuple(sink.store, &row);
		if (i + AHEAD < n)
			match_row_prefetch(&rows, hits[i + AHEAD].position);
	}
	return (Datum) 0;
}

/* nearest_cluster_ids(product, point, k, min_quality, max_distance, role) returns integer[] */
Datum
nearest_cluster_ids(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	const GeoIndex *index;
	GeoHit	   *hits;
	int			n = nearest_hits(fcinfo, &query, &index, &hits);
	Datum	   *ids = palloc_extended(mul_size(Max(n, 1), sizeof(Datum)), MCXT_ALLOC_HUGE);

	for (int i = 0; i < n; i++)
		ids[i] = Int32GetDatum(query.picture->clusters[geo_index_id(index, hits[i].position)].id);
	PG_RETURN_ARRAYTYPE_P(construct_array(ids, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

/* nearest_cluster_id(product, point, min_quality, role) returns integer */
Datum
nearest_cluster_id(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	const PictureCluster *found;

	if (!query_begin(fcinfo, (QueryArguments) {2, -1, 3}, &query) || (found = nearest(&query)) == NULL)
		PG_RETURN_NULL();
	PG_RETURN_INT32(found->id);
}

/* cluster_distance(product, point, min_quality, role) returns double precision, metres */
Datum
cluster_distance(PG_FUNCTION_ARGS)
{
	AtlasQuery	query;
	const PictureCluster *found;

	if (!query_begin(fcinfo, (QueryArguments) {2, -1, 3}, &query) || (found = nearest(&query)) == NULL)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(geodesic_distance_fast(&query.point.point, &found->point));
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
