/*
 * picture_claims.c
 *	  The claims behind the specialisations of a picture.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/array.h"

#include "picture.h"
#include "spi_rows.h"
#include "compat.h"

/*
 * Claims stand in the order of clusters and products, as the specialisations
 * of the picture do; those on no specialisation belong to nothing here.
 */
static ArrayType **
read_claims(const Picture *picture)
{
	ArrayType **claims = array_of(picture->n_specialisations, sizeof(ArrayType *));
	uint64		n = rows_of("SELECT cluster_id, product_id, id FROM atlas.picture_claim");
	Datum	   *ids = array_of(n, sizeof(Datum));
	int			at = 0;

	for (uint64 i = 0, end; i < n; i = end)
	{
		int32		cluster_id;
		int32		product_id;

		take_row(i);
		cluster_id = int_column(1);
		product_id = int_column(2);
		for (end = i; end < n; end++)
		{
			take_row(end);
			if (int_column(1) != cluster_id || int_column(2) != product_id)
				break;
			ids[end - i] = Int32GetDatum(int_column(3));
		}
		for (; at < picture->n_specialisations; at++)
		{
			const PictureSpecialisation *made = &picture->by_cluster[at];
			int32		made_by = picture->clusters[made->cluster].id;
			int32		made_is = picture->products[made->product].id;

			if (made_by > cluster_id || (made_by == cluster_id && made_is > product_id))
				break;
			if (made_by == cluster_id && made_is == product_id)
				claims[at] = construct_array(ids, end - i, INT4OID, sizeof(int32), true, TYPALIGN_INT);
		}
	}
	pfree(ids);
	return claims;
}

/* Only few functions show claims: they are read when the first one asks. */
void
picture_load_claims(Picture *picture)
{
	MemoryContext caller;

	if (picture->claims != NULL)
		return;
	SPI_connect();
	caller = MemoryContextSwitchTo(picture->context);
	picture->claims = read_claims(picture);
	MemoryContextSwitchTo(caller);
	SPI_finish();
}
