/*
 * geo_index_containing.c
 *	  Searching a geo_index for the places whose own radius holds a point.
 */
#include "geo_index.h"

#include "geo_index_search.h"

/* Does the radius of an entry, whose square is within its reach, hold it? */
static bool
holds(const GeoSearch *search, int position, float square)
{
	double		radius = search->entries[position].radius_m;

	return square <= geo_square_within(geodesic_chord_within(radius)) ||
		geo_search_distance(search, position) <= radius;
}

/*
 * Counts the entries that pass the filter and hold the query, up to most, and
 * stores the positions of the first capacity of them.
 */
static int
collect(const GeoIndex *index, const GeoPoint *query, const GeoFilter *filter,
		int *positions, int capacity, int most)
{
	GeoSearch	search;
	int			count = 0;
	int			number;

	if (!geo_search_begin(&search, index, query, filter))
		return 0;
	if (index->reach < search.limit)
		search.limit = index->reach;
	while ((number = geo_search_next(&search, true)) >= 0)
	{
		const float *reach = search.traits[number].reach;
		float		squares[GEO_LEAF_SIZE];

		if (geo_leaf_squares(&search.leaves[number], search.at, squares) > search.limit)
			continue;
		for (int i = 0; i < GEO_LEAF_SIZE; i++)
		{
			int			position = number * GEO_LEAF_SIZE + i;

			if (!(squares[i] <= reach[i]) || !(squares[i] <= search.limit) ||
				!geo_search_passes(&search, position, squares[i]) ||
				!holds(&search, position, squares[i]))
				continue;
			if (count < capacity)
				positions[count] = position;
			if (++count == most)
				return count;
		}
	}
	return count;
}

int
geo_index_containing(const GeoIndex *index, const GeoPoint *query,
					 const GeoFilter *filter, int *positions, int capacity)
{
	return collect(index, query, filter, positions, capacity, GEO_INDEX_MAX_COUNT);
}

bool
geo_index_any_containing(const GeoIndex *index, const GeoPoint *query,
						 const GeoFilter *filter)
{
	return collect(index, query, filter, NULL, 0, 1) > 0;
}
