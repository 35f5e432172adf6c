/*
 * gazetteer.c
 *	  Reads the places and their names, and finds them by name.
 *
 * Many statements ask for products and points only, so that this is read when
 * it is first needed: under the same snapshot as the picture, or one that sees
 * the same rows, and with the rights that were checked for the picture.
 */
#include "postgres.h"

#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "gazetteer.h"
#include "packer.h"
#include "settings.h"
#include "spi_rows.h"
#include "compat.h"

#define MOST_SIMILAR	64
#define MAX_REMEMBERED	512	/* names, and as many addresses */

/* In the order of place_level, and of place_name_kind. */
static const char *const levels[] = {"region", "province", "prefecture", "county", "town", "park"};
static const char *const kinds[] = {"own", "other", "former", "code"};

static bool
same_text(const text *a, const char *b, size_t length)
{
	return VARSIZE_ANY_EXHDR(a) == length && memcmp(VARDATA_ANY(a), b, length) == 0;
}

/* The column's place in a list of words. */
static int
read_word(int column, const char *const *words, int n)
{
	text	   *word = text_column(column);

	for (int i = 0; i < n; i++)
		if (word != NULL && same_text(word, words[i], strlen(words[i])))
		{
			pfree(word);
			return i;
		}
	elog(ERROR, "unexpected word in the atlas: %s", word == NULL ? "NULL" : text_to_cstring(word));
}

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
load_places(Gazetteer *gazetteer)
{
	int			n = rows_of("SELECT id, parent_id, level, name, name_zh, location, lon, lat, precision_m FROM atlas.picture_place");
	place_node *nodes = array_of(n, sizeof(place_node));

	gazetteer->places = array_of(n, sizeof(GazetteerPlace));
	gazetteer->table.places = nodes;
	gazetteer->table.n_places = n;
	for (int i = 0; i < n; i++)
	{
		GazetteerPlace *place = &gazetteer->places[i];

		take_row(i);
		place->id = int_column(1);
		nodes[i].parent = int_column(2);	/* an id, until all are read */
		nodes[i].level = read_word(3, levels, lengthof(levels));
		place->name = text_column(4);
		place->name_zh = text_column(5);
		place->location = value_column(6);
		place->lon = double_column(7);
		place->lat = double_column(8);
		place->precision_m = double_column(9);
	}
	for (int i = 0; i < n; i++)
		nodes[i].parent = gazetteer_place(gazetteer, nodes[i].parent);
}

static void
load_names(Gazetteer *gazetteer)
{
	place_table *table = &gazetteer->table;
	uint64		n = rows_of("SELECT place_id, name, lang, kind FROM atlas.picture_place_name");
	place_name *names = array_of(n, sizeof(place_name));
	size_t		n_names = 0;
	text	   *lang = NULL;
	Packer		packer = {0};

	gazetteer->names = array_of(n, sizeof(GazetteerName));
	for (uint64 i = 0; i < n; i++)
	{
		char		key[NORMALISE_MAX_BYTES];
		place_name *made = &names[n_names];
		size_t		length;
		text	   *name;

		take_row(i);
		made->place = gazetteer_place(gazetteer, int_column(1));
		name = packed_text(&packer, CurrentMemoryContext, text_column(2));
		length = place_name_key(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), key, made);
		if (length == 0 || made->place < 0)
			continue;
		made->key = memcpy(packed(&packer, CurrentMemoryContext, length), key, length);
		made->source = n_names;
		made->kind = read_word(4, kinds, lengthof(kinds));
		if (made->kind <= PLACE_NAME_OTHER)
			((place_node *) table->places)[made->place].says |= 1 << made->suffix;
		gazetteer->names[n_names].name = name;
		gazetteer->names[n_names].lang = lang = text_column_shared(3, lang);
		n_names++;
	}
	table->n_slots = place_table_slots(n_names);
	table->slots = array_of(table->n_slots, sizeof(uint32_t));
	place_table_index(table, names, n_names);
}

static void
load_members(Gazetteer *gazetteer, const Picture *picture)
{
	place_member *members = array_of(picture->n_members, sizeof(place_member));

	gazetteer->table.members = members;
	for (int i = 0; i < picture->n_members; i++)
	{
		int32		region = gazetteer_place(gazetteer, picture->members[i].region_id);
		int32		place = gazetteer_place(gazetteer, picture->members[i].place_id);

		if (region >= 0 && place >= 0)
			members[gazetteer->table.n_members++] = (place_member) {region, place};
	}
}

static void
count_clusters(Gazetteer *gazetteer, const Picture *picture)
{
	const place_table *table = &gazetteer->table;

	for (int i = 0; i < picture->n_clusters; i++)
	{
		int32		up = gazetteer_place(gazetteer, picture->clusters[i].place_id);

		for (int depth = 0; up >= 0 && depth < PLACE_DEPTH_MAX; depth++, up = table->places[up].parent)
			gazetteer->places[up].n_clusters++;
	}
	for (size_t i = 0; i < table->n_members; i++)
		gazetteer->places[table->members[i].region].n_clusters += gazetteer->places[table->members[i].place].n_clusters;
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
	gazetteer = palloc0(sizeof(Gazetteer));
	gazetteer->context = context;
	remember_at_most(&gazetteer->names_asked, context, MAX_REMEMBERED, 0);
	remember_at_most(&gazetteer->addresses_asked, context, MAX_REMEMBERED, 0);
	SPI_connect();
	MemoryContextSwitchTo(context);
	load_places(gazetteer);
	load_names(gazetteer);
	load_members(gazetteer, picture);
	count_clusters(gazetteer, picture);
	SPI_finish();
	MemoryContextSwitchTo(caller);
	MemoryContextSetParent(context, picture->context);
	picture->gazetteer = gazetteer;
	return gazetteer;
}

Datum
gazetteer_level(const Gazetteer *gazetteer, int32 place)
{
	return CStringGetTextDatum(levels[gazetteer->table.places[place].level]);
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
	size = trigram_index_scratch_size(index);
	gazetteer->scratch = MemoryContextAllocExtended(gazetteer->context, size, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	gazetteer->similar = index;
}

size_t
gazetteer_similar(void *arg, const char *key, size_t len, address_meaning *found, size_t max)
{
	Gazetteer  *gazetteer = arg;
	trigram_match matches[MOST_SIMILAR];
	size_t		n_matches;
	size_t		n = 0;

	if (gazetteer->similar == NULL)
		make_similar(gazetteer);
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
