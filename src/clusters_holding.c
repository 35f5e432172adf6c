/*
 * clusters_holding.c
 *	  The clusters for a product whose extent holds a point.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "clusters_holding.h"
#include "product_names.h"
#include "query.h"
#include "compat.h"

int
clusters_holding_list(Picture *picture, const ClusterSet *set, int roles, QueryPoint *point, int **held)
{
	GeoFilter	filter = {0, roles, INFINITY};
	int			few[32];
	int			n = geo_index_containing(set->index, &point->point, &filter, few, lengthof(few));
	int			space = n + set->n_by_area;
	int		   *found;

	*held = NULL;
	if (space == 0)
		return 0;
	found = palloc_extended(mul_size(space, sizeof(int)), MCXT_ALLOC_HUGE);
	if (n <= (int) lengthof(few))
		memcpy(found, few, n * sizeof(int));
	else
		geo_index_containing(set->index, &point->point, &filter, found, n);
	for (int i = 0; i < n; i++)
		found[i] = geo_index_id(set->index, found[i]);
	for (int i = 0; i < set->n_by_area; i++)
	{
		const PictureCluster *cluster = &picture->clusters[set->by_area[i]];

		if ((cluster->role & roles) && cluster_holds(picture, cluster, point))
			found[n++] = set->by_area[i];
	}
	if (n == 0)
		pfree(found);
	else
		*held = found;
	return n;
}

static int
compare_positions(const void *a, const void *b)
{
	return *(const int *) a - *(const int *) b;
}

PG_FUNCTION_INFO_V1(clusters_holding);

/* atlas.clusters_holding(product, point, role) returns integer[], in order; product NULL: whatever they make */
Datum
clusters_holding(PG_FUNCTION_ARGS)
{
	int			roles = roles_argument(fcinfo, 2);
	QueryPoint	point;
	Picture    *picture;
	const ClusterSet *set = NULL;
	int		   *held = NULL;
	int			n = 0;
	Datum	   *ids;

	if (PG_ARGISNULL(1) || !query_point(fcinfo, 1, &point))
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(INT4OID));
	picture = picture_get();
	if (PG_ARGISNULL(0))
		set = all_clusters(picture);
	else
	{
		text	   *name = PG_GETARG_TEXT_PP(0);
		int			product = product_scope(picture, product_of_text(picture, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)), roles);

		if (product >= 0)
			set = product_clusters(picture, product);
	}
	if (set != NULL)
		n = clusters_holding_list(picture, set, roles, &point, &held);
	if (n == 0)
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(INT4OID));

	qsort(held, n, sizeof(int), compare_positions);	/* clusters are by id */
	ids = palloc_extended(mul_size(n, sizeof(Datum)), MCXT_ALLOC_HUGE);
	for (int i = 0; i < n; i++)
		ids[i] = Int32GetDatum(picture->clusters[held[i]].id);
	PG_RETURN_ARRAYTYPE_P(construct_array(ids, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}
