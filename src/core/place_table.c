/*
 * place_table.c
 *	  From a name to every place that answers to it.
 */
#include "place_table.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

size_t
place_name_key(const char *name, size_t len, char *out, place_name *made)
{
	name_word	word;
	place_suffix suffix;
	size_t		words;
	size_t		used;
	size_t		n = fold_name(name, len, out, NORMALISE_MAX_BYTES);

	words = name_words(out, n, &word, 1);
	n = normalise_place(name, len, out, NORMALISE_MAX_BYTES, &suffix);
	made->len = (uint16_t) n;
	made->suffix = (uint8_t) suffix;
	made->words = (uint8_t) words;
	made->han = n > 0 && is_han(utf8_decode(out, n, &used));
	return n;
}

/* FNV-1a. */
static uint32_t
hash_of(const char *key, size_t len)
{
	uint32_t	hash = 2166136261u;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char) key[i]) * 16777619u;
	return hash ^ hash >> 15;
}

size_t
place_table_slots(size_t n_names)
{
	size_t		n = 16;

	while (n < 2 * n_names)
		n *= 2;
	return n;
}

static int
compare_keys(const place_name *x, const char *key, size_t len)
{
	if (x->len != len)
		return x->len < len ? -1 : 1;
	return memcmp(x->key, key, len);
}

static int
compare_names(const void *a, const void *b)
{
	const place_name *x = a;
	const place_name *y = b;
	int			order = compare_keys(x, y->key, y->len);

	if (order != 0)
		return order;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->source < y->source ? -1 : x->source > y->source;
}

/* The slot that a key has, or the free one where it belongs. */
static uint32_t *
slot_of(const place_table *table, const char *key, size_t len)
{
	for (size_t at = hash_of(key, len);; at++)
	{
		uint32_t   *slot = &table->slots[at & (table->n_slots - 1)];

		if (*slot == 0 || compare_keys(&table->names[*slot - 1], key, len) == 0)
			return slot;
	}
}

void
place_table_index(place_table *table, place_name *names, size_t n_names)
{
	qsort(names, n_names, sizeof(place_name), compare_names);
	table->names = names;
	table->n_names = n_names;
	table->longest = n_names > 0 ? names[n_names - 1].len : 0;
	memset(table->slots, 0, table->n_slots * sizeof(uint32_t));
	memset(table->starts, 0, sizeof(table->starts));
	for (size_t i = 0; i < n_names; i++)
	{
		if (names[i].han && names[i].len >= 6)
		{
			uint32_t	bit = hash_of(names[i].key, 6) % PLACE_STARTS;

			table->starts[bit / 64] |= UINT64_C(1) << bit % 64;
		}
		if (i == 0 || compare_keys(&names[i - 1], names[i].key, names[i].len) != 0)
			*slot_of(table, names[i].key, names[i].len) = (uint32_t) i + 1;
	}
}

const place_name *
place_table_find(const place_table *table, const char *key, size_t len, size_t *count)
{
	uint32_t	first;
	size_t		end;

	*count = 0;
	if (len == 0 || len > table->longest)
		return NULL;
	first = *slot_of(table, key, len);
	if (first == 0)
		return NULL;
	for (end = first; end < table->n_names; end++)
	{
		if (compare_keys(&table->names[end], key, len) != 0)
			break;
	}
	*count = end - (first - 1);
	return &table->names[first - 1];
}

bool
place_table_begins(const place_table *table, const char *two)
{
	uint32_t	bit = hash_of(two, 6) % PLACE_STARTS;

	return (table->starts[bit / 64] >> bit % 64 & 1) != 0;
}

bool
place_holds(const place_table *table, int32_t outer, int32_t inner)
{
	bool		region = table->places[outer].level == PLACE_REGION;

	for (int depth = 0; inner >= 0 && depth < PLACE_DEPTH_MAX; depth++)
	{
		if (inner == outer)
			return true;
		for (size_t i = 0; region && i < table->n_members; i++)
		{
			if (table->members[i].region == outer && table->members[i].place == inner)
				return true;
		}
		inner = table->places[inner].parent;
	}
	return false;
}

/* Grade by level alone: what units of a level are called, in Chinese and in English. */
static int
grade_of_level(place_level level, bool han, place_suffix said)
{
	switch (said)
	{
		case PLACE_SUFFIX_NONE:
			return 2;
		case PLACE_SUFFIX_PROVINCE:
			return level == PLACE_PROVINCE ? 2 : 0;
		case PLACE_SUFFIX_PREFECTURE:
			return level == PLACE_PREFECTURE ? 2 : 0;
		case PLACE_SUFFIX_CITY:
			if (level == PLACE_PREFECTURE || level == PLACE_PROVINCE)
				return 1;
			return level == PLACE_COUNTY ? (han ? 1 : 2) : !han;
		case PLACE_SUFFIX_COUNTY:
			return level == PLACE_COUNTY ? (han ? 1 : 2) : 0;
		case PLACE_SUFFIX_DISTRICT:
			if (level == PLACE_PARK)
				return 2;
			return level == PLACE_COUNTY ? (han ? 1 : 2) : level == PLACE_TOWN && !han;
		case PLACE_SUFFIX_TOWN:
			return level == PLACE_TOWN ? 2 : level == PLACE_PARK;
	}
	return 0;
}

int
place_grade(const place_table *table, const place_name *name, place_suffix said)
{
	const place_node *place = &table->places[name->place];
	bool		former_unit = name->kind == PLACE_NAME_FORMER && name->suffix != PLACE_SUFFIX_NONE;

	if (said != PLACE_SUFFIX_NONE && said == name->suffix)
		return 3;
	if (former_unit)
		return said == PLACE_SUFFIX_NONE;
	if (said != PLACE_SUFFIX_NONE && (place->says >> said & 1) != 0)
		return 3;
	return grade_of_level((place_level) place->level, name->han, said);
}
