/*
 * find_place.c
 *	  Which places a text may mean, and why.
 */
#include "postgres.h"

#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "place_candidates.h"
#include "product_names.h"
#include "result.h"
#include "settings.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(find_place);
PG_FUNCTION_INFO_V1(places_named);

/* What holds a place, from small to large: Shaoxing, Zhejiang. */
static text *
parents_of(const Gazetteer *gazetteer, int32 place)
{
	StringInfoData parents;
	const place_node *nodes = gazetteer->table.places;

	initStringInfo(&parents);
	place = nodes[place].parent;
	for (int depth = 0; place >= 0 && depth < PLACE_DEPTH_MAX; depth++, place = nodes[place].parent)
	{
		const text *name = gazetteer->places[place].name;

		if (parents.len > 0)
			appendStringInfoString(&parents, ", ");
		appendBinaryStringInfo(&parents, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	}
	return parents.len > 0 ? cstring_to_text_with_len(parents.data, parents.len) : NULL;
}

/* Does a cluster in the place make a product of this part of the tree? */
static bool
makes(const Picture *picture, const Gazetteer *gazetteer, int32 place, int product)
{
	int			end = picture->product_first[picture->products[product].end];

	for (int i = picture->product_first[product]; i < end; i++)
	{
		const PictureCluster *cluster = &picture->clusters[picture->by_cluster[picture->by_product[i]].cluster];
		int32		where = gazetteer_place(gazetteer, cluster->place_id);

		if (cluster->role == ROLE_PRODUCTION && where >= 0 && place_holds(&gazetteer->table, place, where))
			return true;
	}
	return false;
}

/* find_place(name, product) returns setof atlas.place_found, best first, those that make the product before the others. */
Datum
find_place(PG_FUNCTION_ARGS)
{
	RowSink		sink = begin_rows(fcinfo);
	PlaceCandidate candidates[PLACE_CANDIDATES_MAX];
	bool		made[PLACE_CANDIDATES_MAX] = {false};
	Picture    *picture;
	Gazetteer  *gazetteer;
	text	   *asked;
	int			product = -1;
	int			n;

	if (PG_ARGISNULL(0))
		return (Datum) 0;
	asked = PG_GETARG_TEXT_PP(0);
	picture = picture_get();
	gazetteer = gazetteer_get(picture);
	n = place_candidates(gazetteer, VARDATA_ANY(asked), VARSIZE_ANY_EXHDR(asked), candidates);
	if (n > 0 && !PG_ARGISNULL(1))
	{
		text	   *name = PG_GETARG_TEXT_PP(1);

		product = product_scope(picture, product_of_text(picture, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)), ROLE_PRODUCTION);
	}
	for (int i = 0; i < n && product >= 0; i++)
		made[i] = makes(picture, gazetteer, candidates[i].name->place, product);

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n; i++)
		{
			int32		position = candidates[i].name->place;
			const GazetteerPlace *place = &gazetteer->places[position];
			const GazetteerName *name = &gazetteer->names[candidates[i].name->source];
			Datum		values[11];
			bool		nulls[11] = {false};
			text	   *parents;

			if (made[i] != (pass == 0))
				continue;
			parents = parents_of(gazetteer, position);
			values[0] = Int32GetDatum(place->id);
			values[1] = PointerGetDatum(place->name);
			values[2] = gazetteer_level(gazetteer, position);
			values[3] = PointerGetDatum(place->name_zh);
			nulls[3] = place->name_zh == NULL;
			values[4] = PointerGetDatum(parents);
			nulls[4] = parents == NULL;
			values[5] = Float4GetDatum(candidates[i].similarity);
			values[6] = PointerGetDatum(name->name);
			values[7] = PointerGetDatum(name->lang);
			nulls[7] = name->lang == NULL;
			values[8] = Float8GetDatum(place->lon);
			values[9] = Float8GetDatum(place->lat);
			values[10] = BoolGetDatum(made[i]);
			nulls[10] = product < 0;
			add_row(&sink, values, nulls);
		}
	return (Datum) 0;
}

/* The places that functions take for a name: of no more than one likeness, so that there are few. */
typedef struct PlacesTaken
{
	int			n;
	int32		ids[PLACE_CANDIDATES_MAX];
} PlacesTaken;

static const PlacesTaken *
places_taken(Gazetteer *gazetteer, const char *name, int length)
{
	const PlacesTaken *known = recall(&gazetteer->names_asked, name, length, place_similarity);
	PlaceCandidate candidates[PLACE_CANDIDATES_MAX];
	PlacesTaken *taken;
	int			n;

	if (known != NULL)
		return known;
	ereport(DEBUG2, (errmsg_internal("resolving a place name of %d bytes", length)));
	taken = palloc0(sizeof(PlacesTaken));
	n = place_candidates(gazetteer, name, length, candidates);
	for (int i = 0; i < n; i++)
		if (candidates[i].taken)
			taken->ids[taken->n++] = gazetteer->places[candidates[i].name->place].id;
	remember(&gazetteer->names_asked, name, length, taken, offsetof(PlacesTaken, ids) + taken->n * sizeof(int32));
	return taken;
}

/* atlas.places_named(name) returns setof integer: those that functions take for the name. */
Datum
places_named(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	PlacesTaken *taken;
	int32		id;

	if (SRF_IS_FIRSTCALL())
	{
		text	   *asked = PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0);
		const PlacesTaken *found;
		Size		size;

		call = SRF_FIRSTCALL_INIT();
		if (asked == NULL)
			SRF_RETURN_DONE(call);
		found = places_taken(gazetteer_get(picture_get()), VARDATA_ANY(asked), VARSIZE_ANY_EXHDR(asked));
		size = offsetof(PlacesTaken, ids) + found->n * sizeof(int32);
		call->user_fctx = memcpy(MemoryContextAlloc(call->multi_call_memory_ctx, size), found, size);
	}
	call = SRF_PERCALL_SETUP();
	taken = call->user_fctx;
	if (call->call_cntr >= (uint64) taken->n)
		SRF_RETURN_DONE(call);
	id = taken->ids[call->call_cntr];	/* the macro moves the counter on before it looks at the value */
	SRF_RETURN_NEXT(call, Int32GetDatum(id));
}
