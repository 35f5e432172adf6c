/*
 * trigram_index_layout.h
 *	  The block of an index, for the files that build and read it.
 */
#ifndef CORE_TRIGRAM_INDEX_LAYOUT_H
#define CORE_TRIGRAM_INDEX_LAYOUT_H

#include "trigram_index.h"

/* In a slot of the table: no trigram here. */
#define NO_TRIGRAM UINT32_MAX

/* The sizes of sets, and the trigrams that two share, are kept in a byte. */
_Static_assert(TRIGRAM_SET_MAX <= UINT8_MAX, "the size of a set must fit a byte");

/*
 * Names are known by their rank in the order of their set sizes, trigrams by a
 * number of their own.  Offsets are bytes from the start of the block.
 */
struct trigram_index
{
	uint32_t	names;
	uint32_t	trigrams;
	uint32_t	postings;
	uint32_t	slot_bits;		/* the table has 2^slot_bits slots */
	uint64_t	payloads_at;	/* int32_t of each name */
	uint64_t	places_at;		/* uint32_t of each name: its place in the array */
	uint64_t	sizes_at;		/* uint8_t of each name: trigrams in its set */
	uint64_t	postings_at;	/* uint32_t: ranks of names, ascending for each trigram */
	uint64_t	starts_at;		/* uint32_t of each trigram and one more: its postings */
	uint64_t	keys_at;		/* trigram */
	uint64_t	slots_at;		/* uint32_t: numbers of trigrams, open addressing */
	uint32_t	first_of_size[TRIGRAM_SET_MAX + 2]; /* first rank with a set so large */
};

/* A section of the block. */
#define SECTION(index, type, name) ((const type *) ((const char *) (index) + (index)->name##_at))

/* The slot where the search for a trigram starts, in a table of 2^bits. */
static inline uint32_t
trigram_slot(trigram key, uint32_t bits)
{
	return (uint32_t) (key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - bits));
}

#endif							/* CORE_TRIGRAM_INDEX_LAYOUT_H */
