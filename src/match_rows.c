/*
 * match_rows.c
 *	  Rows of atlas.cluster_match, made once for all clusters of a product.
 *
 * Two of the eleven columns depend on the point that somebody asks about.
 * Forming a row takes longer than finding the cluster does, above all when its
 * names lie scattered in memory; so the rows of a product are formed together,
 * side by side in the order of its index, and an answer only gets these two put
 * in.  They stand next to each other behind the last of the names.
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "cluster_columns.h"
#include "match_rows.h"
#include "result.h"
#include "compat.h"

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

/* What stands before each row; a row begins at the next multiple of MAXALIGN. */
typedef struct MatchRow
{
	uint32		length;
	uint32		distance_at;	/* bytes from the start of the row */
	uint8		quality_max;	/* of the specialisation that it shows */
	GeoPoint	point;			/* the cluster's, here to be at hand */
	double		radius_m;		/* negative: its extent is an area */
} MatchRow;

#define HEAD	MAXALIGN(sizeof(MatchRow))

static HeapTuple
form_row(Picture *picture, const PictureSpecialisation *made, TupleDesc columns)
{
	Datum		values[MATCH_COLUMNS];
	bool		nulls[MATCH_COLUMNS];

	cluster_columns(picture, made, &values[MATCH_CLUSTER_ID], &nulls[MATCH_CLUSTER_ID]);
	values[MATCH_DISTANCE_M] = Float8GetDatum(0);
	nulls[MATCH_DISTANCE_M] = false;
	values[MATCH_INSIDE] = BoolGetDatum(false);
	nulls[MATCH_INSIDE] = false;
	specialisation_columns(picture, made, &values[MATCH_QUALITY_MIN], &nulls[MATCH_QUALITY_MIN]);
	return heap_form_tuple(columns, values, nulls);
}

/* Where the distance stands, in bytes from the start of the row. */
static uint32
find_distance(HeapTuple row, TupleDesc columns)
{
	bool		isnull;
	char	   *product = DatumGetPointer(heap_getattr(row, MATCH_PRODUCT + 1, columns, &isnull));
	char	   *data = (char *) row->t_data + row->t_data->t_hoff;

	return row->t_data->t_hoff + DOUBLEALIGN(product + VARSIZE_ANY(product) - data);
}

static MatchRow *
make_row(Picture *picture, const PictureSpecialisation *made, TupleDesc columns)
{
	const PictureCluster *cluster = &picture->clusters[made->cluster];
	HeapTuple	formed = form_row(picture, made, columns);
	MatchRow   *row = picture_room(picture, HEAD + formed->t_len);

	*row = (MatchRow) {formed->t_len, find_distance(formed, columns), made->quality_max, cluster->point, cluster->by_area ? -1 : cluster->radius_m};
	memcpy((char *) row + HEAD, formed->t_data, formed->t_len);
	heap_freetuple(formed);
	return row;
}

/* A specialisation's row is the same in every part of the product tree that it shows for. */
static MatchRow **
make_rows(const MatchRows *rows)
{
	Picture    *picture = rows->query->picture;
	TupleDesc	columns = composite_columns(rows->fcinfo);
	int			n = geo_index_count(rows->set->index);
	MatchRow  **made = picture_room(picture, mul_size(n, sizeof(MatchRow *)));

	if (picture->rows == NULL)
		picture->rows = MemoryContextAllocExtended(picture->context, mul_size(picture->n_specialisations, sizeof(MatchRow *)),
												   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int i = 0; i < n; i++)
	{
		const PictureSpecialisation *best = best_specialisation(picture, rows->query->product, geo_index_id(rows->set->index, i), 0);
		MatchRow  **row = &picture->rows[best - picture->by_cluster];

		if (*row == NULL)
			*row = make_row(picture, best, columns);
		made[i] = *row;
	}
	ReleaseTupleDesc(columns);
	return made;
}

MatchRows
match_rows(FunctionCallInfo fcinfo, AtlasQuery *query)
{
	MatchRows	rows = {fcinfo, query, product_clusters(query->picture, query->product)};
	ClusterSet *set = &query->picture->products[query->product].clusters;

	if (set->rows == NULL)
		set->rows = make_rows(&rows);
	return rows;
}

static bool
holds(const MatchRows *rows, int position, const MatchRow *row)
{
	QueryPoint *point = &rows->query->point;
	Picture    *picture = rows->query->picture;

	if (row->radius_m >= 0)
		return geodesic_within(&point->point, &row->point, row->radius_m);
	return cluster_holds(picture, &picture->clusters[geo_index_id(rows->set->index, position)], point);
}

/* The row for another of the cluster's specialisations, one that reaches the tier. */
static HeapTupleData
other_row(const MatchRows *rows, int position, uint32 *distance_at)
{
	AtlasQuery *query = rows->query;
	int			cluster = geo_index_id(rows->set->index, position);
	TupleDesc	columns = composite_columns(rows->fcinfo);
	HeapTuple	row = form_row(query->picture, best_specialisation(query->picture, query->product, cluster, query->filter.min_quality), columns);

	*distance_at = find_distance(row, columns);
	ReleaseTupleDesc(columns);
	return *row;
}

HeapTupleData
match_row(const MatchRows *rows, int position, double distance)
{
	const MatchRow *ready = rows->set->rows[position];
	uint32		distance_at = ready->distance_at;
	HeapTupleData row = {.t_len = ready->length, .t_data = (HeapTupleHeader) ((char *) ready + HEAD)};

	if (ready->quality_max < rows->query->filter.min_quality)
		row = other_row(rows, position, &distance_at);
	if (isnan(distance))
		distance = geodesic_distance_fast(&rows->query->point.point, &ready->point);
	memcpy((char *) row.t_data + distance_at, &distance, sizeof(distance));
	*((char *) row.t_data + distance_at + sizeof(distance)) = holds(rows, position, ready);
	return row;
}
