/*
 * in_cluster_bounds.c
 *	  Six points whose box in space holds all that lies in a product's clusters.
 *
 * PostGIS compares geographies by boxes in space: it takes longitude and latitude
 * for directions on a sphere of radius 1, and a GiST index keeps the box of those.
 * The extent of a cluster is within some distance d of a point on the spheroid.
 * Nowhere on the spheroid does a metre of surface turn longitude and latitude by
 * more than 1 / LEAST_RADIUS on that sphere (the radius of curvature along the
 * meridian is least at the equator, that across it is larger everywhere), so the
 * extent is within the angle d / LEAST_RADIUS of the point's direction: in a cap.
 *
 * The box of the caps is the box of the points of theirs that reach farthest to
 * either side along each axis, and these are what is returned.
 */
#include "postgres.h"

#include <math.h>

#include "extent.h"
#include "gserialized.h"
#include "query.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(in_cluster_bounds);

#define LEAST_RADIUS	6335439.327 /* a (1 - e^2), metres */
#define SLACK_M			10.0	/* for everything that is rounded */
#define SIDES			6

typedef struct Direction
{
	double		axis[3];
} Direction;

/* For each side, x, y, z and the opposite ones, the point that reaches farthest. */
typedef struct Bounds
{
	double		reach[SIDES];
	Direction	farthest[SIDES];
} Bounds;

static double
towards(const Direction *direction, int side)
{
	return side < 3 ? direction->axis[side] : -direction->axis[side - 3];
}

/* The point of a cap that reaches farthest to a side: its centre, moved there by the cap's angle. */
static Direction
farthest_of_cap(const Direction *centre, double angle, int side)
{
	Direction	pole = {{0, 0, 0}};
	double		between = acos(Max(-1.0, Min(1.0, towards(centre, side))));
	Direction	moved;

	pole.axis[side % 3] = side < 3 ? 1 : -1;
	if (between <= angle)
		return pole;
	/* opposite to the side all ways lead there, and nowhere else: any will do */
	if (sin(between) < 1e-9)
	{
		moved.axis[side % 3] = cos(between - angle) * pole.axis[side % 3];
		moved.axis[(side + 1) % 3] = sin(between - angle);
		moved.axis[(side + 2) % 3] = 0;
		return moved;
	}
	for (int i = 0; i < 3; i++)
		moved.axis[i] = (sin(between - angle) * centre->axis[i] + sin(angle) * pole.axis[i]) / sin(between);
	return moved;
}

static void
add_cap(Bounds *bounds, const GeoPoint *centre, double radius_m)
{
	double		lon = centre->lon * (M_PI / 180);
	double		lat = centre->lat * (M_PI / 180);
	Direction	direction = {{cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)}};

	for (int side = 0; side < SIDES; side++)
	{
		Direction	farthest = farthest_of_cap(&direction, (radius_m + SLACK_M) / LEAST_RADIUS, side);

		if (towards(&farthest, side) > bounds->reach[side])
		{
			bounds->reach[side] = towards(&farthest, side);
			bounds->farthest[side] = farthest;
		}
	}
}

/* A boundary may lie anywhere, and none is in the picture: then nothing is left out. */
static void
add_areas(Bounds *bounds, const Picture *picture, const PictureCluster *cluster)
{
	if (picture->n_bounded > 0)
		add_cap(bounds, &cluster->point, M_PI * LEAST_RADIUS);
	for (int i = 0; i < picture->n_areas; i++)
		if (area_is_of(picture, &picture->areas[i], cluster->place_id))
			add_cap(bounds, &picture->areas[i].centroid, area_reach(&picture->areas[i]));
}

/* atlas.in_cluster_bounds(product, role) returns geography, a multipoint */
Datum
in_cluster_bounds(PG_FUNCTION_ARGS)
{
	Picture    *picture;
	int			product;
	int			roles;
	const GeoIndex *index;
	Bounds		bounds;
	GeoPosition corners[SIDES];

	if (!product_argument(fcinfo, 0, 1, &picture, &product, &roles))
		PG_RETURN_NULL();
	for (int side = 0; side < SIDES; side++)
		bounds.reach[side] = -INFINITY;
	index = product_clusters(picture, product)->index;
	for (int i = 0; i < geo_index_count(index); i++)
	{
		const PictureCluster *cluster = &picture->clusters[geo_index_id(index, i)];

		if (!(cluster->role & roles))
			continue;
		if (cluster->by_area)
			add_areas(&bounds, picture, cluster);
		else
			add_cap(&bounds, &cluster->point, cluster->radius_m);
	}
	if (bounds.reach[0] == -INFINITY)
		PG_RETURN_NULL();
	for (int side = 0; side < SIDES; side++)
	{
		const double *axis = bounds.farthest[side].axis;

		corners[side].lon = atan2(axis[1], axis[0]) * (180 / M_PI);
		corners[side].lat = atan2(axis[2], hypot(axis[0], axis[1])) * (180 / M_PI);
	}
	PG_RETURN_POINTER(gserialized_multipoint(corners, SIDES));
}
