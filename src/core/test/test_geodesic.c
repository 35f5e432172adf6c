/*
 * test_geodesic.c
 *	  Distances against PROJ, and the bounds against a million pairs.
 */
#include "../geodesic.h"

#include <geodesic.h>
#include <math.h>
#include <proj.h>
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

#define PI		3.14159265358979323846
#define PAIRS	400000

typedef struct Pair
{
	double		lon1,
				lat1,
				lon2,
				lat2;
	double		chord;
	double		distance;
} Pair;

static uint64_t seed = 20240229;

/* 0 <= x < 1 */
static double
uniform(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (double) (seed >> 11) * 0x1p-53;
}

static double
between(double low, double high)
{
	return low + (high - low) * uniform();
}

static double
world_lat(void)
{
	return asin(between(-1.0, 1.0)) * 180.0 / PI;
}

/* What PROJ says without any detour or rounding. */
static double
proj_distance(const Pair *pair)
{
	struct geod_geodesic wgs84;
	double		distance;

	geod_init(&wgs84, 6378137.0, 1.0 / 298.257223563);
	geod_inverse(&wgs84, pair->lat1, pair->lon1, pair->lat2, pair->lon2,
				 &distance, NULL, NULL);
	return distance;
}

/* The point at a distance and azimuth, by PROJ. */
static void
go(Pair *pair, double azimuth, double distance)
{
	struct geod_geodesic wgs84;

	geod_init(&wgs84, 6378137.0, 1.0 / 298.257223563);
	geod_direct(&wgs84, pair->lat1, pair->lon1, azimuth, distance,
				&pair->lat2, &pair->lon2, NULL);
}

static void
measure(Pair *pair)
{
	GeoPoint	a;
	GeoPoint	b;

	geo_point_init(&a, pair->lon1, pair->lat1);
	geo_point_init(&b, pair->lon2, pair->lat2);
	pair->chord = geo_point_chord(&a, &b);
	pair->distance = geodesic_distance(pair->lon1, pair->lat1, pair->lon2, pair->lat2);
}

static void
random_pair(Pair *pair)
{
	pair->lon1 = between(-180.0, 180.0);
	pair->lat1 = world_lat();
	switch ((int) between(0, 6))
	{
		case 0:					/* anywhere */
			pair->lon2 = between(-180.0, 180.0);
			pair->lat2 = world_lat();
			break;
		case 1:					/* from micrometres to half round the earth */
			go(pair, between(-180.0, 180.0), 2e7 * pow(10.0, between(-14.0, 0.0)));
			break;
		case 2:					/* where the meridian is bent most */
			pair->lat1 = between(-1.0, 1.0);
			go(pair, between(-1.0, 1.0), 2e7 * uniform() * uniform());
			break;
		case 3:					/* where the earth is flattest */
			pair->lat1 = between(89.0, 90.0) * (uniform() < 0.5 ? -1.0 : 1.0);
			go(pair, between(-180.0, 180.0), 2e7 * uniform() * uniform());
			break;
		case 4:					/* near-antipodal */
			pair->lon2 = pair->lon1 + (pair->lon1 < 0.0 ? 180.0 : -180.0);
			pair->lat2 = -pair->lat1;
			pair->lon2 += between(-1.0, 1.0) * pow(10.0, between(-9.0, 1.3));
			pair->lat2 += between(-1.0, 1.0) * pow(10.0, between(-9.0, 1.3));
			if (fabs(pair->lon2) > 180.0)
				pair->lon2 -= copysign(360.0, pair->lon2);
			pair->lat2 = fmin(fmax(pair->lat2, -90.0), 90.0);
			break;
		default:				/* poles and the antimeridian */
			pair->lon1 = uniform() < 0.5 ? 180.0 : -180.0;
			pair->lat1 = uniform() < 0.3 ? copysign(90.0, pair->lat1) : pair->lat1;
			go(pair, between(-180.0, 180.0), 2e7 * pow(10.0, between(-9.0, 0.0)));
	}
	measure(pair);
}

static void
test_points(void)
{
	PJ		   *cart = proj_create(PJ_DEFAULT_CTX, "+proj=cart +ellps=WGS84");
	double		worst = 0.0;
	GeoPoint	point;

	for (int i = 0; i < 100000; i++)
	{
		double		lon = i % 10 == 0 ? (i % 20 - 10) * 18.0 : between(-180.0, 180.0);
		double		lat = i % 11 == 0 ? (i % 2 - 0.5) * 180.0 : world_lat();
		PJ_COORD	c = proj_trans(cart, PJ_FWD,
								   proj_coord(lon * PI / 180.0, lat * PI / 180.0, 0.0, 0.0));

		geo_point_init(&point, lon, lat);
		worst = fmax(worst, fabs(c.xyz.x - point.x));
		worst = fmax(worst, fabs(c.xyz.y - point.y));
		worst = fmax(worst, fabs(c.xyz.z - point.z));
	}
	CHECK(worst < 1e-8, "points are where PROJ has them, to %.1e m", worst);
	proj_destroy(cart);

	double		outside[] = {NAN, INFINITY, -INFINITY, 180.0000001, -200.0, 1e300};

	for (int i = 0; i < 6; i++)
	{
		GeoPoint	a;
		GeoPoint	b;

		geo_point_init(&a, outside[i], 30.0);
		geo_point_init(&b, 120.0, outside[i]);
		CHECK(isnan(a.x) && isnan(b.x) &&
			  isnan(geodesic_distance(outside[i], 30.0, 120.0, 30.0)) &&
			  isnan(geodesic_distance(120.0, 30.0, 120.0, outside[i])) &&
			  isnan(geo_point_chord(&a, &b)) &&
			  isnan(geodesic_distance_fast(&a, &point)),
			  "%.10g is no longitude and no latitude", outside[i]);
	}
}

static void
test_distance(const Pair *pairs)
{
	double		worst = 0.0;
	int			unrounded = 0;
	int			asymmetric = 0;

	for (int i = 0; i < PAIRS; i++)
	{
		const Pair *p = &pairs[i];

		if (p->distance > 0.0)
			worst = fmax(worst, fabs(p->distance - proj_distance(p)));
		unrounded += round(p->distance * 1e8) / 1e8 != p->distance;
		asymmetric += fabs(p->distance -
						   geodesic_distance(p->lon2, p->lat2, p->lon1, p->lat1)) > 3e-8;
	}
	CHECK(worst < 3e-8, "distances are those of PROJ, to %.1e m", worst);
	CHECK(unrounded == 0, "all are multiples of 1e-8 m");
	CHECK(asymmetric == 0, "there and back is the same");

	CHECK(fabs(geodesic_distance(0, 0, 0, 90) - 10001965.7293) < 1e-4,
		  "a quarter of a meridian");
	CHECK(fabs(geodesic_distance(-30, 0, 60, 0) - 6378137.0 * PI / 2.0) < 1e-7,
		  "a quarter of the equator");
	CHECK(geodesic_distance(-17, 90, 133, 90) == 0.0, "a pole has every longitude");
	CHECK(geodesic_distance(180, 12, -180, 12) == 0.0, "180 is -180");
	CHECK(geodesic_distance(120, 30, 120 + 2e-12, 30 - 2e-12) == 0.0 &&
		  geodesic_distance(120, 30, 120 + 4e-12, 30) > 0.0,
		  "places within 5e-14 radians are one, as in PostGIS");
}

static void
test_fast(void)
{
	double		bands[][2] = {{50e3, 1e-7}, {100e3, 1e-6}, {200e3, 2e-5}, {500e3, 1e-3}, {510e3, 1e-3}, {10000e3, 1e-4}, {20000e3, 1e-4}};
	double		low = 0.0;

	for (int band = 0; band < 7; band++)
	{
		double		high = bands[band][0];
		double		worst = 0.0;

		for (int i = 0; i < 100000; i++)
		{
			Pair		pair = {between(-180.0, 180.0), world_lat(), 0, 0, 0, 0};
			GeoPoint	a;
			GeoPoint	b;

			go(&pair, between(-180.0, 180.0), i % 2 ? between(low, high) : high);
			geo_point_init(&a, pair.lon1, pair.lat1);
			geo_point_init(&b, pair.lon2, pair.lat2);
			worst = fmax(worst, fabs(geodesic_distance_fast(&a, &b) - proj_distance(&pair)));
		}
		CHECK(worst < bands[band][1], "the fast distance is off by %.1e m up to %g km",
			  worst, high / 1000.0);
		low = high;
	}

	Pair		far = {121.47, 31.23, -58.38, -34.60, 0, 0};
	GeoPoint	a;
	GeoPoint	b;

	measure(&far);
	geo_point_init(&a, far.lon1, far.lat1);
	geo_point_init(&b, far.lon2, far.lat2);
	CHECK(geodesic_distance_fast(&a, &b) == far.distance, "far away it is the distance");
	CHECK(geodesic_distance_fast(&a, &a) == 0.0, "nowhere away it is zero");
}

/* The threshold itself is within, whatever is rounded; a little less is not. */
static void
test_within(void)
{
	int			faults = 0;

	for (int i = 0; i < 200000; i++)
	{
		Pair		pair = {between(-180.0, 180.0), world_lat(), 0, 0, 0, 0};
		GeoPoint	a;
		GeoPoint	b;
		double		distance;

		go(&pair, between(-180.0, 180.0), pow(10.0, between(-2.0, 7.0)));
		geo_point_init(&a, pair.lon1, pair.lat1);
		geo_point_init(&b, pair.lon2, pair.lat2);
		distance = geodesic_distance(pair.lon1, pair.lat1, pair.lon2, pair.lat2);
		faults += !geodesic_within(&a, &b, distance) || geodesic_within(&a, &b, distance - 2e-8) ||
			!geodesic_within(&a, &b, INFINITY);
	}
	CHECK(faults == 0, "within is right to the last digit: %d faults", faults);
}

static int
chord_order(const void *a, const void *b)
{
	double		x = ((const Pair *) a)->chord;
	double		y = ((const Pair *) b)->chord;

	return (x > y) - (x < y);
}

static void
test_bounds(Pair *pairs)
{
	double		r0 = 6335439.3273;
	double		r1 = 6399593.6258;
	int			broken = 0;
	int			wrong = 0;

	for (double c = 0.0; c <= 12.4e6; c += 1e3)
		broken += !(geodesic_reach(c) > 2 * r1 * sin(r0 / r1 * asin(c / (2 * r0))));
	CHECK(broken == 0, "the reach is above the proven curve");
	CHECK(isinf(geodesic_reach(12.5e6)) && isinf(geodesic_reach(NAN)),
		  "no chord of near-antipodes has a reach");

	for (int i = 0; i < PAIRS; i++)
	{
		double		d = pairs[i].distance;

		wrong += pairs[i].chord > geodesic_chord_beyond(d);
		wrong += d > 0.0 && pairs[i].chord <= geodesic_chord_within(d - 1e-8);
	}
	CHECK(wrong == 0, "no chord proves the distance of its pair wrong");

	/*
	 * Among pairs in the order of their chords, each must be farther apart
	 * than all those whose reach ends before it.
	 */
	double		farthest = -1.0;
	int			reached = 0;

	qsort(pairs, PAIRS, sizeof(Pair), chord_order);
	wrong = 0;
	for (int i = 0; i < PAIRS; i++)
	{
		while (reached < i && geodesic_reach(pairs[reached].chord) < pairs[i].chord)
			farthest = fmax(farthest, pairs[reached++].distance);
		wrong += pairs[i].distance <= farthest;
	}
	CHECK(wrong == 0, "a chord beyond the reach of another is of a longer way");
	CHECK(reached > PAIRS / 2, "and that is true of most pairs");

	/* The bounds are of use: not much wider than the earth makes them. */
	Pair		bent = {0.0, -0.45, 0, 0, 0, 0};
	Pair		flat = {0.0, 90.0, 0, 0, 0, 0};

	go(&bent, 0.0, 100e3);
	go(&flat, 0.0, 100e3);
	measure(&bent);
	measure(&flat);
	CHECK(flat.chord > bent.chord && geodesic_reach(bent.chord) >= flat.chord &&
		  geodesic_reach(bent.chord) - bent.chord < 3.0 * (flat.chord - bent.chord),
		  "100 km of equator and of pole are within reach, but hardly");
	CHECK(geodesic_chord_within(100e3) > 100e3 - 1.1 &&
		  geodesic_chord_beyond(100e3) < 100e3 - 1.0,
		  "a chord of 100 km less a metre is about as far as 100 km");

	CHECK(geodesic_chord_within(0.0) < 0.0 && geodesic_chord_within(-1.0) < 0.0 &&
		  geodesic_chord_within(NAN) < 0.0, "no chord proves a distance of nothing");
	CHECK(geodesic_chord_beyond(-1.0) < 0.0 && geodesic_chord_beyond(0.0) > 0.0 &&
		  isinf(geodesic_chord_beyond(21e6)) && isinf(geodesic_chord_beyond(INFINITY)) &&
		  isnan(geodesic_chord_beyond(NAN)), "nothing is beyond the antipodes");
	CHECK(geodesic_chord_within(INFINITY) > 11.9e6 && geodesic_chord_within(INFINITY) < 12e6,
		  "and most of the earth is within");
}

int
main(void)
{
	Pair	   *pairs = malloc(PAIRS * sizeof(Pair));

	for (int i = 0; i < PAIRS; i++)
		random_pair(&pairs[i]);
	test_points();
	test_distance(pairs);
	test_fast();
	test_within();
	test_bounds(pairs);
	free(pairs);
	return checks_done();
}
