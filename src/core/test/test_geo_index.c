/*
 * test_geo_index.c
 *	  The index against comparing the distances of all entries.
 */
#include "../geo_index.h"

#include "check.h"
#include "geo_brute.h"
#include "geo_layouts.h"

#define MAX_SMALL	400

static GeoFilter
random_filter(const double *distances, int n)
{
	GeoFilter	filter = GEO_FILTER_NONE;

	if (below(2))
		filter.min_quality = below(5) * 10;
	if (below(3) == 0)
		filter.mask = below(8);
	switch (n > 0 ? below(6) : 0)
	{
		case 1:					/* exactly at the distance of an entry */
			filter.max_distance = distances[below(n)];
			break;
		case 2:					/* the smallest step short of it */
			filter.max_distance = nextafter(distances[below(n)], -1.0);
			break;
		case 3:
			filter.max_distance = 2.1e7 * uniform() * uniform() * uniform();
			break;
	}
	return filter;
}

/* Random indexes of up to MAX_SMALL entries; returns the number of searches. */
static int
test_layout(int layout, int points)
{
	static const int sizes[] = {0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 49, 65, 100, MAX_SMALL};
	GeoIndexEntry entries[MAX_SMALL];
	double		distances[MAX_SMALL];
	Ranked		ranked[MAX_SMALL];
	GeoHit		hits[MAX_SMALL];
	int32_t		ids[MAX_SMALL];
	int			positions[MAX_SMALL];
	int			searches = 0;
	int			wrong = 0;

	while (points > 0)
	{
		int			n = sizes[below(14)];
		void	   *block = malloc(geo_index_size(n));
		GeoIndex   *index;

		fill(entries, n, layout);
		index = geo_index_build(block, entries, n);
		for (int i = 0; i < 10; i++)
		{
			GeoPoint	query;

			ask(&query, entries, n, layout);
			for (int j = 0; j < n; j++)
			{
				distances[j] = geodesic_distance(query.lon, query.lat,
												 entries[j].lon, entries[j].lat);

				/* A radius or two that end at the very point. */
				if (below(50) == 0)
					entries[j].radius_m = below(2) ? distances[j] : nextafter(distances[j], -1.0);
			}
			index = geo_index_build(block, entries, n);
			for (int j = 0; j < 4; j++)
			{
				GeoFilter	filter = j == 0 ? GEO_FILTER_NONE : random_filter(distances, n);
				int			k = below(3) == 0 ? below(n + 2) : below(6);
				int			count = brute_rank(entries, distances, n, &filter, ranked);

				wrong += brute_compare(index, &query, &filter, k, ranked, count,
									   hits, ids, positions);
				searches += 4;
			}
			points--;
		}
		free(block);
	}
	CHECK(wrong == 0, "%s: %d searches right, %d wrong", layout_name(layout), searches - wrong, wrong);
	return searches;
}

/* The distance on a sphere, within 0.6 % of that on the spheroid. */
static double
sphere_distance(const GeoPoint *a, const GeoIndexEntry *b)
{
	double		dlat = sin((b->lat - a->lat) * PI / 360.0);
	double		dlon = sin((b->lon - a->lon) * PI / 360.0);
	double		h = dlat * dlat + cos(a->lat * PI / 180.0) * cos(b->lat * PI / 180.0) * dlon * dlon;

	return 2.0 * 6371000.0 * asin(sqrt(fmin(1.0, h)));
}

/*
 * Many entries.  Only those which are, on a sphere, within 2 % of the nearest
 * one are measured.
 */
static void
test_many(int n, int layout, int points)
{
	GeoIndexEntry *entries = malloc(n * sizeof(GeoIndexEntry));
	double	   *rough = malloc(n * sizeof(double));
	GeoIndex   *index = geo_index_build(malloc(geo_index_size(n)), entries, 0);
	int			wrong = 0;

	fill(entries, n, layout);
	index = geo_index_build(index, entries, n);
	for (int i = 0; i < points; i++)
	{
		GeoPoint	query;
		double		least = INFINITY;
		Ranked		best = {INFINITY, 0.0, 0};
		int			found;

		ask(&query, entries, n, layout);
		for (int j = 0; j < n; j++)
		{
			rough[j] = sphere_distance(&query, &entries[j]);
			least = fmin(least, rough[j]);
		}
		for (int j = 0; j < n; j++)
			if (rough[j] <= 1.02 * least + 1e-3)
			{
				Ranked		next = {geodesic_distance(query.lon, query.lat,
													  entries[j].lon, entries[j].lat),
				0.0, entries[j].id};

				if (ranked_order(&next, &best) < 0)
					best = next;
			}
		found = geo_index_nearest(index, &query, &GEO_FILTER_NONE);
		wrong += found < 0 || geo_index_id(index, found) != best.id;
	}
	CHECK(wrong == 0, "%s: the nearest of %d, %d times right, %d wrong",
		  layout_name(layout), n, points - wrong, wrong);
	free(index);
	free(rough);
	free(entries);
}

/* All entries in order, again and again as the k nearest. */
static void
test_all_in_order(int n)
{
	GeoIndexEntry *entries = malloc(n * sizeof(GeoIndexEntry));
	double	   *distances = malloc(n * sizeof(double));
	Ranked	   *ranked = malloc(n * sizeof(Ranked));
	GeoHit	   *hits = malloc((n + 1) * sizeof(GeoHit));
	void	   *block = malloc(geo_index_size(n));
	GeoIndex   *index;
	GeoPoint	query;
	int			wrong = 0;

	fill(entries, n, 0);
	index = geo_index_build(block, entries, n);
	ask(&query, entries, n, 1);
	for (int i = 0; i < n; i++)
		distances[i] = geodesic_distance(query.lon, query.lat, entries[i].lon, entries[i].lat);
	brute_rank(entries, distances, n, &GEO_FILTER_NONE, ranked);
	for (int k = n - 1; k <= n + 1; k++)
	{
		int			found = geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, k, hits);

		wrong += found != (k < n ? k : n);
		for (int i = 0; i < found; i++)
			wrong += geo_index_id(index, hits[i].position) != ranked[i].id;
	}
	CHECK(wrong == 0, "all %d places of the world in order", n);
	free(block);
	free(hits);
	free(ranked);
	free(distances);
	free(entries);
}

int
main(void)
{
	int			searches = 0;

	for (int layout = 0; layout < LAYOUTS; layout++)
		searches += test_layout(layout, 2000);
	CHECK(searches >= 200000, "%d searches compared", searches);
	test_many(5000, 1, 2000);
	test_many(5000, 0, 1000);
	test_many(20000, 3, 100);
	test_many(50000, 2, 100);
	test_all_in_order(20000);
	return checks_done();
}
