/*
 * gazetteer_load.c
 *	  Reads the places and their names.
 */
#include "postgres.h"

#include "executor/spi.h"
#include "utils/builtins.h"

#include "gazetteer.h"
#include "packer.h"
#include "spi_rows.h"
#include "compat.h"

const char *const place_levels[PLACE_LEVELS] = {"region", "province", "prefecture", "county", "town", "park"};

/* In the order of place_name_kind. */
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
		nodes[i].level = read_word(3, place_levels, PLACE_LEVELS);
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

void
gazetteer_load(Gazetteer *gazetteer, const Picture *picture)
{
	MemoryContext context = CurrentMemoryContext;

	SPI_connect();
	MemoryContextSwitchTo(context);
	load_places(gazetteer);
	load_names(gazetteer);
	load_members(gazetteer, picture);
	count_clusters(gazetteer, picture);
	SPI_finish();
	MemoryContextSwitchTo(context);
}
