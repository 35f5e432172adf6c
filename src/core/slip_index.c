/*
 * slip_index.c
 *	  Words by what remains of them.
 */
#include "slip_index.h"

#include <string.h>

#include "slip.h"

/* What remains of a word without one byte, as a hash: the last of them leaves out nothing. */
static uint32_t
hash_without(const char *word, size_t len, size_t without, uint32_t bits)
{
	uint64_t	hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < len; i++)
	{
		if (i != without)
			hash = (hash ^ (unsigned char) word[i]) * UINT64_C(0x100000001b3);
	}
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t) (hash >> (64 - bits));
}

/* A letter of a pair leaves out the same as the other one. */
static bool
said_before(const char *word, size_t without, size_t len)
{
	return without > 0 && without < len && word[without] == word[without - 1];
}

static uint32_t
remains_of(const slip_word *words, uint32_t count)
{
	uint32_t	n = 0;

	for (uint32_t w = 0; w < count; w++)
		n += words[w].len + 1;
	return n;
}

static uint32_t
bits_for(uint32_t remains)
{
	uint32_t	bits = 4;

	while (bits < 24 && (UINT32_C(2) << bits) < remains)
		bits++;
	return bits;
}

size_t
slip_index_size(const slip_word *words, uint32_t count)
{
	uint32_t	remains = remains_of(words, count);

	return (((size_t) 1 << bits_for(remains)) + 1 + remains) * sizeof(uint32_t);
}

void
slip_index_build(slip_index *index, const slip_word *words, uint32_t count, void *block)
{
	uint32_t	bits = bits_for(remains_of(words, count));
	uint32_t	drawers = UINT32_C(1) << bits;
	uint32_t   *starts = block;
	uint32_t	sum = 0;

	*index = (slip_index) {words, bits, starts};
	memset(starts, 0, ((size_t) drawers + 1) * sizeof(uint32_t));
	for (uint32_t w = 0; w < count; w++)
		for (size_t i = 0; i <= words[w].len; i++)
			if (!said_before(words[w].text, i, words[w].len))
				starts[hash_without(words[w].text, words[w].len, i, bits)]++;
	for (uint32_t d = 0; d <= drawers; d++)
		starts[d] = sum += starts[d];

	/* each start comes down from its end to where it belongs */
	for (uint32_t w = 0; w < count; w++)
		for (size_t i = 0; i <= words[w].len; i++)
			if (!said_before(words[w].text, i, words[w].len))
				starts[drawers + 1 + --starts[hash_without(words[w].text, words[w].len, i, bits)]] = w;
}

static const uint32_t *
filed_in(const slip_index *index)
{
	return index->starts + ((size_t) 1 << index->bits) + 1;
}

bool
slip_index_has(const slip_index *index, const char *word, size_t len)
{
	const uint32_t *filed = filed_in(index);
	uint32_t	drawer = hash_without(word, len, len, index->bits);

	for (uint32_t f = index->starts[drawer]; f < index->starts[drawer + 1]; f++)
	{
		const slip_word *candidate = &index->words[filed[f]];

		if (candidate->len == len && memcmp(candidate->text, word, len) == 0)
			return true;
	}
	return false;
}

size_t
slip_index_lookup(const slip_index *index, const char *word, size_t len, uint32_t *found, size_t max)
{
	const uint32_t *filed = filed_in(index);
	size_t		n = 0;

	for (size_t i = 0; i <= len && n < max; i++)
	{
		uint32_t	drawer;

		if (said_before(word, i, len))
			continue;
		drawer = hash_without(word, len, i, index->bits);
		for (uint32_t f = index->starts[drawer]; f < index->starts[drawer + 1] && n < max; f++)
		{
			uint32_t	number = filed[f];
			const slip_word *candidate = &index->words[number];
			bool		before = false;

			for (size_t j = 0; j < n && !before; j++)
				before = found[j] == number;
			if (!before && one_slip(word, len, candidate->text, candidate->len))
				found[n++] = number;
		}
	}
	return n;
}
