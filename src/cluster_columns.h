/*
 * cluster_columns.h
 *	  The columns that the row types about a cluster have in common.
 */
#ifndef CLUSTER_COLUMNS_H
#define CLUSTER_COLUMNS_H

#include "picture.h"

/* cluster_id, cluster, place, province and product: what makes it a cluster for this product. */
extern void cluster_columns(const Picture *picture, const PictureSpecialisation *made, Datum *values, bool *nulls);

/* quality_min, quality_max, national_share and global_share */
extern void specialisation_columns(const Picture *picture, const PictureSpecialisation *made, Datum *values, bool *nulls);

#endif							/* CLUSTER_COLUMNS_H */
