/*
 * trigram_index.h
 *	  All names similar to a text, from an inverted index that is one block of
 *	  memory without pointers: it can be copied, stored and mapped anywhere.
 *
 * Similarity is that of trigram.h, so that a lookup gives the very names and
 * figures that pg_trgm's similarity() with the same threshold does.
 *
 * The index holds for each trigram the names that have it.  Names are numbered
 * by how many trigrams they have, for a name is similar enough only if that
 * number is near the query's own: each list is read only in that range.  Of q
 * trigrams a name must share at least T, so it stands in one of the q - T + 1
 * shortest lists: only these bring candidates up, in the longer ones names are
 * merely counted.
 */
#ifndef CORE_TRIGRAM_INDEX_H
#define CORE_TRIGRAM_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "trigram.h"

typedef struct trigram_index trigram_index;

/* A name to index; the text is not kept. */
typedef struct trigram_name
{
	const char *text;
	size_t		len;
	int32_t		payload;
} trigram_name;

/* A name found: where it stood in the array, its payload, how similar it is. */
typedef struct trigram_match
{
	float		similarity;
	int32_t		payload;
	uint32_t	name;
} trigram_match;

/*
 * Bytes that building an index over the names needs; more than the index has
 * in the end.  Up to 2^32 - 1 names with as many trigrams together.
 */
extern size_t trigram_index_size(const trigram_name *names, uint32_t count);

/*
 * Builds an index into a block aligned to 8 bytes of the size that
 * trigram_index_size gave for the same names.  Returns the bytes that the index
 * takes, which stand at the start of the block; the rest may be cut off.
 */
extern size_t trigram_index_build(void *block, size_t size,
								  const trigram_name *names, uint32_t count);

/*
 * Bytes of scratch memory, aligned to 4, that a lookup needs: five for each name, and five.
 * They must be zero before the first lookup; each leaves them fit for the next.
 */
extern size_t trigram_index_scratch_size(const trigram_index *index);

/*
 * Finds all names whose similarity to the query is at least the threshold, and
 * writes the best of them, at most capacity, most similar first; ties by
 * payload, then by place in the array.  Returns how many there are.  Names
 * that share no trigram with the query are never found, be the threshold 0;
 * no name is for a threshold above 1 or not a number.
 */
extern size_t trigram_index_lookup(const trigram_index *index, const char *query, size_t len,
								   double threshold, void *scratch,
								   trigram_match *matches, size_t capacity);

#endif							/* CORE_TRIGRAM_INDEX_H */
