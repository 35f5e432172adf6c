/*
 * test_geo_index_block.c
 *	  The index as a block of memory, and what lies at the edge of its use.
 */
#include "../geo_index.h"

#include <stdalign.h>
#include <stdlib.h>

#include "check.h"
#include "geo_layouts.h"

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
	test_block();
	test_off_the_earth();
	test_capacity();
	return checks_done();
}
