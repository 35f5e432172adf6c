/*
 * query.h
 *	  What the functions that take a product and a point have in common.
 */
#ifndef QUERY_H
#define QUERY_H

#include "fmgr.h"

#include "extent.h"

/* A call's arguments, checked and resolved. */
typedef struct AtlasQuery
{
	Picture    *picture;
	int			product;		/* the part of the product tree that answers */
	GeoFilter	filter;
	QueryPoint	point;
} AtlasQuery;

/* Where a function's optional arguments stand; -1: it has none. */
typedef struct QueryArguments
{
	int			min_quality;
	int			max_distance;
	int			role;
} QueryArguments;

/*
 * Product is argument 0 and point argument 1.  False if the answer is nothing:
 * a NULL or empty argument, a product that no name matches or that has no
 * clusters.  Bad arguments raise an error.
 */
extern bool query_begin(FunctionCallInfo fcinfo, QueryArguments where, AtlasQuery *query);

/* Product and role are the arguments of these numbers; false if nothing answers. */
extern bool product_argument(FunctionCallInfo fcinfo, int n, int n_role, Picture **picture, int *product, int *roles);

/* A role given as text, NULL for any, as bits; an unknown one raises an error. */
extern int	roles_argument(FunctionCallInfo fcinfo, int n);

#endif							/* QUERY_H */
