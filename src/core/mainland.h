/*
 * mainland.h
 *	  Where the online maps of mainland China are shifted: a coarse polygon.
 */
#ifndef CORE_MAINLAND_H
#define CORE_MAINLAND_H

#include <stdbool.h>

/* The smallest box round the polygon, in degrees. */
#define MAINLAND_WEST	73.27
#define MAINLAND_EAST	134.92
#define MAINLAND_SOUTH	18.10
#define MAINLAND_NORTH	53.70

/*
 * The polygon: longitude and latitude of each vertex, clockwise.  The last one
 * is joined to the first.
 */
extern const double mainland_polygon[][2];
extern const int mainland_vertices;

/*
 * Is the WGS84 position, in degrees, inside the polygon?  False for a
 * coordinate that is not a finite number.  A position exactly on an edge may be
 * told either way, but always the same way.
 */
extern bool mainland_contains(double lon, double lat);

#endif							/* CORE_MAINLAND_H */
