/*
 * power_index.h
 *	  Which of many circles a point belongs to: the one with the least power.
 *
 * The power of a point to a circle is the squared distance to its centre less
 * the squared radius.  The circles so share out the whole surface, a large one
 * reaching farther than a small one.
 */
#ifndef CORE_POWER_INDEX_H
#define CORE_POWER_INDEX_H

#include <stddef.h>

#include "geodesic.h"

typedef struct PowerCircle
{
	GeoPoint	centre;			/* on earth */
	double		square;			/* the squared radius, square metres */
} PowerCircle;

typedef struct PowerIndex PowerIndex;

/* Bytes of the block for count circles, aligned for doubles. */
extern size_t power_index_size(int count);

/* Builds an index of the circles in the block, which need not be kept. */
extern PowerIndex *power_index_build(void *block, const PowerCircle *circles, int count);

/*
 * The number of the circle to which the point has the least power, the lowest
 * of equals, by geodesic_distance_fast(), which *distance gets; -1 if there is
 * none, if the point is more than so many metres beyond that circle, or if it is
 * not on earth.
 */
extern int	power_index_least(const PowerIndex *index, const GeoPoint *point, double beyond, double *distance);

#endif							/* CORE_POWER_INDEX_H */
