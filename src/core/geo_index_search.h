/*
 * geo_index_search.h
 *	  What the searches of a geo_index share: filter, margins, the walk.
 *
 * For geo_index_*.c only.  A "square" is a squared chord worked out from the
 * rounded coordinates of query and entry, in floats.
 */
#ifndef CORE_GEO_INDEX_SEARCH_H
#define CORE_GEO_INDEX_SEARCH_H

#include <float.h>

#include "geo_index_layout.h"

/*
 * How far the root of a square is off the chord, which only these two say.
 * Rounding moves either point by up to 0.25 m on each axis, together
 * sqrt(3) / 2 m.  Besides, each of the five roundings on the way from there to
 * the square is worth 2^-24 at most, which makes 1.5e-7 of the root.
 */
#define GEO_SHIFT		0.87
#define GEO_ROUNDING	3e-7

/* All squares on earth are smaller, those off the earth are not. */
#define GEO_NO_LIMIT	FLT_MAX

/* The longest chord that a square may stand for. */
static inline double
geo_square_chord(float square)
{
	return sqrt((double) square) * (1.0 + GEO_ROUNDING) + GEO_SHIFT;
}

/* Squares greater than this stand for chords longer than the given one. */
static inline float
geo_square_beyond(double chord)
{
	double		root = (chord + GEO_SHIFT) * (1.0 + GEO_ROUNDING);

	if (chord < 0.0)
		return -1.0f;
	return root < 1e9 ? (float) (root * root) : GEO_NO_LIMIT;
}

/* Squares of at most this stand for chords of at most the given one. */
static inline float
geo_square_within(double chord)
{
	double		root = (chord - GEO_SHIFT) * (1.0 - GEO_ROUNDING);

	return root > 0.0 ? (float) (root * root) : -1.0f;
}

/* Squares greater than this are of places farther away than that of square. */
static inline float
geo_square_reach(float square)
{
	return geo_square_beyond(geodesic_reach(geo_square_chord(square)));
}

/*
 * The same without a root, and larger.  Put into geo_square_chord() and so on, a
 * root r of at most 12,300 km becomes one of at most 1.0078 (r + 1.75); its
 * square is less than 1.0157 r^2 + 3.56 r + 4, and 3.56 r <= 0.004 r^2 + 792.
 */
static inline float
geo_square_far(float square)
{
	return square < 1.5e14f ? 1.02f * square + 1000.0f : GEO_NO_LIMIT;
}

/* A part of the tree still to be searched: leaves [low, high). */
typedef struct GeoSpan
{
	int			low;
	int			high;
	float		square;			/* no entry in it has a smaller one */
} GeoSpan;

typedef struct GeoSearch
{
	const GeoIndex *index;
	const GeoLeaf *leaves;
	const GeoNode *nodes;
	const GeoTraits *traits;
	const GeoIndexEntry *entries;
	const GeoPoint *query;
	GeoFilter	filter;
	float		at[3];			/* the query */
	bool		selective;		/* quality or mask may exclude entries */
	float		within;			/* squares up to here pass max_distance */
	float		limit;			/* squares beyond are of no interest */
	int			top;
	GeoSpan		stack[32];		/* one for each level of the tree, at most */
} GeoSearch;

/* False if nothing can be found. */
static inline bool
geo_search_begin(GeoSearch *search, const GeoIndex *index,
				 const GeoPoint *query, const GeoFilter *filter)
{
	if (index->count == 0 || isnan(query->x) ||
		index->max_quality < filter->min_quality ||
		(index->any_mask & filter->mask) == 0 ||
		!(filter->max_distance >= 0.0))
		return false;

	search->index = index;
	search->leaves = geo_index_leaves(index);
	search->nodes = geo_index_nodes(index);
	search->traits = geo_index_traits(index);
	search->entries = geo_index_entries(index);
	search->query = query;
	search->filter = *filter;
	search->at[0] = (float) query->x;
	search->at[1] = (float) query->y;
	search->at[2] = (float) query->z;
	search->selective = index->min_quality < filter->min_quality ||
		(index->all_mask & filter->mask) == 0;
	search->within = GEO_NO_LIMIT;
	search->limit = GEO_NO_LIMIT;
	if (filter->max_distance < INFINITY)
	{
		search->within = geo_square_within(geodesic_chord_within(filter->max_distance));
		search->limit = geo_square_beyond(geodesic_chord_beyond(filter->max_distance));
	}
	search->top = 1;
	search->stack[0] = (GeoSpan) {0, geo_index_leaf_count(index->count), 0.0f};
	return true;
}

static inline double
geo_search_distance(const GeoSearch *search, int position)
{
	const GeoIndexEntry *entry = &search->entries[position];

	return geodesic_distance(search->query->lon, search->query->lat,
							 entry->lon, entry->lat);
}

/* Does an entry whose square is not beyond the limit pass the filter? */
static inline bool
geo_search_passes(const GeoSearch *search, int position, float square)
{
	const GeoTraits *traits = &search->traits[position / GEO_LEAF_SIZE];
	int			lane = position % GEO_LEAF_SIZE;

	if (search->selective &&
		(traits->quality[lane] < search->filter.min_quality ||
		 (traits->mask[lane] & search->filter.mask) == 0))
		return false;
	return square <= search->within ||
		geo_search_distance(search, position) <= search->filter.max_distance;
}

/* May one side of a split hold an entry that passes, or one that contains? */
static inline bool
geo_search_enters(const GeoSearch *search, const GeoNode *node, int side,
				  float square, bool containing)
{
	return !(search->selective &&
			 (node->max_quality[side] < search->filter.min_quality ||
			  (node->any_mask[side] & search->filter.mask) == 0)) &&
		!(containing && square > node->reach[side]);
}

/* Lets what a search reads of a leaf come in while it does something else. */
static inline void
geo_search_prefetch(const GeoSearch *search, int number)
{
	const char *leaf = (const char *) &search->leaves[number];

	for (size_t at = 0; at < offsetof(GeoLeaf, id); at += 64)
		__builtin_prefetch(leaf + at);
	__builtin_prefetch(leaf + offsetof(GeoLeaf, id) - 1);
	if (search->selective)
		__builtin_prefetch(search->traits[number].quality);
}

/*
 * The number of the next leaf to look at, near ones first; -1 if none is left.
 * If containing, only leaves that may have an entry whose radius holds the
 * query.
 */
static inline int
geo_search_next(GeoSearch *search, bool containing)
{
	const GeoNode *nodes = search->nodes;
	const float limit = search->limit;
	int			top = search->top;

	while (top > 0)
	{
		GeoSpan		span = search->stack[--top];
		bool		worth = span.square <= limit;

		while (worth && span.high - span.low > 1)
		{
			int			middle = span.low + (span.high - span.low) / 2;
			const GeoNode *node = &nodes[middle];
			float		at = search->at[node->axis];
			float		above = at - node->edge[0];
			float		below = node->edge[1] - at;
			int			near = above > below;
			float		gap = near ? above : below;
			GeoSpan		far = span;

			/* edge[0] <= edge[1], so that the far side is gap >= 0 away. */
			if (gap * gap > far.square)
				far.square = gap * gap;
			if (near)
				far.high = span.low = middle;
			else
				far.low = span.high = middle;

			/* the leaf beside the nearest is often the next one */
			if (far.high - far.low == 1)
				geo_search_prefetch(search, far.low);
			search->stack[top] = far;
			top += far.square <= limit &&
				geo_search_enters(search, node, !near, far.square, containing);
			worth = geo_search_enters(search, node, near, span.square, containing);
		}
		if (worth)
		{
			if (search->selective)
				__builtin_prefetch(search->traits[span.low].quality);
			search->top = top;
			return span.low;
		}
	}
	search->top = 0;
	return -1;
}

typedef float GeoLanes __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t GeoLaneMask __attribute__((vector_size(16)));

/* Stores the squares of all entries of a leaf; returns the least. */
static inline float
geo_leaf_squares(const GeoLeaf *leaf, const float at[3], float *squares)
{
	GeoLanes	least = {INFINITY, INFINITY, INFINITY, INFINITY};

	for (int i = 0; i < GEO_LEAF_SIZE; i += 4)
	{
		GeoLanes	dx = *(const GeoLanes *) &leaf->x[i] - at[0];
		GeoLanes	dy = *(const GeoLanes *) &leaf->y[i] - at[1];
		GeoLanes	dz = *(const GeoLanes *) &leaf->z[i] - at[2];
		GeoLanes	square = dx * dx + dy * dy + dz * dz;
		GeoLaneMask less = square < least;

		*(GeoLanes *) &squares[i] = square;
		least = (GeoLanes) ((less & (GeoLaneMask) square) |
							(~less & (GeoLaneMask) least));
	}

	float		a = least[0] < least[1] ? least[0] : least[1];
	float		b = least[2] < least[3] ? least[2] : least[3];

	return a < b ? a : b;
}

#endif							/* CORE_GEO_INDEX_SEARCH_H */
