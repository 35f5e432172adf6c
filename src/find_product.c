/*
 * find_product.c
 *	  Which products a text may mean, and why.
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "core/trigram.h"
#include "picture.h"
#include "product_names.h"
#include "result.h"
#include "compat.h"

#define MAX_CANDIDATES	12

PG_FUNCTION_INFO_V1(find_product);

/* From the top of the tree down: apparel > hosiery > socks. */
static Datum
path_of(const Picture *picture, int product)
{
	StringInfoData path;
	List	   *up = NIL;
	ListCell   *cell;

	for (; product >= 0; product = picture->products[product].parent)
		up = lcons_int(product, up);
	initStringInfo(&path);
	foreach(cell, up)
	{
		const text *name = picture->products[lfirst_int(cell)].name;

		if (path.len > 0)
			appendStringInfoString(&path, " > ");
		appendBinaryStringInfo(&path, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	}
	return PointerGetDatum(cstring_to_text_with_len(path.data, path.len));
}

/* find_product(name) returns setof atlas.product_found, best first */
Datum
find_product(PG_FUNCTION_ARGS)
{
	static const char *const ways[] = {"name", "title", "similar"};
	RowSink		sink = begin_rows(fcinfo);
	ProductCandidate candidates[MAX_CANDIDATES];
	Picture    *picture;
	text	   *asked;
	int			n;

	if (PG_ARGISNULL(0))
		return (Datum) 0;
	asked = PG_GETARG_TEXT_PP(0);
	picture = picture_get();
	n = product_candidates(picture, VARDATA_ANY(asked), VARSIZE_ANY_EXHDR(asked), candidates, MAX_CANDIDATES);
	for (int i = 0; i < n; i++)
	{
		ProductCandidate *found = &candidates[i];
		Datum		values[8];
		bool		nulls[8] = {false};

		values[0] = Int32GetDatum(picture->products[found->product].id);
		values[1] = PointerGetDatum(picture->products[found->product].name);
		values[2] = Float4GetDatum(found->similarity);
		values[3] = PointerGetDatum(found->name);
		values[4] = PointerGetDatum(found->lang);
		values[5] = CStringGetTextDatum(ways[found->way]);
		values[6] = BoolGetDatum(found->taken);
		values[7] = path_of(picture, found->product);
		add_row(&sink, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(name_similarity);

/* atlas.name_similarity(a, b) returns real */
Datum
name_similarity(PG_FUNCTION_ARGS)
{
	text	   *a = PG_GETARG_TEXT_PP(0);
	text	   *b = PG_GETARG_TEXT_PP(1);

	PG_RETURN_FLOAT4(trigram_similarity(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b)));
}
