/*
 * extent.h
 *	  What lies inside what.
 */
#ifndef EXTENT_H
#define EXTENT_H

#include "fmgr.h"

#include "picture.h"

/*
 * A point, and what is known of the areas that hold it: found out when first
 * asked, and then remembered.
 */
typedef struct QueryPoint
{
	GeoPoint	point;
	bool		located;
	const PictureArea *area;	/* NULL: outside all of them */
	bool		by_boundary;	/* a loaded boundary says so */
	int			n_bounded;		/* places whose loaded boundary holds it, by id */
	int32	   *bounded;
} QueryPoint;

/* Reads the point that is argument n of a call: see point_argument.h. */
extern bool query_point(FunctionCallInfo fcinfo, int n, QueryPoint *point);

/* Finds area and bounded, unless that was done before. */
extern void query_point_locate(Picture *picture, QueryPoint *point);

extern bool contains_id(const int32 *ids, int n, int32 id);

/* Is the area this place, or in this province, or in this region? */
extern bool area_is_of(const Picture *picture, const PictureArea *area, int32 place_id);

/* How far from its centroid an area without a boundary reaches at most, metres. */
extern double area_reach(const PictureArea *area);

/* Does the extent of the cluster hold the point? */
extern bool cluster_holds(Picture *picture, const PictureCluster *cluster, QueryPoint *point);

/* Does one of the clusters of these roles in a part of the product tree? */
extern bool any_cluster_holds(Picture *picture, int product, int roles, QueryPoint *point);

#endif							/* EXTENT_H */
