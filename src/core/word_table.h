/*
 * word_table.h
 *	  A sorted table of words and what stands for them; ends of words.
 */
#ifndef CORE_WORD_TABLE_H
#define CORE_WORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct word_pair
{
	const char *word;
	const char *canonical;
} word_pair;

/* The canonical form of an ASCII word in a table sorted by byte value, or NULL. */
static inline const char *
word_table_find(const word_pair *table, size_t count, const char *word, size_t len)
{
	size_t		low = 0;
	size_t		high = count;

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = table[middle].word[0] - word[0];	/* most often enough */

		if (order == 0)
			order = strncmp(table[middle].word, word, len);

		if (order == 0 && table[middle].word[len] == '\0')
			return table[middle].canonical;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* How does the word begin and end? */
static inline bool
word_begins(const char *word, size_t len, const char *beginning)
{
	size_t		n = strlen(beginning);

	return len >= n && memcmp(word, beginning, n) == 0;
}

static inline bool
word_ends(const char *word, size_t len, const char *ending)
{
	size_t		n = strlen(ending);

	return len >= n && memcmp(word + len - n, ending, n) == 0;
}

#endif							/* CORE_WORD_TABLE_H */
