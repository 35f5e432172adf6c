/*
 * geo_index.h
 *	  A static spatial index of places on earth: nearest, k nearest, containing.
 *
 * The index lives in one block of memory, holds no pointers and is never
 * changed after it was built.  It may be copied, shared and stored, and be
 * searched wherever its address is a multiple of 8, on machines of the same
 * byte order.  Searching allocates nothing and keeps no state.
 *
 * A place is found at a position, 0 to count - 1, by which its entry can be
 * looked at.  Every answer is exactly that of comparing geodesic_distance() for
 * all entries; places at the same distance are ordered by id.
 *
 * Coordinates should be checked before: an entry off the earth (see
 * geodesic.h) is never found, and a query from there finds nothing.
 */
#ifndef CORE_GEO_INDEX_H
#define CORE_GEO_INDEX_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geodesic.h"

#define GEO_INDEX_MAX_COUNT		(1 << 28)

typedef struct GeoIndexEntry
{
	double		lon;			/* degrees */
	double		lat;
	double		radius_m;		/* its extent; negative or NaN: it has none */
	int32_t		id;
	uint8_t		quality;		/* highest tier code, 0 if unknown */
	uint8_t		mask;			/* a bit for each role or kind */
} GeoIndexEntry;

/*
 * Which entries count: those with quality >= min_quality, with a bit in common
 * with mask, and at a distance <= max_distance (metres).
 */
typedef struct GeoFilter
{
	uint8_t		min_quality;	/* 0: any, even unknown */
	uint8_t		mask;			/* 0xFF: any but none */
	double		max_distance;	/* INFINITY: any */
} GeoFilter;

#define GEO_FILTER_NONE		((GeoFilter) {0, 0xFF, INFINITY})

/* One of k nearest. */
typedef struct GeoHit
{
	int			position;
	float		square;			/* of the search itself */
	float		reach;
	double		distance;		/* metres; NaN if the order was clear without */
} GeoHit;

typedef struct GeoIndex GeoIndex;

/* Bytes of the block for count entries; 0 if count is not 0 to the maximum. */
extern size_t geo_index_size(int count);

/*
 * Builds an index of the entries in the block, which has geo_index_size(count)
 * bytes, and returns the block as an index.  Expected time O(n log n), for any
 * order of the entries; the same entries in the same order give the same bytes.
 */
extern GeoIndex *geo_index_build(void *block, const GeoIndexEntry *entries,
								 int count);

/*
 * Is this a block, as it was once built, that is safe to search?  For blocks
 * that come from elsewhere, say from a table.  Random damage to its contents
 * may go unnoticed and lead to wrong answers, never to a bad access.
 */
extern bool geo_index_valid(const void *block, size_t size);

extern int	geo_index_count(const GeoIndex *index);

/*
 * What stands at a position.  The id alone is much cheaper to get: a search
 * comes by the ids, but hardly ever by the entries.
 */
extern int32_t geo_index_id(const GeoIndex *index, int position);
extern const GeoIndexEntry *geo_index_entry(const GeoIndex *index, int position);

/*
 * The position of the nearest entry that passes the filter: the first of
 * ORDER BY distance, id.  -1 if there is none.
 */
extern int	geo_index_nearest(const GeoIndex *index, const GeoPoint *query,
							  const GeoFilter *filter);

/*
 * The k nearest entries that pass the filter, in the order of distance and id.
 * hits has room for k of them; returns how many there are.
 */
extern int	geo_index_k_nearest(const GeoIndex *index, const GeoPoint *query,
								const GeoFilter *filter, int k, GeoHit *hits);

/*
 * The entries that pass the filter and hold the query within their own radius:
 * distance <= radius_m.  Returns how many there are and stores the positions of
 * the first capacity of them, in no particular order.
 */
extern int	geo_index_containing(const GeoIndex *index, const GeoPoint *query,
								 const GeoFilter *filter,
								 int *positions, int capacity);

/* Is there such an entry?  Stops at the first. */
extern bool geo_index_any_containing(const GeoIndex *index,
									 const GeoPoint *query,
									 const GeoFilter *filter);

#endif							/* CORE_GEO_INDEX_H */
