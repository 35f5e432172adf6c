/*
 * geo_brute.h
 *	  What a geo_index should answer, worked out the slow way.
 */
#ifndef CORE_TEST_GEO_BRUTE_H
#define CORE_TEST_GEO_BRUTE_H

#include <stdlib.h>
#include <string.h>

#include "../geo_index.h"

typedef struct Ranked
{
	double		distance;
	double		radius_m;
	int32_t		id;
} Ranked;

static int
ranked_order(const void *a, const void *b)
{
	const Ranked *x = a;
	const Ranked *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Ranks the entries that pass the filter; returns how many do. */
static int
brute_rank(const GeoIndexEntry *entries, const double *distances, int n,
		   const GeoFilter *filter, Ranked *ranked)
{
	int			count = 0;

	for (int i = 0; i < n; i++)
		if (entries[i].quality >= filter->min_quality &&
			(entries[i].mask & filter->mask) != 0 &&
			distances[i] <= filter->max_distance)
			ranked[count++] = (Ranked) {distances[i], entries[i].radius_m, entries[i].id};
	qsort(ranked, count, sizeof(Ranked), ranked_order);
	return count;
}

static int
id_order(const void *a, const void *b)
{
	int32_t		x = *(const int32_t *) a;
	int32_t		y = *(const int32_t *) b;

	return (x > y) - (x < y);
}

/*
 * Compares the answers of an index about a point with the ranking; returns how
 * many of the four searches (nearest, k nearest, containing, any containing)
 * gave a wrong one.  hits, ids and positions have room for n of each.
 */
static int
brute_compare(const GeoIndex *index, const GeoPoint *query,
			  const GeoFilter *filter, int k, const Ranked *ranked, int count,
			  GeoHit *hits, int32_t *ids, int *positions)
{
	int			n = geo_index_count(index);
	int			wrong = 0;
	int			found;
	int			held = 0;
	bool		same;

	found = geo_index_nearest(index, query, filter);
	wrong += count == 0 ? found != -1 :
		found < 0 || geo_index_id(index, found) != ranked[0].id ||
		geo_index_entry(index, found)->id != ranked[0].id;

	found = geo_index_k_nearest(index, query, filter, k, hits);
	same = found == (k < count ? k : count);
	for (int i = 0; same && i < found; i++)
		same = geo_index_id(index, hits[i].position) == ranked[i].id &&
			(isnan(hits[i].distance) || hits[i].distance == ranked[i].distance);
	wrong += !same;

	for (int i = 0; i < count; i++)
		if (ranked[i].distance <= ranked[i].radius_m)
			ids[held++] = ranked[i].id;
	qsort(ids, held, sizeof(int32_t), id_order);
	found = geo_index_containing(index, query, filter, positions, n);
	same = found == held;
	if (same)
	{
		for (int i = 0; i < found; i++)
			positions[i] = geo_index_id(index, positions[i]);
		qsort(positions, found, sizeof(int), id_order);
		for (int i = 0; i < found; i++)
			same = same && positions[i] == ids[i];
	}
	wrong += !same;

	wrong += geo_index_any_containing(index, query, filter) != (held > 0);
	return wrong;
}

#endif							/* CORE_TEST_GEO_BRUTE_H */
