/*
 * trigram_index_build.c
 *	  Building the inverted index of names.
 *
 * Three passes over the names: how many trigrams each has, how many names each
 * trigram has, and the lists.  Reading a name again costs less than memory for
 * its trigrams.  A hash table of the trigrams stands at the end of the block
 * until the lists are made.
 */
#include <string.h>

#include "trigram_index_layout.h"

/* ASCII words are of 26 letters, 10 digits and the space: so many trigrams. */
#define ASCII_TRIGRAMS (37 * 37 * 37)

/* The bits of a trigram that are set only by a character beyond ASCII. */
#define BEYOND_ASCII (UINT64_C(0x1FFF80) << 42 | UINT64_C(0x1FFF80) << 21 | UINT64_C(0x1FFF80))

/* A section of the block, to be written. */
#define BLOCK_SECTION(index, type, name) ((type *) ((char *) (index) + (index)->name##_at))

/* A slot of the working table; unused where names is 0. */
typedef struct counted
{
	trigram		key;
	uint32_t	names;			/* how many names have it */
	uint32_t	next;			/* where the next of them is listed */
} counted;

/* Slots for n trigrams, at most two thirds of them used; as a power of two. */
static uint32_t
bits_for(uint64_t n)
{
	uint32_t	bits = 4;

	while (((uint64_t) 1 << bits) < n + n / 2)
		bits++;
	return bits;
}

static uint64_t
aligned(uint64_t size)
{
	return (size + 7) & ~(uint64_t) 7;
}

/* Places the sections that do not depend on the number of trigrams. */
static void
place_names(trigram_index *index, uint32_t names, uint32_t postings)
{
	index->names = names;
	index->postings = postings;
	index->payloads_at = aligned(sizeof(*index));
	index->places_at = aligned(index->payloads_at + (uint64_t) names * sizeof(int32_t));
	index->sizes_at = aligned(index->places_at + (uint64_t) names * sizeof(uint32_t));
	index->postings_at = aligned(index->sizes_at + (uint64_t) names * sizeof(uint8_t));
}

/* Places the others; returns the size of the whole. */
static uint64_t
place_trigrams(trigram_index *index, uint32_t trigrams)
{
	index->trigrams = trigrams;
	index->slot_bits = bits_for(trigrams);
	index->starts_at = aligned(index->postings_at + (uint64_t) index->postings * sizeof(uint32_t));
	index->keys_at = aligned(index->starts_at + ((uint64_t) trigrams + 1) * sizeof(uint32_t));
	index->slots_at = index->keys_at + (uint64_t) trigrams * sizeof(trigram);
	return aligned(index->slots_at + ((uint64_t) 1 << index->slot_bits) * sizeof(uint32_t));
}

/* What the block of an index over some names may need. */
typedef struct demand
{
	uint64_t	postings;		/* trigrams in all sets together */
	uint32_t	table_bits;		/* of the working table */
	uint64_t	table_at;		/* where it starts in the block */
	uint64_t	size;			/* of the block; 0 if there are too many trigrams */
} demand;

/*
 * Trigrams with a character beyond ASCII are counted as if all differed, the
 * others can differ in so many ways only.
 */
static demand
estimate(const trigram_name *names, uint32_t count)
{
	trigram_index index;
	demand		d = {0};
	uint64_t	foreign = 0;

	for (uint32_t i = 0; i < count; i++)
	{
		trigram		set[TRIGRAM_SET_MAX];
		size_t		n = trigram_set(names[i].text, names[i].len, set);

		d.postings += n;
		for (size_t t = 0; t < n; t++)
			foreign += (set[t] & BEYOND_ASCII) != 0;
	}
	if (d.postings < UINT32_MAX)
	{
		uint64_t	trigrams = foreign + ASCII_TRIGRAMS;

		if (trigrams > d.postings)
			trigrams = d.postings;
		place_names(&index, count, (uint32_t) d.postings);
		d.table_bits = bits_for(trigrams);
		d.table_at = place_trigrams(&index, (uint32_t) trigrams);
		d.size = d.table_at + ((uint64_t) 1 << d.table_bits) * sizeof(counted);
	}
	return d;
}

size_t
trigram_index_size(const trigram_name *names, uint32_t count)
{
	return (size_t) estimate(names, count).size;
}

/* The slot of a trigram, or the free one where it belongs. */
static counted *
find_slot(counted *table, uint32_t bits, trigram key)
{
	uint32_t	mask = (uint32_t) (((uint64_t) 1 << bits) - 1);
	uint32_t	slot = trigram_slot(key, bits);

	while (table[slot].names != 0 && table[slot].key != key)
		slot = (slot + 1) & mask;
	return &table[slot];
}

/* Ranks the names by set size, then by place, and notes what they are. */
static void
rank_names(trigram_index *index, const trigram_name *names)
{
	int32_t    *payloads = BLOCK_SECTION(index, int32_t, payloads);
	uint32_t   *places = BLOCK_SECTION(index, uint32_t, places);
	uint8_t    *sizes = BLOCK_SECTION(index, uint8_t, sizes);
	uint32_t   *first = index->first_of_size;
	uint32_t	next[TRIGRAM_SET_MAX + 1];
	trigram		set[TRIGRAM_SET_MAX];

	memset(index->first_of_size, 0, sizeof(index->first_of_size));
	for (uint32_t i = 0; i < index->names; i++)
		first[trigram_set(names[i].text, names[i].len, set) + 1]++;
	for (uint32_t size = 0; size <= TRIGRAM_SET_MAX; size++)
	{
		first[size + 1] += first[size];
		next[size] = first[size];
	}
	for (uint32_t i = 0; i < index->names; i++)
	{
		size_t		size = trigram_set(names[i].text, names[i].len, set);
		uint32_t	rank = next[size]++;

		payloads[rank] = names[i].payload;
		places[rank] = i;
		sizes[rank] = (uint8_t) size;
	}
}

/* Counts the names of each trigram; returns the number of trigrams. */
static uint32_t
count_trigrams(counted *table, uint32_t bits, const trigram_name *names, uint32_t count)
{
	uint32_t	trigrams = 0;

	for (uint32_t i = 0; i < count; i++)
	{
		trigram		set[TRIGRAM_SET_MAX];
		size_t		n = trigram_set(names[i].text, names[i].len, set);

		for (size_t t = 0; t < n; t++)
		{
			counted    *slot = find_slot(table, bits, set[t]);

			trigrams += slot->names++ == 0;
			slot->key = set[t];
		}
	}
	return trigrams;
}

/* Numbers the trigrams, makes their table and says where their postings start. */
static void
number_trigrams(trigram_index *index, counted *table, uint32_t bits)
{
	uint32_t   *starts = BLOCK_SECTION(index, uint32_t, starts);
	trigram    *keys = BLOCK_SECTION(index, trigram, keys);
	uint32_t   *slots = BLOCK_SECTION(index, uint32_t, slots);
	uint32_t	mask = (uint32_t) (((uint64_t) 1 << index->slot_bits) - 1);
	uint32_t	number = 0;

	memset(slots, 0xFF, ((size_t) mask + 1) * sizeof(*slots));	/* NO_TRIGRAM */
	starts[0] = 0;
	for (uint64_t i = 0; i >> bits == 0; i++)
	{
		uint32_t	slot;

		if (table[i].names == 0)
			continue;
		slot = trigram_slot(table[i].key, index->slot_bits);
		while (slots[slot] != NO_TRIGRAM)
			slot = (slot + 1) & mask;
		slots[slot] = number;
		keys[number] = table[i].key;
		starts[number + 1] = starts[number] + table[i].names;
		table[i].next = starts[number++];
	}
}

/* Lists the names of each trigram, in the order of their ranks. */
static void
list_names(trigram_index *index, counted *table, uint32_t bits, const trigram_name *names)
{
	const uint32_t *places = SECTION(index, uint32_t, places);
	uint32_t   *postings = BLOCK_SECTION(index, uint32_t, postings);

	for (uint32_t rank = 0; rank < index->names; rank++)
	{
		const trigram_name *name = &names[places[rank]];
		trigram		set[TRIGRAM_SET_MAX];
		size_t		n = trigram_set(name->text, name->len, set);

		for (size_t t = 0; t < n; t++)
			postings[find_slot(table, bits, set[t])->next++] = rank;
	}
}

size_t
trigram_index_build(void *block, size_t size, const trigram_name *names, uint32_t count)
{
	trigram_index *index = block;
	demand		d = estimate(names, count);
	counted    *table;
	uint64_t	used;

	if (d.size == 0 || size < d.size)
		return 0;
	table = (counted *) ((char *) block + d.table_at);
	memset(block, 0, d.size);	/* also the gaps between sections: equal names, equal bytes */

	place_names(index, count, (uint32_t) d.postings);
	rank_names(index, names);
	used = place_trigrams(index, count_trigrams(table, d.table_bits, names, count));
	number_trigrams(index, table, d.table_bits);
	list_names(index, table, d.table_bits, names);
	return (size_t) used;
}
