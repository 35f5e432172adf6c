/*
 * disc.h
 *	  The disc of a given radius around one of the points that holds the most weight.
 *
 * What is within the radius is decided by geodesic_distance(), exactly; the
 * border belongs to the disc.
 */
#ifndef CORE_DISC_H
#define CORE_DISC_H

#include <stddef.h>

#include "geodesic.h"

typedef struct DiscPoint
{
	GeoPoint	point;			/* on earth */
	double		weight;			/* finite, 0 or more */
} DiscPoint;

typedef struct Disc
{
	int			centre;			/* which of the points, as they stand now; -1: there are none */
	double		weight;			/* of all points in it */
	int			count;			/* how many they are */
} Disc;

/* Bytes of scratch memory, aligned for doubles, for n points. */
extern size_t disc_scratch_size(int n);

/*
 * Finds the disc.  Of several of the same weight any one is given, but the same
 * one for the same points in whatever order.  The points are put in another
 * order.  breathe (may be NULL) is called every now and then and need not
 * return.
 *
 * Expected time O(n log n) and about O(sqrt n) for each centre that cannot be
 * ruled out by what a whole group of centres could reach at best.
 */
extern Disc disc_heaviest(DiscPoint *points, int n, double radius_m, void *scratch, void (*breathe) (void));

#endif							/* CORE_DISC_H */
