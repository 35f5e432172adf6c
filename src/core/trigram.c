/*
 * trigram.c
 *	  The trigrams of a name, and how alike two names are.
 */
#include "trigram.h"

#include <string.h>

#include "utf8.h"

#define CHARACTER_BITS 21
#define TRIGRAM_MASK (((trigram) 1 << 3 * CHARACTER_BITS) - 1)
#define TWO_SPACES ((trigram) ' ' << CHARACTER_BITS | ' ')

/* Adds a trigram to a sorted set, if it is new. */
static size_t
insert(trigram *set, size_t n, trigram new)
{
	size_t		at = n;

	while (at > 0 && set[at - 1] > new)
		at--;
	if (at > 0 && set[at - 1] == new)
		return n;
	memmove(set + at + 1, set + at, (n - at) * sizeof(*set));
	set[at] = new;
	return n + 1;
}

/* The character as it counts in a word, or 0 if it parts words. */
static uint32_t
word_character(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c | 0x20;
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80 && c != UTF8_REPLACEMENT))
		return c;
	return 0;
}

size_t
trigram_set(const char *text, size_t len, trigram set[TRIGRAM_SET_MAX])
{
	trigram		last = TWO_SPACES;	/* the last three characters */
	bool		in_word = false;
	size_t		characters = 0;
	size_t		n = 0;

	for (size_t at = 0; at < len && characters < TRIGRAM_MAX_CHARS; characters++)
	{
		size_t		used;
		uint32_t	c = word_character(utf8_decode(text + at, len - at, &used));

		at += used;
		if (c != 0)
		{
			last = (last << CHARACTER_BITS | c) & TRIGRAM_MASK;
			n = insert(set, n, last);
		}
		else if (in_word)
		{
			n = insert(set, n, (last << CHARACTER_BITS | ' ') & TRIGRAM_MASK);
			last = TWO_SPACES;
		}
		in_word = c != 0;
	}
	if (in_word)
		n = insert(set, n, (last << CHARACTER_BITS | ' ') & TRIGRAM_MASK);
	return n;
}

float
trigram_similarity(const char *a, size_t alen, const char *b, size_t blen)
{
	trigram		set_a[TRIGRAM_SET_MAX];
	trigram		set_b[TRIGRAM_SET_MAX];
	size_t		n = trigram_set(a, alen, set_a);
	size_t		m = trigram_set(b, blen, set_b);
	size_t		shared = 0;

	if (n == 0 || m == 0)
		return 0;
	for (size_t i = 0, j = 0; i < n && j < m;)
	{
		shared += set_a[i] == set_b[j];
		if (set_a[i] < set_b[j])
			i++;
		else if (set_a[i] > set_b[j])
			j++;
		else
		{
			i++;
			j++;
		}
	}
	return trigram_ratio(n, m, shared);
}
