/*
 * gazetteer.c
 *	  The places and their names, as a part of the picture.
 *
 * Many statements ask for products and points only, so that this is read when
 * it is first needed: under the same snapshot as the picture, or one that sees
 * the same rows, and with the rights that were checked for the picture.
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "gazetteer.h"
#include "picture_image.h"
#include "settings.h"
#include "spi_rows.h"
#include "compat.h"

#define MOST_SIMILAR	64
#define MAX_REMEMBERED	512	/* names, and as many addresses */

int32
gazetteer_place(const Gazetteer *gazetteer, int32 id)
{
	int32		low = 0;
	int32		high = gazetteer->table.n_places;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (gazetteer->places[middle].id == id)
			return middle;
		if (gazetteer->places[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static void
set_context(Gazetteer *gazetteer, MemoryContext context)
{
	gazetteer->context = context;
	remember_at_most(&gazetteer->names_asked, context, MAX_REMEMBERED, 0);
	remember_at_most(&gazetteer->addresses_asked, context, MAX_REMEMBERED, 0);
}

static void
make_scratch(Gazetteer *gazetteer, const trigram_index *index)
{
	gazetteer->scratch = MemoryContextAllocExtended(gazetteer->context, trigram_index_scratch_size(index), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

void
gazetteer_follow(Image *image, void *field)
{
	Gazetteer  *gazetteer = image_follow(image, field, sizeof(Gazetteer));
	place_table *table = &gazetteer->table;
	GazetteerPlace *places = image_follow(image, &gazetteer->places, mul_size(table->n_places, sizeof(GazetteerPlace)));
	GazetteerName *names = image_follow(image, &gazetteer->names, mul_size(table->n_names, sizeof(GazetteerName)));
	place_name *keys = image_follow(image, &table->names, mul_size(table->n_names, sizeof(place_name)));

	for (size_t i = 0; i < table->n_places; i++)
	{
		image_follow_text(image, &places[i].name);
		image_follow_text(image, &places[i].name_zh);
		image_follow_value(image, &places[i].location);
	}
	for (size_t i = 0; i < table->n_names; i++)
	{
		image_follow_text(image, &names[i].name);
		image_follow_text(image, &names[i].lang);
		image_follow_bytes(image, &keys[i].key, keys[i].len);
	}
	image_follow(image, &table->places, mul_size(table->n_places, sizeof(place_node)));
	image_follow(image, &table->members, mul_size(table->n_members, sizeof(place_member)));
	image_follow(image, &table->slots, mul_size(table->n_slots, sizeof(uint32_t)));
	image_follow(image, &gazetteer->similar, gazetteer->similar_size);
	set_context(gazetteer, image->context);
	gazetteer->scratch = NULL;
	if (image->reading)
		make_scratch(gazetteer, gazetteer->similar);
}

/* Hung on the picture only when it is whole; until then an error frees it. */
Gazetteer *
gazetteer_get(Picture *picture)
{
	MemoryContext context;
	MemoryContext caller;
	Gazetteer  *gazetteer;

	if (picture->gazetteer != NULL)
		return picture->gazetteer;
	context = AllocSetContextCreate(CurrentMemoryContext, "cluster_atlas gazetteer", PICTURE_CONTEXT_SIZES);
	caller = MemoryContextSwitchTo(context);
	gazetteer = picture_saved_part(picture->generation, SAVED_PLACES, gazetteer_follow);
	if (gazetteer == NULL)
	{
		gazetteer = palloc0(sizeof(Gazetteer));
		set_context(gazetteer, context);
		gazetteer_load(gazetteer, picture);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextSetParent(context, picture->context);
	picture->gazetteer = gazetteer;
	return gazetteer;
}

Datum
gazetteer_level(const Gazetteer *gazetteer, int32 place)
{
	return CStringGetTextDatum(place_levels[gazetteer->table.places[place].level]);
}

text *
gazetteer_province(const Gazetteer *gazetteer, int32 place)
{
	const place_node *nodes = gazetteer->table.places;

	for (int depth = 0; place >= 0 && depth < PLACE_DEPTH_MAX; depth++, place = nodes[place].parent)
		if (nodes[place].level == PLACE_PROVINCE)
			return gazetteer->places[place].name;
	return NULL;
}

static bool
is_latin(const place_name *name)
{
	return name->kind != PLACE_NAME_CODE && (unsigned char) name->key[0] < 0x80;
}

static void
make_similar(Gazetteer *gazetteer)
{
	const place_table *table = &gazetteer->table;
	trigram_name *latin = array_of(table->n_names, sizeof(trigram_name));
	uint32		n = 0;
	Size		size;
	void	   *block;
	trigram_index *index;

	for (size_t i = 0; i < table->n_names; i++)
		if (is_latin(&table->names[i]))
			latin[n++] = (trigram_name) {table->names[i].key, table->names[i].len, i};
	size = trigram_index_size(latin, n);
	block = palloc_extended(size, MCXT_ALLOC_HUGE);
	size = trigram_index_build(block, size, latin, n);
	index = memcpy(MemoryContextAllocHuge(gazetteer->context, size), block, size);
	pfree(block);
	pfree(latin);
	gazetteer->similar_size = size;
	make_scratch(gazetteer, index);
	gazetteer->similar = index;
}

void
gazetteer_make_all(Gazetteer *gazetteer)
{
	if (gazetteer->similar == NULL)
		make_similar(gazetteer);
}

size_t
gazetteer_similar(void *arg, const char *key, size_t len, address_meaning *found, size_t max)
{
	Gazetteer  *gazetteer = arg;
	trigram_match matches[MOST_SIMILAR];
	size_t		n_matches;
	size_t		n = 0;

	gazetteer_make_all(gazetteer);
	n_matches = trigram_index_lookup(gazetteer->similar, key, len, place_similarity, gazetteer->scratch, matches, MOST_SIMILAR);
	for (size_t i = 0; i < Min(n_matches, MOST_SIMILAR) && n < max; i++)
	{
		const place_name *name = &gazetteer->table.names[matches[i].payload];
		bool		before = false;

		for (size_t j = 0; j < n && !before; j++)
			before = found[j].name->place == name->place;
		if (!before)
			found[n++] = (address_meaning) {name, matches[i].similarity};
	}
	return n;
}
