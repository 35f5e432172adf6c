/*
 * extent.c
 *	  Whether a point lies inside a cluster, and which area holds it.
 *
 * A boundary that the user loaded decides where there is one.  Without, the
 * land is shared out among the centroids of the prefectures (and of the
 * provinces that have none): a point belongs to the area with the smallest
 * distance^2 - area / pi.  That is the power of the point to the circle of the
 * same area, so that a large area reaches farther than a small one.  A point
 * more than OUTSIDE_M beyond that circle belongs to none; the figure keeps all
 * but 3 of 2,782 county seats of China in, and Hanoi, Seoul and Vladivostok
 * out.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "nodes/value.h"
#include "parser/parse_func.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "core/power_index.h"
#include "extent.h"
#include "point_argument.h"
#include "shipped.h"
#include "compat.h"

#define OUTSIDE_M	100e3

/* The areas' circles, ready to be searched: made when first asked for. */
static PowerIndex *
land_of(Picture *picture)
{
	if (picture->land == NULL)
	{
		PowerCircle *circles = palloc(Max(picture->n_areas, 1) * sizeof(PowerCircle));
		void	   *block = MemoryContextAlloc(picture->context, power_index_size(picture->n_areas));

		for (int i = 0; i < picture->n_areas; i++)
			circles[i] = (PowerCircle) {picture->areas[i].centroid, picture->areas[i].weight};
		picture->land = power_index_build(block, circles, picture->n_areas);
		pfree(circles);
	}
	return picture->land;
}

double
area_reach(const PictureArea *area)
{
	return sqrt(area->weight) + OUTSIDE_M;
}

/* The area whose power is least, by id among equals; NULL if that is too far away. */
static const PictureArea *
area_at(Picture *picture, const GeoPoint *point)
{
	double		distance;
	int			area = power_index_least(land_of(picture), point, OUTSIDE_M, &distance);

	return area >= 0 ? &picture->areas[area] : NULL;
}

/* PostGIS tells which loaded boundaries hold the point. */
static void
find_boundaries(QueryPoint *point)
{
	List	   *name = list_make2(makeString(pstrdup(ATLAS_SCHEMA)), makeString(pstrdup("boundaries_at")));
	Oid			function = LookupFuncName(name, -1, NULL, false);
	ArrayType  *ids = DatumGetArrayTypeP(OidFunctionCall2(function, Float8GetDatum(point->point.lon), Float8GetDatum(point->point.lat)));

	point->n_bounded = ArrayGetNItems(ARR_NDIM(ids), ARR_DIMS(ids));
	point->bounded = (int32 *) ARR_DATA_PTR(ids);
}

bool
contains_id(const int32 *ids, int n, int32 id)
{
	for (int i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/*
 * Loaded boundaries first: an area whose boundary does not hold the point is
 * out of the question, and one whose boundary does is the answer.
 */
void
query_point_locate(Picture *picture, QueryPoint *point)
{
	if (point->located)
		return;
	point->located = true;
	point->by_boundary = false;
	point->n_bounded = 0;
	if (picture->n_bounded > 0)
		find_boundaries(point);

	point->area = area_at(picture, &point->point);
	for (int i = 0; i < picture->n_areas && point->n_bounded > 0; i++)
		if (contains_id(point->bounded, point->n_bounded, picture->areas[i].id))
		{
			point->area = &picture->areas[i];
			point->by_boundary = true;
			return;
		}
	if (point->area != NULL && contains_id(picture->bounded, picture->n_bounded, point->area->id))
		point->area = NULL;
}

bool
area_is_of(const Picture *picture, const PictureArea *area, int32 place_id)
{
	if (area->id == place_id || area->province_id == place_id)
		return true;
	for (int i = 0; i < picture->n_members; i++)
		if (picture->members[i].region_id == place_id &&
			(picture->members[i].place_id == area->id || picture->members[i].place_id == area->province_id))
			return true;
	return false;
}

/* Does the area of this place hold the located point? */
static bool
place_holds(const Picture *picture, int32 place_id, const QueryPoint *point)
{
	if (contains_id(picture->bounded, picture->n_bounded, place_id))
		return contains_id(point->bounded, point->n_bounded, place_id);
	return point->area != NULL && area_is_of(picture, point->area, place_id);
}

bool
cluster_holds(Picture *picture, const PictureCluster *cluster, QueryPoint *point)
{
	if (cluster->by_area)
	{
		query_point_locate(picture, point);
		return place_holds(picture, cluster->place_id, point);
	}
	return geodesic_within(&point->point, &cluster->point, cluster->radius_m);
}

bool
any_cluster_holds(Picture *picture, int product, int roles, QueryPoint *point)
{
	const ClusterSet *set = product_clusters(picture, product);
	GeoFilter	filter = {0, roles, INFINITY};
	int32		last_place = 0;
	bool		last_held = false;

	if (geo_index_any_containing(set->index, &point->point, &filter))
		return true;
	for (int i = 0; i < set->n_by_area; i++)
	{
		const PictureCluster *cluster = &picture->clusters[set->by_area[i]];

		if (!(cluster->role & roles))
			continue;
		query_point_locate(picture, point);
		if (cluster->place_id != last_place)
			last_held = place_holds(picture, cluster->place_id, point);
		last_place = cluster->place_id;
		if (last_held)
			return true;
	}
	return false;
}

bool
query_point(FunctionCallInfo fcinfo, int n, QueryPoint *point)
{
	point->located = false;
	return point_argument(fcinfo, n, &point->point);
}
