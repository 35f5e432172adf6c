/* The heaviest disc against trying every point, on random points of all kinds. */
#include "../disc.h"

#include <math.h>
#include <stdlib.h>

#include "check.h"

#define MOST	200

static unsigned seed = 7;

static double
random_between(double low, double high)
{
	seed = seed * 1664525u + 1013904223u;
	return low + (high - low) * (seed >> 8) / (double) (1 << 24);
}

static int	breaths;

static void
breathe(void)
{
	breaths++;
}

/* How many discs of a set of points differ from brute force. */
static int
wrong(DiscPoint *points, int n, double radius_m)
{
	void	   *scratch = malloc(disc_scratch_size(n));
	DiscPoint  *copy = malloc(sizeof(DiscPoint) * (size_t) (n + 1));
	double		heaviest = -1;
	int			faults = 0;
	Disc		disc;
	Disc		again;

	for (int i = 0; i < n; i++)
	{
		double		weight = 0;

		for (int j = 0; j < n; j++)
			if (geodesic_distance(points[i].point.lon, points[i].point.lat, points[j].point.lon, points[j].point.lat) <= radius_m)
				weight += points[j].weight;
		heaviest = fmax(heaviest, weight);
	}
	for (int i = 0; i < n; i++)
		copy[i] = points[n - 1 - i];
	disc = disc_heaviest(points, n, radius_m, scratch, breathe);
	if (n == 0)
		faults = disc.centre != -1;
	else
	{
		double		weight = 0;
		int			count = 0;
		GeoPoint	centre = points[disc.centre].point;

		for (int j = 0; j < n; j++)
			if (geodesic_distance(centre.lon, centre.lat, points[j].point.lon, points[j].point.lat) <= radius_m)
			{
				weight += points[j].weight;
				count++;
			}
		faults += disc.weight != heaviest || weight != heaviest || count != disc.count;
		again = disc_heaviest(copy, n, radius_m, scratch, NULL);
		faults += copy[again.centre].point.lon != centre.lon || copy[again.centre].point.lat != centre.lat || again.weight != disc.weight;
	}
	free(scratch);
	free(copy);
	return faults;
}

int
main(void)
{
	static DiscPoint points[MOST];
	static const double radii[] = {0, 1, 1000, 50e3, 300e3, 2000e3, 21000e3, INFINITY};
	int			faults = 0;

	for (int round = 0; round < 160; round++)
	{
		int			n = round < 8 ? round : (int) random_between(1, MOST);

		for (int i = 0; i < n; i++)
		{
			double		lon = random_between(112, 122);
			double		lat = random_between(22, 32);

			if (round % 5 == 0)
			{
				lon = floor(lon * 2) / 2;	/* many in one spot */
				lat = floor(lat * 2) / 2;
			}
			else if (round % 5 == 1)
			{
				lon = random_between(-180, 180);
				lat = random_between(-90, 90);
			}
			else if (round % 5 == 2)
			{
				lon = fabs(lon - 117) < 1 ? 180 : -179.9;	/* on both sides of the date line, and the poles */
				lat = i % 7 == 0 ? 90 : lat;
			}
			geo_point_init(&points[i].point, lon, lat);
			points[i].weight = floor(random_between(0, 100));	/* whole, so that sums are exact */
		}
		faults += wrong(points, n, radii[round % 8]);
	}
	CHECK(faults == 0, "160 sets of points: as brute force, and the same in another order");
	CHECK(breaths > 160, "breathe is called");

	/* points exactly on the border belong to the disc */
	geo_point_init(&points[0].point, 120, 30);
	geo_point_init(&points[1].point, 120.5, 30.2);
	points[0].weight = points[1].weight = 1;
	{
		double		apart = geodesic_distance(120, 30, 120.5, 30.2);
		void	   *scratch = malloc(disc_scratch_size(2));

		CHECK(disc_heaviest(points, 2, apart, scratch, NULL).weight == 2, "the border belongs to it");
		CHECK(disc_heaviest(points, 2, nextafter(apart, 0), scratch, NULL).weight == 1, "what is beyond does not");
		free(scratch);
	}
	return checks_done();
}
