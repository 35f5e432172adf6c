/*
 * geo_index_nearest.c
 *	  Searching a geo_index for the nearest place.
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
