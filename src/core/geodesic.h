/*
 * geodesic.h
 *	  Distances on the WGS84 spheroid, and what a straight chord tells of them.
 *
 * Points are longitude and latitude in degrees, in that order; a point lies on
 * earth if both are finite, |longitude| <= 180 and |latitude| <= 90.
 * Distances, chords and radii are metres.
 *
 * "The distance" of two points is always that of geodesic_distance().  The
 * bounds below are about exactly this number, rounding included, and not only
 * about the ideal geodesic: geodesic.c has the proof.
 */
#ifndef CORE_GEODESIC_H
#define CORE_GEODESIC_H

#include <stdbool.h>

/* A place, and where it is in space: Earth-centred, Earth-fixed metres. */
typedef struct GeoPoint
{
	double		lon;
	double		lat;
	double		x;
	double		y;
	double		z;
} GeoPoint;

/*
 * Prepares a point.  One that is not on earth gets NaN for x, y and z.
 * The coordinates are right to 1e-8 m.
 */
extern void geo_point_init(GeoPoint *point, double lon, double lat);

/* The length of the straight line through the earth; NaN off the earth. */
extern double geo_point_chord(const GeoPoint *a, const GeoPoint *b);

/*
 * The distance along the surface, to the last digit the value of PostGIS'
 * ST_Distance(geography, geography): a multiple of 1e-8 m, 0 for points within
 * 5e-14 radians of each other in both coordinates.  NaN if a point is not on
 * earth.  Takes a microsecond or more.
 */
extern double geodesic_distance(double lon1, double lat1,
								double lon2, double lat2);

/*
 * The same distance several times faster, not rounded, and nearly right.  It is
 * off by less than 1e-7 m up to 50 km, 1e-6 m up to 100 km, 2e-5 m up to
 * 200 km, 1e-3 m up to 500 km, 1e-4 m up to 10,000 km; beyond, it is
 * geodesic_distance().
 */
extern double geodesic_distance_fast(const GeoPoint *a, const GeoPoint *b);

/* Is geodesic_distance() at most so many metres?  Decided to its last digit; hardly ever asks for it. */
extern bool geodesic_within(const GeoPoint *a, const GeoPoint *b, double metres);

/*
 * Let two points be a chord apart.  A pair with a chord longer than
 * geodesic_reach(chord) is surely farther apart on the surface, too.
 * Infinite for chords of more than 12,400 km (near-antipodal points), where a
 * longer chord may well be a shorter way.
 */
extern double geodesic_reach(double chord);

/*
 * A chord of at most this length proves that the distance is <= the given one.
 * Negative (so that no chord does) for a distance of a few micrometres or less
 * and for NaN.
 */
extern double geodesic_chord_within(double distance);

/*
 * A chord longer than this proves that the distance is > the given one.
 * Infinite if no chord does, negative if every chord does, NaN for NaN.
 */
extern double geodesic_chord_beyond(double distance);

#endif							/* CORE_GEODESIC_H */
