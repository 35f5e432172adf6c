/*
 * geo_index_layout.h
 *	  What a geo_index looks like in memory, and how to walk over it.
 *
 * For geo_index_*.c only.  The block is
 *
 *		header | leaves | nodes | traits | entries
 *
 * The entries stand in the order of a k-d tree, GEO_LEAF_SIZE to a leaf, all
 * leaves but the last full.  The tree is implied: it splits a span of leaves
 * [low, high) at middle = low + (high - low) / 2, and the node for this split
 * is number middle.  A leaf has what a search needs of every entry that it
 * passes by; only of few it looks at the entry itself, or else most of its
 * time would go by waiting for memory.
 *
 * Coordinates are rounded to floats, which moves a place by less than a metre.
 * Every comparison allows for that.  What then remains undecided is left to
 * geodesic_distance(): with 5,000 places, one search for the nearest in 3,000.
 */
#ifndef CORE_GEO_INDEX_LAYOUT_H
#define CORE_GEO_INDEX_LAYOUT_H

#include "geo_index.h"

#define GEO_LEAF_SIZE	16
#define GEO_INDEX_MAGIC	0x47454F31	/* tells the byte order, too */

struct GeoIndex
{
	uint32_t	magic;
	int32_t		count;
	float		reach;			/* the largest of all entries */
	uint8_t		min_quality;
	uint8_t		max_quality;
	uint8_t		all_mask;		/* the bits that all entries have */
	uint8_t		any_mask;
};

/*
 * Coordinates are infinite for an entry off the earth, and where the last leaf
 * has none.
 */
typedef struct GeoLeaf
{
	float		x[GEO_LEAF_SIZE];
	float		y[GEO_LEAF_SIZE];
	float		z[GEO_LEAF_SIZE];
	int32_t		id[GEO_LEAF_SIZE];
} GeoLeaf;

/* A split: [0] is about the leaves below the middle, [1] about those above. */
typedef struct GeoNode
{
	float		edge[2];		/* largest coordinate of [0], smallest of [1] */
	float		reach[2];
	uint8_t		max_quality[2];
	uint8_t		any_mask[2];
	uint8_t		axis;			/* 0 to 2 for x, y, z */
	uint8_t		unused[3];
} GeoNode;

/*
 * More about the entries of a leaf, which not every search needs.  The reach is
 * the square (see geo_index_search.h) beyond which the own radius of an entry
 * surely ends; negative if it has none.
 */
typedef struct GeoTraits
{
	float		reach[GEO_LEAF_SIZE];
	uint8_t		quality[GEO_LEAF_SIZE];
	uint8_t		mask[GEO_LEAF_SIZE];
} GeoTraits;

static inline int
geo_index_leaf_count(int count)
{
	return count / GEO_LEAF_SIZE + (count % GEO_LEAF_SIZE != 0);
}

static inline const GeoLeaf *
geo_index_leaves(const GeoIndex *index)
{
	return (const GeoLeaf *) (index + 1);
}

static inline const GeoNode *
geo_index_nodes(const GeoIndex *index)
{
	return (const GeoNode *) (geo_index_leaves(index) +
							  geo_index_leaf_count(index->count));
}

static inline const GeoTraits *
geo_index_traits(const GeoIndex *index)
{
	return (const GeoTraits *) (geo_index_nodes(index) +
								geo_index_leaf_count(index->count));
}

static inline const GeoIndexEntry *
geo_index_entries(const GeoIndex *index)
{
	return (const GeoIndexEntry *) (geo_index_traits(index) +
									geo_index_leaf_count(index->count));
}

#endif							/* CORE_GEO_INDEX_LAYOUT_H */
