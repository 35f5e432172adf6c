/*
 * picture_claims.c
 *	  The claims behind the specialisations of a picture.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/array.h"

#include "picture.h"
#include "picture_image.h"
#include "spi_rows.h"
#include "compat.h"

/*
 * Claims stand in the order of clusters and products, as the specialisations
 * of the picture do; those on no specialisation belong to nothing here.
 */
static PictureClaims *
read_claims(const Picture *picture)
{
	PictureClaims *claims = palloc(sizeof(PictureClaims));
	uint64		n = rows_of("SELECT cluster_id, product_id, id FROM atlas.picture_claim");
	Datum	   *ids = array_of(n, sizeof(Datum));
	int			at = 0;

	claims->n = picture->n_specialisations;
	claims->of = array_of(claims->n, sizeof(ArrayType *));
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
				claims->of[at] = construct_array(ids, end - i, INT4OID, sizeof(int32), true, TYPALIGN_INT);
		}
	}
	pfree(ids);
	return claims;
}

void
picture_claims_follow(Image *image, void *field)
{
	PictureClaims *claims = image_follow(image, field, sizeof(PictureClaims));
	ArrayType **of = image_follow(image, &claims->of, mul_size(claims->n, sizeof(ArrayType *)));

	for (int i = 0; i < claims->n; i++)
		image_follow_value(image, &of[i]);
}

/* Only few functions show claims: they are read when the first one asks. */
void
picture_load_claims(Picture *picture)
{
	MemoryContext caller;

	if (picture->claims != NULL)
		return;
	caller = MemoryContextSwitchTo(picture->context);
	picture->claims = picture_saved_part(picture->generation, SAVED_CLAIMS, picture_claims_follow);
	MemoryContextSwitchTo(caller);
	if (picture->claims != NULL)
		return;
	SPI_connect();
	caller = MemoryContextSwitchTo(picture->context);
	picture->claims = read_claims(picture);
	MemoryContextSwitchTo(caller);
	SPI_finish();
}
