/*
 * geo_index_k_nearest.c
 *	  Searching a geo_index for the k nearest places.
 *
 * The hits so far are a heap in the caller's memory, the last one on top.
 */
#include "geo_index.h"

#include "geo_index_search.h"

/*
 * Does a come before b?  The squares decide where they can.  Where they cannot,
 * the distances do, worked out once for each hit, unless both are at the very
 * same place.  The order is exactly that of distance, id and position.
 */
static bool
before(const GeoSearch *search, GeoHit *a, GeoHit *b)
{
	if (a->reach < b->square)
		return true;
	if (b->reach < a->square)
		return false;

	const GeoIndexEntry *at = &search->entries[a->position];
	const GeoIndexEntry *bt = &search->entries[b->position];

	if (at->lon != bt->lon || at->lat != bt->lat)
	{
		if (isnan(a->distance))
			a->distance = geo_search_distance(search, a->position);
		if (isnan(b->distance))
			b->distance = geo_search_distance(search, b->position);
		if (a->distance != b->distance)
			return a->distance < b->distance;
	}
	if (at->id != bt->id)
		return at->id < bt->id;
	return a->position < b->position;
}

/* Restores the heap, with the last hit on top, after hits[i] was changed. */
static void
sift_down(const GeoSearch *search, GeoHit *hits, int count, int i)
{
	for (;;)
	{
		int			child = 2 * i + 1;

		if (child >= count)
			return;
		if (child + 1 < count && before(search, &hits[child], &hits[child + 1]))
			child++;
		if (!before(search, &hits[i], &hits[child]))
			return;

		GeoHit		swap = hits[i];

		hits[i] = hits[child];
		hits[child] = swap;
		i = child;
	}
}

/* Takes a hit in if it is among the first k; returns the number of hits. */
static int
take(GeoSearch *search, GeoHit *hits, int count, int k, GeoHit *hit)
{
	if (count < k)
	{
		hits[count++] = *hit;
		if (count < k)
			return count;
		for (int i = k / 2; i-- > 0;)
			sift_down(search, hits, k, i);
	}
	else if (before(search, hit, &hits[0]))
	{
		hits[0] = *hit;
		sift_down(search, hits, k, 0);
	}
	if (hits[0].reach < search->limit)
		search->limit = hits[0].reach;
	return count;
}

int
geo_index_k_nearest(const GeoIndex *index, const GeoPoint *query,
					const GeoFilter *filter, int k, GeoHit *hits)
{
	GeoSearch	search;
	int			count = 0;
	int			number;

	if (k <= 0 || !geo_search_begin(&search, index, query, filter))
		return 0;
	while ((number = geo_search_next(&search, false)) >= 0)
	{
		float		squares[GEO_LEAF_SIZE];

		if (geo_leaf_squares(&search.leaves[number], search.at, squares) > search.limit)
			continue;
		for (int i = 0; i < GEO_LEAF_SIZE; i++)
		{
			GeoHit		hit = {number * GEO_LEAF_SIZE + i, squares[i], 0.0f, NAN};

			if (!(squares[i] <= search.limit) ||
				!geo_search_passes(&search, hit.position, squares[i]))
				continue;
			hit.reach = geo_square_reach(squares[i]);
			count = take(&search, hits, count, k, &hit);
		}
	}

	/* Fewer than k are no heap yet. */
	if (count < k)
		for (int i = count / 2; i-- > 0;)
			sift_down(&search, hits, count, i);
	for (int last = count - 1; last > 0; last--)
	{
		GeoHit		swap = hits[0];

		hits[0] = hits[last];
		hits[last] = swap;
		sift_down(&search, hits, last, 0);
	}
	return count;
}
