/*
 * cluster_columns.c
 *	  The columns that the row types about a cluster have in common.
 */
#include "postgres.h"

#include <math.h>

#include "cluster_columns.h"
#include "quality_tier.h"
#include "compat.h"

void
cluster_columns(const Picture *picture, const PictureSpecialisation *made, Datum *values, bool *nulls)
{
	const PictureCluster *cluster = &picture->clusters[made->cluster];

	memset(nulls, false, 5 * sizeof(bool));
	values[0] = Int32GetDatum(cluster->id);
	values[1] = PointerGetDatum(cluster->name);
	values[2] = PointerGetDatum(cluster->place);
	values[3] = PointerGetDatum(cluster->province);
	nulls[3] = cluster->province == NULL;
	values[4] = PointerGetDatum(picture->products[made->product].name);
}

void
specialisation_columns(const Picture *picture, const PictureSpecialisation *made, Datum *values, bool *nulls)
{
	PictureShares shares = {NAN, NAN};

	if (made->shares >= 0)
		shares = picture->shares[made->shares];
	values[0] = QualityTierGetDatum(made->quality_min);
	nulls[0] = made->quality_min == 0;
	values[1] = QualityTierGetDatum(made->quality_max);
	nulls[1] = made->quality_max == 0;
	values[2] = Float8GetDatum(shares.national);
	nulls[2] = isnan(shares.national);
	values[3] = Float8GetDatum(shares.global);
	nulls[3] = isnan(shares.global);
}
