/*
 * place_at.c
 *	  What holds a point: the place, and the clusters.
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "extent.h"
#include "result.h"
#include "role.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(place_at);
PG_FUNCTION_INFO_V1(clusters_at);

static bool
is_word(const text *given, const char *word)
{
	return VARSIZE_ANY_EXHDR(given) == strlen(word) && memcmp(VARDATA_ANY(given), word, strlen(word)) == 0;
}

/*
 * The province that holds a located point, told by one of its areas; NULL: none.
 * A boundary of a province decides before those of its parts, and a province
 * whose boundary does not hold the point is out of the question.
 */
static const PictureArea *
province_at(const Picture *picture, const QueryPoint *point, bool *by_boundary)
{
	*by_boundary = true;
	for (int i = 0; i < picture->n_areas && point->n_bounded > 0; i++)
		if (contains_id(point->bounded, point->n_bounded, picture->areas[i].province_id))
			return &picture->areas[i];
	if (point->area == NULL || contains_id(picture->bounded, picture->n_bounded, point->area->province_id))
		return NULL;
	*by_boundary = point->by_boundary;
	return point->area;
}

/*
 * place_at(point, level) returns atlas.place_match, level province or prefecture.
 * A municipality is a province without prefectures and stands for both.
 */
Datum
place_at(PG_FUNCTION_ARGS)
{
	QueryPoint	point;
	Picture    *picture;
	const PictureArea *area;
	bool		province;
	bool		by_boundary;
	Datum		values[5];
	bool		nulls[5] = {false};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	province = is_word(PG_GETARG_TEXT_PP(1), "province");
	if (!province && !is_word(PG_GETARG_TEXT_PP(1), "prefecture"))
	{
		text	   *given = PG_GETARG_TEXT_PP(1);

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no areas are known at level \"%.*s\"",
						pg_mbcliplen(VARDATA_ANY(given), VARSIZE_ANY_EXHDR(given), 64), VARDATA_ANY(given)),
				 errhint("Levels are province and prefecture.")));
	}
	if (!query_point(fcinfo, 0, &point))
		PG_RETURN_NULL();
	picture = picture_get();
	query_point_locate(picture, &point);
	area = point.area;
	by_boundary = point.by_boundary;
	if (province)
		area = province_at(picture, &point, &by_boundary);
	if (area == NULL)
		PG_RETURN_NULL();

	province = province || area->is_province;
	values[0] = Int32GetDatum(province ? area->province_id : area->id);
	values[1] = PointerGetDatum(province ? area->province : area->name);
	values[2] = CStringGetTextDatum(province ? "province" : "prefecture");
	values[3] = PointerGetDatum(area->province);
	values[4] = BoolGetDatum(!by_boundary);
	return composite_result(fcinfo, values, nulls);
}

static int
compare_positions(const void *a, const void *b)
{
	return *(const int *) a - *(const int *) b;
}

/* clusters_at(point) returns setof atlas.cluster_here, by id: the clusters whose extent holds the point. */
Datum
clusters_at(PG_FUNCTION_ARGS)
{
	RowSink		sink = begin_rows(fcinfo);
	QueryPoint	point;
	Picture    *picture;
	const ClusterSet *set;
	int		   *held;
	int			n;

	if (PG_ARGISNULL(0) || !query_point(fcinfo, 0, &point))
		return (Datum) 0;
	picture = picture_get();
	set = all_clusters(picture);
	held = palloc_extended(mul_size(Max(picture->n_clusters, 1), sizeof(int)), MCXT_ALLOC_HUGE);
	n = geo_index_containing(set->index, &point.point, &GEO_FILTER_NONE, held, picture->n_clusters);
	for (int i = 0; i < n; i++)
		held[i] = geo_index_id(set->index, held[i]);
	for (int i = 0; i < set->n_by_area; i++)
		if (cluster_holds(picture, &picture->clusters[set->by_area[i]], &point))
			held[n++] = set->by_area[i];
	qsort(held, n, sizeof(int), compare_positions);

	for (int i = 0; i < n; i++)
	{
		PictureCluster *cluster = &picture->clusters[held[i]];
		Datum		values[6];
		bool		nulls[6] = {false};

		CHECK_FOR_INTERRUPTS();
		values[0] = Int32GetDatum(cluster->id);
		values[1] = PointerGetDatum(cluster->name);
		values[2] = PointerGetDatum(cluster->place);
		values[3] = PointerGetDatum(cluster->province);
		nulls[3] = cluster->province == NULL;
		values[4] = CStringGetTextDatum(role_name(cluster->role));
		values[5] = Float8GetDatum(geodesic_distance_fast(&point.point, &cluster->point));
		add_row(&sink, values, nulls);
	}
	pfree(held);
	return (Datum) 0;
}
