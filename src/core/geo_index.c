/*
 * geo_index.c
 *	  Searching a geo_index for the nearest place, or the k nearest.
 */
#include "geo_index.h"

#include "geo_index_search.h"

/*
 * Of the squares of a leaf: how many are not beyond reach, and in which lane is
 * the least?  The lane is void if there are several.  Without branches, as
 * their outcome would be anybody's guess.
 */
static int
contenders(const float *squares, float least, float reach, int *lane)
{
	GeoLaneMask lanes = {0, 1, 2, 3};
	GeoLaneMask found = {0, 0, 0, 0};
	GeoLaneMask close = {0, 0, 0, 0};

	for (int i = 0; i < GEO_LEAF_SIZE; i += 4)
	{
		GeoLanes	square = *(const GeoLanes *) &squares[i];

		found |= (square == least) & (lanes + i);
		close -= square <= reach;
	}
	*lane = found[0] | found[1] | found[2] | found[3];
	return close[0] + close[1] + close[2] + close[3];
}

/*
 * Makes the squares of entries that fail the filter infinite; returns the least
 * of the others.
 */
static float
exclude(const GeoSearch *search, int first, float *squares)
{
	float		least = INFINITY;

	for (int i = 0; i < GEO_LEAF_SIZE; i++)
	{
		if (!(squares[i] <= search->limit) ||
			!geo_search_passes(search, first + i, squares[i]))
			squares[i] = INFINITY;
		if (squares[i] < least)
			least = squares[i];
	}
	return least;
}

/*
 * This is about the least square only, and about whether any other came so
 * close to it that it does not decide.  If one did, which is rare, the search
 * for the k nearest repeats it with all care.
 */
int
geo_index_nearest(const GeoIndex *index, const GeoPoint *query,
				  const GeoFilter *filter)
{
	GeoSearch	search;
	float		best = INFINITY;
	int			position = -1;
	bool		undecided = false;
	int			number;

	if (!geo_search_begin(&search, index, query, filter))
		return -1;

	bool		excluding = search.selective || search.within < GEO_NO_LIMIT;

	while ((number = geo_search_next(&search, false)) >= 0)
	{
		float		squares[GEO_LEAF_SIZE];
		float		least = geo_leaf_squares(&search.leaves[number], search.at, squares);

		if (excluding && least <= search.limit)
			least = exclude(&search, number * GEO_LEAF_SIZE, squares);
		if (least > search.limit)
			continue;

		if (least < best)
		{
			float		reach = geo_square_reach(least);
			int			lane;

			undecided = contenders(squares, least, reach, &lane) > 1 || best <= reach;
			position = number * GEO_LEAF_SIZE + lane;
			best = least;
			if (reach < search.limit)
				search.limit = reach;
		}
		else
			undecided = true;
	}

	GeoHit		hit;

	if (undecided)
		position = geo_index_k_nearest(index, query, filter, 1, &hit) > 0 ? hit.position : -1;
	return position;
}

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
