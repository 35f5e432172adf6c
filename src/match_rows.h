/*
 * match_rows.h
 *	  Rows of atlas.cluster_match.
 */
#ifndef MATCH_ROWS_H
#define MATCH_ROWS_H

#include "access/htup.h"

#include "query.h"

/* The clusters for a product, with their rows. */
typedef struct MatchRows
{
	FunctionCallInfo fcinfo;	/* a call of a function that returns atlas.cluster_match */
	AtlasQuery *query;
	const ClusterSet *set;
} MatchRows;

extern MatchRows match_rows(FunctionCallInfo fcinfo, AtlasQuery *query);

/* Lets the memory that match_row() is going to read come in while something else is done. */
static inline void
match_row_prefetch(const MatchRows *rows, int position)
{
	const char *row = (const char *) rows->set->rows[position];

	for (int at = 0; at < 4; at++)
		__builtin_prefetch(row + at * 64);
}

/*
 * The row for the cluster at a position of the set's index.  It is to be copied
 * before the next is asked for.  The distance is the exact one, or NaN: then it
 * is worked out to a millimetre.
 */
extern HeapTupleData match_row(const MatchRows *rows, int position, double distance);

#endif							/* MATCH_ROWS_H */
