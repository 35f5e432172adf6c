/*
 * settings.c
 *	  What users may set: cluster_atlas.*.
 */
#include "postgres.h"

#include "utils/guc.h"

#include "settings.h"
#include "compat.h"

double		product_similarity = 0.15;
double		place_similarity = 0.3;

void
settings_define(void)
{
	DefineCustomRealVariable("cluster_atlas.product_similarity",
							 "How alike a product name must be to be taken for the one written.",
							 "Trigram similarity as pg_trgm defines it, 0 to 1. Below it a misspelt name gives no row, but for one slip in a word; at 1 nothing misspelt is taken.",
							 &product_similarity, 0.15, 0, 1, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomRealVariable("cluster_atlas.place_similarity",
							 "How alike a place name must be to be taken for the one written.",
							 "Trigram similarity as pg_trgm defines it, 0 to 1. Below it a misspelt name gives no row.",
							 &place_similarity, 0.3, 0, 1, PGC_USERSET, 0, NULL, NULL, NULL);
	MarkGUCPrefixReserved("cluster_atlas");
}
