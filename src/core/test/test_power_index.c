/* The circle with the least power against trying every circle. */
#include "../power_index.h"

#include <math.h>
#include <stdlib.h>

#include "check.h"

#define MOST	700

static unsigned seed = 11;

static double
random_between(double low, double high)
{
	seed = seed * 1664525u + 1013904223u;
	return low + (high - low) * (seed >> 8) / (double) (1 << 24);
}

static int
least_by_trying(const PowerCircle *circles, int n, const GeoPoint *point, double *distance)
{
	double		least = INFINITY;
	int			best = -1;

	for (int i = 0; i < n; i++)
	{
		double		away = geodesic_distance_fast(point, &circles[i].centre);

		if (away * away - circles[i].square < least)
		{
			least = away * away - circles[i].square;
			best = i;
			*distance = away;
		}
	}
	return best;
}

/* How many of many points belong elsewhere than trying says. */
static int
wrong(const PowerCircle *circles, int n, double west, double south, double east, double north)
{
	void	   *block = malloc(power_index_size(n));
	PowerIndex *index = power_index_build(block, circles, n);
	int			faults = 0;

	for (int i = 0; i < 2000; i++)
	{
		GeoPoint	point;
		double		distance = -1;
		double		expected_distance = -1;
		int			expected;
		double		beyond;

		if (i % 4 == 0 && n > 0)
			point = circles[i % n].centre;
		else
			geo_point_init(&point, random_between(west, east), random_between(south, north));
		expected = least_by_trying(circles, n, &point, &expected_distance);
		faults += power_index_least(index, &point, INFINITY, &distance) != expected || distance != expected_distance;

		/* the same with a bound, and just short of it */
		beyond = expected < 0 ? 0 : fmax(expected_distance - sqrt(circles[expected].square), 0);
		faults += power_index_least(index, &point, beyond * 1.001 + 1, &distance) != expected;
		faults += beyond > 1 && power_index_least(index, &point, beyond * 0.999, &distance) != -1;
	}
	free(block);
	return faults;
}

static void
fill(PowerCircle *circles, int n, double west, double south, double east, double north, double radius)
{
	for (int i = 0; i < n; i++)
	{
		double		r = random_between(0, radius);

		geo_point_init(&circles[i].centre, random_between(west, east), random_between(south, north));
		circles[i].square = r * r;
		/* the same centre, the same circle, one of no size, and one as large as a province */
		if (i % 11 == 10)
			circles[i].centre = circles[i - 5].centre;
		if (i % 23 == 22)
			circles[i] = circles[i - 7];
		if (i % 13 == 12)
			circles[i].square = 0;
		if (i % 97 == 96)
			circles[i].square = 6e5 * 6e5;
	}
}

int
main(void)
{
	static const int counts[] = {0, 1, 2, 5, 6, 7, 12, 13, 25, 100, 333, MOST};
	PowerCircle *circles = malloc(MOST * sizeof(PowerCircle));
	GeoPoint	nowhere;
	double		distance;
	void	   *one = malloc(power_index_size(1));

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
	{
		int			faults;

		fill(circles, counts[i], 75, 18, 135, 53, 1e5);
		faults = wrong(circles, counts[i], 70, 10, 140, 60);
		CHECK(faults == 0, "%d circles in a country: %d faults", counts[i], faults);
		fill(circles, counts[i], -180, -90, 180, 90, 2e6);
		faults = wrong(circles, counts[i], -180, -90, 180, 90);
		CHECK(faults == 0, "%d circles all over the earth: %d faults", counts[i], faults);
	}
	geo_point_init(&nowhere, 200, 100);
	CHECK(power_index_least(power_index_build(one, circles, 1), &nowhere, INFINITY, &distance) == -1,
		  "a point that is not on earth belongs to none");
	free(one);
	free(circles);
	return checks_done();
}
