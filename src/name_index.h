/*
 * name_index.h
 *	  Names of products in the forms that they are looked for in.
 */
#ifndef NAME_INDEX_H
#define NAME_INDEX_H

#include "core/trigram_index.h"
#include "key_table.h"

typedef struct NameEntry
{
	text	   *name;
	text	   *lang;
	int			product;		/* position in the picture */
} NameEntry;

typedef struct NameIndex
{
	MemoryContext context;
	int			n;
	NameEntry  *entries;
	KeyTable	by_name;		/* normalised name to entry */
	KeyTable	by_words;		/* its words in alphabetical order to entry, if it has several; made when first asked for */
	trigram_index *similar;		/* of names in Latin script; made when first asked for */
	void	   *scratch;
} NameIndex;

/* For at most n names, in the current memory context. */
extern void name_index_create(NameIndex *index, uint64 n);

/* The first product that takes a name keeps it. */
extern void name_index_add(NameIndex *index, text *name, text *lang, int product);

/* The entry of a normalised name, and of words in alphabetical order; -1: none. */
extern int	name_index_exact(const NameIndex *index, const char *form, size_t length);
extern int	name_index_words(NameIndex *index, const char *words, size_t length);

/* Is a form all of letters that likeness can tell something of? */
extern bool is_latin(const char *form, size_t length);

/* Entries whose names are that similar to a folded text, most similar first: payloads of the matches. */
extern size_t name_index_similar(NameIndex *index, const char *folded, size_t length, double threshold,
								 trigram_match *matches, size_t capacity);

#endif							/* NAME_INDEX_H */
