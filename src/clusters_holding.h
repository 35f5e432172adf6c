/*
 * clusters_holding.h
 *	  The clusters for a product whose extent holds a point.
 */
#ifndef CLUSTERS_HOLDING_H
#define CLUSTERS_HOLDING_H

#include "extent.h"

/*
 * Positions of the clusters of a set, of these roles, whose extent holds the
 * point, in no particular order; returns how many.  *held is a palloc'd array,
 * NULL if there are none.
 */
extern int	clusters_holding_list(Picture *picture, const ClusterSet *set, int roles, QueryPoint *point, int **held);

#endif							/* CLUSTERS_HOLDING_H */
