/*
 * geo_index_k_nearest.c
 *	  Searching a geo_index for the k nearest places.
 *
 * For few of them the squares alone are kept, in order; nearly always these
 * decide which are the k nearest.  Otherwise the search is made again with all
 * care: the hits so far are a heap in the caller's memory, the last one on top.
 */
#include "geo_index.h"

#include <string.h>

#include "geo_index_search.h"

#define FEW		16

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

/* The hits in their order; they come nearly so. */
static void
put_in_order(const GeoSearch *search, GeoHit *hits, int count)
{
	for (int i = 1; i < count; i++)
	{
		GeoHit		hit = hits[i];
		int			at = i;

		for (; at > 0 && hit.square <= geo_square_far(hits[at - 1].square); at--)
		{
			hit.reach = geo_square_reach(hit.square);
			hits[at - 1].reach = geo_square_reach(hits[at - 1].square);
			if (!before(search, &hit, &hits[at - 1]))
				break;
			hits[at] = hits[at - 1];
		}
		hits[at] = hit;
	}
}

/* A square and its position as one number: that of a smaller square is smaller. */
static inline uint64_t
key_of(float square, int position)
{
	uint32_t	bits;

	memcpy(&bits, &square, sizeof(bits));
	return (uint64_t) bits << 32 | (uint32_t) position;
}

static inline float
square_of(uint64_t key)
{
	uint32_t	bits = key >> 32;
	float		square;

	memcpy(&square, &bits, sizeof(square));
	return square;
}

#define NO_KEY	UINT64_MAX		/* its square is no number */

typedef uint8_t LeafBytes __attribute__((vector_size(GEO_LEAF_SIZE), aligned(1), may_alias));
typedef uint64_t LeafWords __attribute__((vector_size(GEO_LEAF_SIZE)));

/* A bit for each byte of a leaf that is not 0 but all ones. */
static inline unsigned
bits_of(LeafBytes bytes)
{
	static const LeafBytes bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
	LeafWords	words = (LeafWords) (bytes & bit) * UINT64_C(0x0101010101010101) >> 56;

	return (unsigned) (words[0] | words[1] << 8);
}

/* A bit for each entry of a leaf that may be of interest.  Nobody could foresee branches here. */
static inline unsigned
lanes_of_interest(const GeoSearch *search, int number, const float *squares)
{
	const GeoTraits *traits = &search->traits[number];
	GeoLaneMask found = {0, 0, 0, 0};
	unsigned	lanes;

	for (int i = 0; i < GEO_LEAF_SIZE; i += 4)
		found |= (*(const GeoLanes *) &squares[i] <= search->limit) & (GeoLaneMask) {1 << i, 2 << i, 4 << i, 8 << i};
	lanes = found[0] | found[1] | found[2] | found[3];
	if (search->selective)
		lanes &= bits_of((LeafBytes) (*(const LeafBytes *) traits->quality >= search->filter.min_quality) &
						 (LeafBytes) ((*(const LeafBytes *) traits->mask & search->filter.mask) != 0));
	return lanes;
}

/* Puts a key among the k least, in order; returns the one that falls out. */
static inline uint64_t
insert(uint64_t *least, int k, uint64_t key)
{
	for (int i = 0; i < k; i++)
	{
		uint64_t	there = least[i];
		bool		before = key < there;

		least[i] = before ? key : there;
		key = before ? there : key;
	}
	return key;
}

/*
 * The k nearest by squares; returns how many there are, or -1 if another comes
 * so close to the last of them that the squares do not decide.
 */
static int
few_nearest(GeoSearch *search, int k, GeoHit *hits)
{
	uint64_t	least[FEW];
	uint64_t	next = NO_KEY;	/* the least of those not among them */
	int			count = 0;
	int			number;

	for (int i = 0; i < k; i++)
		least[i] = NO_KEY;
	while ((number = geo_search_next(search, false)) >= 0)
	{
		float		squares[GEO_LEAF_SIZE];
		unsigned	lanes;

		if (geo_leaf_squares(&search->leaves[number], search->at, squares) > search->limit)
			continue;
		for (lanes = lanes_of_interest(search, number, squares); lanes != 0; lanes &= lanes - 1)
		{
			int			lane = __builtin_ctz(lanes);
			int			position = number * GEO_LEAF_SIZE + lane;
			uint64_t	out;

			if (squares[lane] > search->within && !geo_search_passes(search, position, squares[lane]))
				continue;
			out = insert(least, k, key_of(squares[lane], position));
			if (out < next)
				next = out;
		}
		if (geo_square_far(square_of(least[k - 1])) < search->limit)
			search->limit = geo_square_far(square_of(least[k - 1]));
	}
	if (square_of(next) <= geo_square_far(square_of(least[k - 1])) &&
		square_of(next) <= geo_square_reach(square_of(least[k - 1])))
		return -1;
	for (; count < k && least[count] != NO_KEY; count++)
		hits[count] = (GeoHit) {(int) (uint32_t) least[count], square_of(least[count]), 0.0f, NAN};
	put_in_order(search, hits, count);
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
	if (k <= FEW)
	{
		count = few_nearest(&search, k, hits);
		if (count >= 0)
			return count;
		count = 0;
		geo_search_begin(&search, index, query, filter);
	}
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
