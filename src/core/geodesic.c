/*
 * geodesic.c
 *	  Distances on the WGS84 spheroid, and what a straight chord tells of them.
 *
 * How chord and geodesic hang together
 * ------------------------------------
 * Let a and b be the half axes of the spheroid.  Its normal curvatures lie
 * between 1 / R1 and 1 / R0, where R1 = a^2 / b = 6,399,594 m (at the poles)
 * and R0 = b^2 / a = 6,335,439 m (along the meridian at the equator).  For
 * two points on it let c be their chord and s the length of the geodesic.
 *
 * (1) s >= 2 R1 asin(c / 2 R1).  A convex body whose curvature is nowhere
 *     below 1 / R1 is an intersection of balls of radius R1 (Blaschke's rolling
 *     theorem).  So it holds the spindle of the two points, the intersection
 *     of all such balls around both.  The geodesic runs outside the spindle;
 *     mapping each of its points to the nearest one of the spindle, a convex
 *     body, makes no path longer and leaves both ends where they are.  The
 *     shortest way over the spindle from tip to tip is an arc of radius R1.
 *
 * (2) s <= 2 R0 asin(c / 2 R0) if c <= 12,400 km.  A geodesic's curvature as a
 *     curve in space is the normal curvature, at most 1 / R0.  By Schur's
 *     comparison theorem its chord is at least that of a circular arc of radius
 *     R0 and of the same length: c >= 2 R0 sin(s / 2 R0) as long as s <= pi R0.
 *     A longer s is ruled out: its first piece of length pi R0 has a chord of
 *     2 R0 already, and what is left is at most pi R1 - pi R0, since the
 *     Gaussian curvature is nowhere below 1 / R1^2 (Bonnet and Myers); that
 *     makes c >= 2 R0 - pi (R1 - R0) = 12,469 km.
 *
 * (3) Hence a pair with chord c2 is farther apart than one with chord c1 if
 *     c2 > 2 R1 sin((R0 / R1) asin(c1 / 2 R0)).  With r = R0 / R1 < 1,
 *
 *         sin(r asin t) = r t (1 + (1 - r^2) t^2 / 3!
 *                                + (1 - r^2) (9 - r^2) t^4 / 5! + ...)
 *
 *     has positive coefficients only, so that the right side is c1 (1 + f c1^2)
 *     with an f that grows with c1.  At 12,400 km it is 4.7e-17 per square
 *     metre; the code takes 5e-17.
 *
 * geodesic_distance() differs from s, and a computed chord from c, by less than
 * SLACK: points up to 4.5e-7 m apart count as one place, and rounding, the
 * detour through radians, geod_inverse and the doubles of ECEF coordinates add
 * less than 1e-7 m.
 */
#include "geodesic.h"

#include <geodesic.h>			/* PROJ's: this directory must not be on the -I path */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define PI			3.14159265358979323846
#define RADIANS		(PI / 180.0)	/* of one degree */

#define AXIS_A		6378137.0
#define AXIS_B		(AXIS_A - AXIS_A / 298.257223563)
#define R0			(AXIS_B * AXIS_B / AXIS_A)
#define R1			(AXIS_A * AXIS_A / AXIS_B)
#define AXES2		((AXIS_A * AXIS_A) / (AXIS_B * AXIS_B))

#define SLACK				1e-6	/* metres */
#define DOUBT				0.01	/* metres: more than the fast distance is off */
#define REACH_GROWTH		5e-17	/* per square metre */
#define REACH_LIMIT			12.4e6	/* metres */
#define ARC_LIMIT			500e3	/* metres */
#define SERIES_LIMIT		9e6		/* metres */
#define SAME_PLACE			5e-14	/* radians: FP_TOLERANCE of PostGIS */

static bool
on_earth(double lon, double lat)
{
	return fabs(lon) <= 180.0 && fabs(lat) <= 90.0;
}

void
geo_point_init(GeoPoint *point, double lon, double lat)
{
	point->lon = lon;
	point->lat = lat;
	if (!on_earth(lon, lat))
	{
		point->x = point->y = point->z = NAN;
		return;
	}

	double		sin_lat = sin(lat * RADIANS);
	double		cos_lat = cos(lat * RADIANS);
	double		normal = AXIS_A / sqrt(1.0 - (1.0 - 1.0 / AXES2) * sin_lat * sin_lat);

	point->x = normal * cos_lat * cos(lon * RADIANS);
	point->y = normal * cos_lat * sin(lon * RADIANS);
	point->z = normal * sin_lat / AXES2;
}

double
geo_point_chord(const GeoPoint *a, const GeoPoint *b)
{
	double		dx = b->x - a->x;
	double		dy = b->y - a->y;
	double		dz = b->z - a->z;

	return sqrt(dx * dx + dy * dy + dz * dz);
}

/*
 * PostGIS keeps points in radians and turns them back for PROJ.  This moves
 * them by a nanometre or two, which the last digit of a distance shows.
 */
static double
to_radians(double degrees)
{
	return PI * degrees / 180.0;
}

static double
to_degrees(double radians)
{
	return radians * 180.0 / PI;
}

double
geodesic_distance(double lon1, double lat1, double lon2, double lat2)
{
	if (!on_earth(lon1, lat1) || !on_earth(lon2, lat2))
		return NAN;

	double		x1 = to_radians(lon1 == -180.0 ? 180.0 : lon1);
	double		x2 = to_radians(lon2 == -180.0 ? 180.0 : lon2);
	double		y1 = to_radians(lat1);
	double		y2 = to_radians(lat2);
	double		distance = 0.0;

	if (fabs(x1 - x2) <= SAME_PLACE && fabs(y1 - y2) <= SAME_PLACE)
		return 0.0;

	/*
	 * Setting up the spheroid takes a fifth of the time of the rest, so it is
	 * done once.  The flattening is worked out from the axes, as PostGIS does:
	 * it differs from 1/298.257223563 in the last digits.
	 */
	static struct geod_geodesic spheroid;
	static int	ready = 0;

	if (!ready)
	{
		geod_init(&spheroid, AXIS_A, (AXIS_A - AXIS_B) / AXIS_A);
		ready = 1;
	}
	geod_inverse(&spheroid, to_degrees(y1), to_degrees(x1),
				 to_degrees(y2), to_degrees(x2), &distance, NULL, NULL);
	return round(distance * 1e8) / 1e8;
}

/*
 * The geodesic is taken for an arc of a circle, whose curvature k is that of
 * the spheroid below the middle of the chord and in the direction of the
 * chord.  Let A = diag(1, 1, a^2/b^2) / a^2, the spheroid x'Ax = 1, d the
 * chord and m its middle.  d'Am = 0 as both ends lie on the spheroid, so d is
 * tangent to the surface below m, where Euler's formula gives
 *
 *		k = sqrt(m'Am) (d'Ad) / (|Am| |d|^2)
 *
 * The arc is then |d| asin(h) / h with h = k |d| / 2, and below 500 km the
 * series of asin needs five terms.  Twice the middle does as well as m.
 */
static double
arc_distance(const GeoPoint *a, const GeoPoint *b, double chord2)
{
	double		dx = b->x - a->x;
	double		dy = b->y - a->y;
	double		dz = b->z - a->z;
	double		mx = a->x + b->x;
	double		my = a->y + b->y;
	double		mz = a->z + b->z;
	double		equator2 = mx * mx + my * my;
	double		mAm = equator2 + AXES2 * mz * mz;
	double		Am2 = equator2 + AXES2 * AXES2 * mz * mz;
	double		dAd = dx * dx + dy * dy + AXES2 * dz * dz;
	double		h2 = mAm * dAd * dAd / (4.0 * AXIS_A * AXIS_A * Am2 * chord2);
	double		series = 1.0 + h2 * (1.0 / 6.0
									 + h2 * (3.0 / 40.0
											 + h2 * (15.0 / 336.0
													 + h2 * (105.0 / 3456.0))));

	return sqrt(chord2) * series;
}

/*
 * The inverse formula of T. Vincenty, Survey Review 23 (1975) 88-93.  Sines and
 * cosines of the reduced latitudes and of the difference in longitude come from
 * the coordinates; that on the auxiliary sphere differs from the latter by less
 * than a degree, for which a short series will do.  NaN where the iteration,
 * which gains a factor of 300 or so each time, does not settle.
 */
static double
series_distance(const GeoPoint *a, const GeoPoint *b)
{
	const double f = (AXIS_A - AXIS_B) / AXIS_A;
	double		ra = sqrt(a->x * a->x + a->y * a->y);
	double		rb = sqrt(b->x * b->x + b->y * b->y);
	double		sin_a = a->z / AXIS_B;
	double		sin_b = b->z / AXIS_B;
	double		cos_a = ra / AXIS_A;
	double		cos_b = rb / AXIS_A;
	double		r2 = ra * rb > 0.0 ? ra * rb : 1.0;	/* at a pole any longitude will do */
	double		cos_l = (a->x * b->x + a->y * b->y) / r2;
	double		sin_l = fabs(a->x * b->y - a->y * b->x) / r2;
	double		more = 0.0;		/* by how much the longitudes differ more on the sphere */

	for (int i = 0; i < 10; i++)
	{
		double		m2 = more * more;
		double		sin_more = more * (1.0 - m2 / 6.0 * (1.0 - m2 / 20.0));
		double		cos_more = 1.0 - m2 / 2.0 * (1.0 - m2 / 12.0 * (1.0 - m2 / 30.0));
		double		sin_lambda = sin_l * cos_more + cos_l * sin_more;
		double		cos_lambda = cos_l * cos_more - sin_l * sin_more;
		double		across = cos_b * sin_lambda;
		double		along = cos_a * sin_b - sin_a * cos_b * cos_lambda;
		double		sin_sigma = sqrt(across * across + along * along);
		double		cos_sigma = sin_a * sin_b + cos_a * cos_b * cos_lambda;
		double		sigma = atan2(sin_sigma, cos_sigma);
		double		sin_alpha = cos_a * cos_b * sin_lambda / sin_sigma;
		double		cos2_alpha = 1.0 - sin_alpha * sin_alpha;
		double		middle = cos2_alpha > 1e-15 ? cos_sigma - 2.0 * sin_a * sin_b / cos2_alpha : 0.0;
		double		twice = 2.0 * middle * middle - 1.0;
		double		C = f / 16.0 * cos2_alpha * (4.0 + f * (4.0 - 3.0 * cos2_alpha));
		double		next = (1.0 - C) * f * sin_alpha * (sigma + C * sin_sigma * (middle + C * cos_sigma * twice));

		if (fabs(next - more) < 1e-12)
		{
			double		u2 = cos2_alpha * (AXES2 - 1.0);
			double		A = 1.0 + u2 / 16384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)));
			double		B = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)));
			double		correction = B * sin_sigma *
				(middle + B / 4.0 * (cos_sigma * twice -
									 B / 6.0 * middle * (4.0 * sin_sigma * sin_sigma - 3.0) * (2.0 * twice - 1.0)));

			return AXIS_B * A * (sigma - correction);
		}
		more = next;
	}
	return NAN;
}

double
geodesic_distance_fast(const GeoPoint *a, const GeoPoint *b)
{
	double		dx = b->x - a->x;
	double		dy = b->y - a->y;
	double		dz = b->z - a->z;
	double		chord2 = dx * dx + dy * dy + dz * dz;
	double		distance = NAN;

	if (chord2 == 0.0)
		return 0.0;
	if (chord2 <= ARC_LIMIT * ARC_LIMIT)
		return arc_distance(a, b, chord2);
	if (chord2 <= SERIES_LIMIT * SERIES_LIMIT)
		distance = series_distance(a, b);
	return isnan(distance) ? geodesic_distance(a->lon, a->lat, b->lon, b->lat) : distance;
}

bool
geodesic_within(const GeoPoint *a, const GeoPoint *b, double metres)
{
	double		distance;

	/* a chord is shorter than the way along the surface, but both are rounded */
	if (geo_point_chord(a, b) > metres + DOUBT)
		return false;
	distance = geodesic_distance_fast(a, b);
	if (fabs(distance - metres) < DOUBT)
		distance = geodesic_distance(a->lon, a->lat, b->lon, b->lat);
	return distance <= metres;
}

double
geodesic_reach(double chord)
{
	if (!(chord <= REACH_LIMIT))
		return INFINITY;
	return chord * (1.0 + REACH_GROWTH * chord * chord) + 3.0 * SLACK;
}

/*
 * From (2): 2 R0 sin(d / 2 R0), from below by the first two terms of sin's
 * series.  These are largest, at 11,946 km, when the argument is sqrt(2); a
 * longer distance than this is proven by the same chord.
 */
double
geodesic_chord_within(double distance)
{
	double		d = distance - SLACK;
	double		most = 2.0 * R0 * sqrt(2.0);

	if (isnan(d))
		return -1.0;
	if (d > most)
		d = most;
	return d * (1.0 - d * d / (24.0 * R0 * R0)) - SLACK;
}

/*
 * From (1): 2 R1 sin(d / 2 R1), from above by the first three terms of sin's
 * series.
 */
double
geodesic_chord_beyond(double distance)
{
	double		d = distance + SLACK;

	if (d < 0.0)
		return -1.0;
	if (d >= PI * R1)
		return INFINITY;

	double		d2 = d * d / (4.0 * R1 * R1);

	return d * (1.0 + d2 * (-1.0 / 6.0 + d2 / 120.0)) + SLACK;
}
