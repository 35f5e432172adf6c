/*
 * bench_geo_index.c
 *	  What a search of a geo_index costs, beside a plain loop over all entries.
 *
 *		cc -O2 -Isrc bench/bench_geo_index.c src/core/geodesic.c \
 *			src/core/geo_index*.c -lproj -lm -o bench_geo_index
 *
 * Clusters gather round 35 hubs in China; there are 60 indexes (6 of 50,000
 * entries), one for each product, and suppliers come in the order of a table:
 * each asks for another product and is elsewhere.  Figures are nanoseconds of
 * CPU time for a supplier, from longitude and latitude to the answer, the least
 * of some rounds in which all ways take turns.
 *
 *		point		turns longitude and latitude into a point: part of all others
 *		loop		nearest by a loop over doubles, four arrays, one per field
 *		nearest		geo_index_nearest and the id
 *		distance	the same and geodesic_distance_fast to a prepared point
 *		five		five nearest of a quality that a half of the entries has
 *		within		nearest with a max_distance of 100 km
 *		extent		geo_index_any_containing, radii of 5 to 40 km
 *		inverse		share of the nearest searches that asked PROJ, per million
 *		build		milliseconds to build one index
 *		bytes		of the block, for an entry
 *
 * What lost.  Nearest among 47 / 500 / 5,000, in nanoseconds as above:
 *
 *		leaves of 8, 12, 16 (taken), 24, 32 entries: 124/195/370, 120/182/314,
 *		116/177/285, 113/169/259, 119/171/265
 *		ids in the entries instead of the leaves: 107/174/560, where 105/167/280
 *		is ours, for one more look at cold memory; the place of the block in a
 *		cache line makes no difference
 *
 * Five nearest of a half, among 50 / 500 / 5,000:
 *
 *		a heap with the reach of each hit, which takes a root: 522/763/1304; hits in
 *		order without roots: 413/631/1106; keys in order, inserted without branches:
 *		327/543/868; which entries of a leaf are of interest without branches, too
 *		(taken): 271/400/650
 *		leaves at the beginning of a line of the cache, or memory in huge pages: no
 *		difference that could be told from noise
 *
 * and before margins and filters were in, as against 84/150/273:
 *
 *		a branch for every entry of a leaf, instead of its least first: 141/224/478
 *		the same without vectors, leaves of 8: 145/212/501
 *		doubles in vectors of two: 105/172/383
 *		distances summed over the axes, not the widest gap only: 88/169/302
 *		tight boxes as nodes: 124/277/632; four of them at a time: 106/246/474
 *		all entries as floats in vectors, without a tree: 117/427/2633
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <geodesic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/geo_index.h"

#define PI			3.14159265358979323846
#define HUBS		35
#define MAX_INDEXES	60
#define SUPPLIERS	100000
#define ROUNDS		9

typedef struct Set
{
	GeoIndex   *index;
	double	   *x;
	double	   *y;
	double	   *z;
	int32_t    *id;
	GeoPoint   *points;
	int			n;
} Set;

typedef struct Supplier
{
	double		lon;
	double		lat;
	int			set;
} Supplier;

typedef int64_t (*Way) (const Set *set, const GeoPoint *point);

static long inversions;
static volatile int64_t sink;	/* keeps the answers from being optimised away */

/* Stands before PROJ's and counts. */
void
geod_inverse(const struct geod_geodesic *g, double lat1, double lon1,
			 double lat2, double lon2, double *s12, double *azi1, double *azi2)
{
	static void (*of_proj) (const struct geod_geodesic *, double, double, double,
							double, double *, double *, double *);

	if (of_proj == NULL)
		*(void **) &of_proj = dlsym(RTLD_NEXT, "geod_inverse");
	inversions++;
	of_proj(g, lat1, lon1, lat2, lon2, s12, azi1, azi2);
}

static uint64_t seed = 88172645463325252;

static double
uniform(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (double) (seed >> 11) * 0x1p-53;
}

static double
normal(void)
{
	return sqrt(-2.0 * log(1.0 - uniform())) * cos(2.0 * PI * uniform());
}

static double
cpu_time(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static int64_t
way_point(const Set *set, const GeoPoint *point)
{
	return point->x > point->y ? set->n : 0;
}

static int64_t
way_loop(const Set *set, const GeoPoint *point)
{
	double		best = INFINITY;
	int			found = 0;

	for (int i = 0; i < set->n; i++)
	{
		double		dx = set->x[i] - point->x;
		double		dy = set->y[i] - point->y;
		double		dz = set->z[i] - point->z;
		double		square = dx * dx + dy * dy + dz * dz;

		if (square < best)
		{
			best = square;
			found = i;
		}
	}
	return set->id[found];
}

static int64_t
way_nearest(const Set *set, const GeoPoint *point)
{
	return geo_index_id(set->index, geo_index_nearest(set->index, point, &GEO_FILTER_NONE));
}

static int64_t
way_distance(const Set *set, const GeoPoint *point)
{
	return (int64_t) geodesic_distance_fast(point, &set->points[way_nearest(set, point)]);
}

static int64_t
way_five(const Set *set, const GeoPoint *point)
{
	GeoHit		hits[5];

	return geo_index_k_nearest(set->index, point, &(GeoFilter) {20, 0xFF, INFINITY}, 5, hits);
}

static int64_t
way_within(const Set *set, const GeoPoint *point)
{
	return geo_index_nearest(set->index, point, &(GeoFilter) {0, 0xFF, 100e3}) >= 0;
}

static int64_t
way_extent(const Set *set, const GeoPoint *point)
{
	return geo_index_any_containing(set->index, point, &GEO_FILTER_NONE);
}

static const struct
{
	const char *name;
	Way			way;
}			ways[] = {
	{"point", way_point}, {"loop", way_loop}, {"nearest", way_nearest},
	{"distance", way_distance}, {"five", way_five},
	{"within", way_within}, {"extent", way_extent}
};

#define WAYS ((int) (sizeof(ways) / sizeof(ways[0])))

static double hub[HUBS][2];

static void
make_set(Set *set, int n)
{
	GeoIndexEntry *entries = calloc(n, sizeof(GeoIndexEntry));

	set->n = n;
	set->x = malloc(n * sizeof(double));
	set->y = malloc(n * sizeof(double));
	set->z = malloc(n * sizeof(double));
	set->id = malloc(n * sizeof(int32_t));
	set->points = malloc(n * sizeof(GeoPoint));
	for (int i = 0; i < n; i++)
	{
		int			h = (int) (uniform() * HUBS);
		GeoPoint   *point = &set->points[i];

		geo_point_init(point, hub[h][0] + 0.7 * normal(), hub[h][1] + 0.6 * normal());
		set->x[i] = point->x;
		set->y[i] = point->y;
		set->z[i] = point->z;
		set->id[i] = i;
		entries[i] = (GeoIndexEntry) {
			point->lon, point->lat, 5e3 + 35e3 * uniform(), i, i % 2 ? 10 : 30, 1
		};
	}
	set->index = geo_index_build(malloc(geo_index_size(n)), entries, n);
	free(entries);
}

static void
free_set(Set *set)
{
	free(set->index);
	free(set->x);
	free(set->y);
	free(set->z);
	free(set->id);
	free(set->points);
}

static void
measure(int n, Supplier *suppliers)
{
	Set			sets[MAX_INDEXES];
	int			set_count = n > 5000 ? 6 : MAX_INDEXES;
	double		best[WAYS];
	double		start = cpu_time();
	long		before;
	int			undecided = 0;

	for (int i = 0; i < set_count; i++)
		make_set(&sets[i], n);

	double		build = (cpu_time() - start) / set_count / 1e6;

	/* Most suppliers sit near a place where their product is made. */
	for (int i = 0; i < SUPPLIERS; i++)
	{
		Supplier   *supplier = &suppliers[i];

		supplier->set = (int) (uniform() * set_count);
		if (uniform() < 0.6)
		{
			const GeoPoint *near = &sets[supplier->set].points[(int) (uniform() * n)];

			supplier->lon = near->lon + 0.1 * normal();
			supplier->lat = near->lat + 0.1 * normal();
		}
		else
		{
			int			h = (int) (uniform() * HUBS);

			supplier->lon = hub[h][0] + 0.8 * normal();
			supplier->lat = hub[h][1] + 0.7 * normal();
		}
	}

	for (int w = 0; w < WAYS; w++)
		best[w] = INFINITY;
	for (int round = 0; round < ROUNDS; round++)
		for (int w = 0; w < WAYS; w++)
		{
			/* The loop is slow, and always the same. */
			int			count = ways[w].way == way_loop && n > 500 ? 2000000 / n : SUPPLIERS;
			double		t = cpu_time();

			for (int i = 0; i < count; i++)
			{
				GeoPoint	point;

				geo_point_init(&point, suppliers[i].lon, suppliers[i].lat);
				sink += ways[w].way(&sets[suppliers[i].set], &point);
			}
			best[w] = fmin(best[w], (cpu_time() - t) / count);
		}

	for (int i = 0; i < SUPPLIERS; i++)
	{
		GeoPoint	point;

		geo_point_init(&point, suppliers[i].lon, suppliers[i].lat);
		before = inversions;
		sink += way_nearest(&sets[suppliers[i].set], &point);
		undecided += inversions > before;
	}

	printf("%8d", n);
	for (int w = 0; w < WAYS; w++)
		printf(" %10.0f", best[w]);
	printf(" %10.0f %10.2f %10.1f\n", undecided * (1e6 / SUPPLIERS),
		   build, (double) geo_index_size(n) / n);
	for (int i = 0; i < set_count; i++)
		free_set(&sets[i]);
}

int
main(void)
{
	static const int sizes[] = {50, 500, 5000, 50000};
	Supplier   *suppliers = malloc(SUPPLIERS * sizeof(Supplier));

	for (int i = 0; i < HUBS; i++)
	{
		hub[i][0] = 102.0 + 20.0 * uniform();
		hub[i][1] = 22.0 + 19.0 * uniform();
	}
	printf("%8s", "entries");
	for (int w = 0; w < WAYS; w++)
		printf(" %10s", ways[w].name);
	printf(" %10s %10s %10s\n", "inverse", "build", "bytes");
	for (int i = 0; i < 4; i++)
		measure(sizes[i], suppliers);
	free(suppliers);
	return 0;
}
