/*
 * test_geo_index.c
 *	  The index against comparing the distances of all entries.
 */
#include "../geo_index.h"

#include <stdalign.h>

#include "check.h"
#include "geo_brute.h"

#define PI			3.14159265358979323846
#define MAX_SMALL	400

static uint64_t seed = 88172645463325252;

static double
uniform(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (double) (seed >> 11) * 0x1p-53;
}

static int
below(int n)
{
	return (int) (uniform() * n);
}

static double
between(double low, double high)
{
	return low + (high - low) * uniform();
}

static double
normal(void)
{
	return sqrt(-2.0 * log(1.0 - uniform())) * cos(2.0 * PI * uniform());
}

static double
world_lat(void)
{
	return asin(between(-1.0, 1.0)) * 180.0 / PI;
}

/* Ways in which places may lie. */
static const char *const layouts[] = {
	"the world", "China", "one town", "a grid with ties", "seven addresses",
	"the poles", "the antimeridian", "one meridian", "both ends of the earth", "one spot"
};

#define LAYOUTS ((int) (sizeof(layouts) / sizeof(layouts[0])))

static void
place(int layout, double *lon, double *lat)
{
	switch (layout)
	{
		case 0:
			*lon = between(-180.0, 180.0);
			*lat = world_lat();
			break;
		case 1:
			{
				int			hub = below(35);

				*lon = 102.0 + hub * 7919 % 200 / 10.0 + 0.7 * normal();
				*lat = 22.0 + hub * 104729 % 190 / 10.0 + 0.6 * normal();
			}
			break;
		case 2:
			*lon = 120.07 + 0.01 * normal();
			*lat = 29.31 + 0.01 * normal();
			break;
		case 3:
			*lon = below(21) - 10;
			*lat = below(21) - 10;
			break;
		case 4:
			*lon = 110 + below(7);
			*lat = 30.25;
			break;
		case 5:
			*lon = between(-180.0, 180.0);
			*lat = (uniform() < 0.5 ? -1 : 1) * (90.0 - (below(3) == 0 ? 0.0 : pow(10.0, between(-9.0, 1.0))));
			break;
		case 6:
			*lon = (uniform() < 0.5 ? -1 : 1) * (180.0 - (below(3) == 0 ? 0.0 : pow(10.0, between(-9.0, 1.0))));
			*lat = between(-80.0, 80.0);
			break;
		case 7:
			*lon = 114.5;
			*lat = between(-90.0, 90.0);
			break;
		case 8:
			*lon = (uniform() < 0.5 ? 120.0 : -60.0) + pow(10.0, between(-7.0, 0.5)) * normal();
			*lat = (*lon > 0 ? 1 : -1) * 5.0 + pow(10.0, between(-7.0, 0.5)) * normal();
			break;
		default:
			*lon = 103.8;
			*lat = 36.0;
	}
}

static void
fill(GeoIndexEntry *entries, int n, int layout)
{
	for (int i = 0; i < n; i++)
	{
		GeoIndexEntry *entry = &entries[i];

		memset(entry, 0, sizeof(GeoIndexEntry));
		place(layout, &entry->lon, &entry->lat);
		entry->radius_m = below(10) == 0 ? -1.0 : pow(10.0, between(1.0, below(4) == 0 ? 7.4 : 5.0));
		entry->id = i;
		entry->quality = 10 * below(4);
		entry->mask = 1 << below(3);
	}

	/* Ids in no order. */
	for (int i = n - 1; i > 0; i--)
	{
		int			j = below(i + 1);
		int32_t		id = entries[i].id;

		entries[i].id = entries[j].id;
		entries[j].id = id;
	}
}

/* A point to ask about: like the entries, at one, or across the globe. */
static void
ask(GeoPoint *query, const GeoIndexEntry *entries, int n, int layout)
{
	double		lon;
	double		lat;

	place(below(8) == 0 ? 0 : layout, &lon, &lat);
	if (n > 0 && below(4) == 0)
	{
		const GeoIndexEntry *entry = &entries[below(n)];

		lon = entry->lon;
		lat = entry->lat;
		if (below(3) == 0)
		{
			lon += lon > 0.0 ? -180.0 : 180.0;
			lat = -lat;
		}
	}
	geo_point_init(query, lon, lat);
}

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
	CHECK(wrong == 0, "%s: %d searches right, %d wrong", layouts[layout], searches - wrong, wrong);
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
		  layouts[layout], n, points - wrong, wrong);
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

static void
test_block(void)
{
	enum
	{
		N = 100
	};
	GeoIndexEntry entries[N];
	size_t		size = geo_index_size(N);
	char	   *first = malloc(size);
	char	   *second = malloc(size + 64);
	char	   *moved = second + 8;
	GeoIndex   *index;
	GeoPoint	query;
	int			answers[200];
	int			wrong = 0;

	fill(entries, N, 1);
	memset(first, 0x55, size);
	memset(second, 0xAA, size + 64);
	index = geo_index_build(first, entries, N);
	geo_index_build(moved, entries, N);
	CHECK(memcmp(first, moved, size) == 0, "the same entries give the same bytes");
	CHECK(geo_index_count(index) == N, "the index knows its size");

	for (int i = 0; i < 200; i++)
	{
		geo_point_init(&query, 100.0 + i / 10.0, 20.0 + i / 10.0);
		answers[i] = geo_index_nearest(index, &query, &GEO_FILTER_NONE);
	}
	memcpy(moved, first, size);
	memset(first, 0, size);
	index = (GeoIndex *) moved;
	CHECK(geo_index_valid(moved, size), "a copy is valid");
	for (int i = 0; i < 200; i++)
	{
		geo_point_init(&query, 100.0 + i / 10.0, 20.0 + i / 10.0);
		wrong += answers[i] != geo_index_nearest(index, &query, &GEO_FILTER_NONE);
	}
	CHECK(wrong == 0, "a copy elsewhere gives the same answers");

	CHECK(!geo_index_valid(moved, size - 1) && !geo_index_valid(moved, size + 1) &&
		  !geo_index_valid(moved, 63) && !geo_index_valid(moved, 0) &&
		  !geo_index_valid(first, size), "a part of a block, or none, is not valid");

	/* No byte of a block, set to anything, makes it unsafe without notice. */
	int			noticed = 0;

	for (size_t i = 0; i < size; i++)
	{
		char		kept = moved[i];
		int			positions[N];
		GeoHit		hits[3];

		moved[i] = (char) (kept + 1 + below(255));
		if (!geo_index_valid(moved, size))
			noticed++;
		else
		{
			geo_point_init(&query, 115.0, 30.0);
			geo_index_nearest(index, &query, &(GeoFilter) {20, 3, 1e6});
			geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, 3, hits);
			geo_index_containing(index, &query, &GEO_FILTER_NONE, positions, N);
		}
		moved[i] = kept;
	}
	CHECK(noticed >= 8 + 12 * (16 - N % 16), "damage is noticed where it would matter (%d bytes)", noticed);

	CHECK(geo_index_size(-1) == 0 && geo_index_size(GEO_INDEX_MAX_COUNT + 1) == 0 &&
		  geo_index_size(0) > 0 && geo_index_build(moved, entries, -1) == NULL,
		  "an index has 0 to the maximum of entries");
	free(first);
	free(second);
}

static void
test_off_the_earth(void)
{
	double		off[] = {NAN, INFINITY, -INFINITY, 181.0};
	GeoIndexEntry entries[21] = {{0}};
	alignas(8) char block[4096];
	GeoHit		hits[21];
	int			positions[21];
	GeoPoint	query;
	GeoIndex   *index;

	for (int i = 0; i < 20; i++)
		entries[i] = (GeoIndexEntry) {
			i % 2 ? off[i % 4] : 120.0, i % 2 ? 30.0 : off[i % 4], INFINITY, i, 10, 1
		};
	index = geo_index_build(block, entries, 20);
	geo_point_init(&query, 120.0, 30.0);
	CHECK(geo_index_nearest(index, &query, &GEO_FILTER_NONE) == -1 &&
		  geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, 21, hits) == 0 &&
		  !geo_index_any_containing(index, &query, &GEO_FILTER_NONE),
		  "entries off the earth are never found");

	entries[20] = (GeoIndexEntry) {-60.0, -29.0, INFINITY, 77, 10, 1};
	index = geo_index_build(block, entries, 21);
	CHECK(geo_index_id(index, geo_index_nearest(index, &query, &GEO_FILTER_NONE)) == 77 &&
		  geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, 21, hits) == 1 &&
		  geo_index_containing(index, &query, &GEO_FILTER_NONE, positions, 1) == 1,
		  "the one among them that is on it is, even from its antipodes");

	for (int i = 0; i < 4; i++)
	{
		geo_point_init(&query, off[i], 30.0);
		CHECK(geo_index_nearest(index, &query, &GEO_FILTER_NONE) == -1 &&
			  geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, 21, hits) == 0 &&
			  geo_index_containing(index, &query, &GEO_FILTER_NONE, positions, 1) == 0,
			  "nothing is near to longitude %g", off[i]);
	}

	geo_point_init(&query, -60.0, -29.0);
	CHECK(geo_index_nearest(index, &query, &(GeoFilter) {0, 0xFF, 0.0}) >= 0 &&
		  geo_index_nearest(index, &query, &(GeoFilter) {0, 0xFF, -1.0}) == -1 &&
		  geo_index_nearest(index, &query, &(GeoFilter) {0, 0xFF, NAN}) == -1 &&
		  geo_index_nearest(index, &query, &(GeoFilter) {11, 0xFF, INFINITY}) == -1 &&
		  geo_index_nearest(index, &query, &(GeoFilter) {10, 0, INFINITY}) == -1,
		  "a filter that nothing passes");
	CHECK(geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, 0, NULL) == 0 &&
		  geo_index_k_nearest(index, &query, &GEO_FILTER_NONE, -3, NULL) == 0, "none wanted");
}

/* A set of positions may be shorter than the answer. */
static void
test_capacity(void)
{
	GeoIndexEntry entries[40];
	alignas(8) char block[4096];
	int			positions[40];
	GeoPoint	query;
	GeoIndex   *index;

	for (int i = 0; i < 40; i++)
		entries[i] = (GeoIndexEntry) {120.0, 30.0, 5.0, i, 0, 1};
	index = geo_index_build(block, entries, 40);
	geo_point_init(&query, 120.0, 30.0);
	for (int i = 0; i < 40; i++)
		positions[i] = -1;
	CHECK(geo_index_containing(index, &query, &GEO_FILTER_NONE, positions, 7) == 40 &&
		  positions[6] >= 0 && positions[7] == -1,
		  "only as many positions are stored as there is room for");
	CHECK(geo_index_containing(index, &query, &GEO_FILTER_NONE, NULL, 0) == 40,
		  "and none if only their number is asked for");
	CHECK(geo_index_id(index, geo_index_nearest(index, &query, &GEO_FILTER_NONE)) == 0,
		  "of places at one spot the lowest id is the nearest");
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
	test_block();
	test_off_the_earth();
	test_capacity();
	return checks_done();
}
