/*
 * name_index.h
 *	  Names of products in the forms that they are looked for in.
 */
#ifndef NAME_INDEX_H
#define NAME_INDEX_H

#include "core/slip_index.h"
#include "core/trigram_index.h"
#include "key_table.h"

typedef struct NameEntry
{
	text	   *name;
	text	   *lang;
	int			product;		/* position in the picture */
} NameEntry;

/* A name in Latin script, folded. */
typedef struct LatinName
{
	int			at;				/* in letters */
	int			length;
	int			entry;
} LatinName;

/* What misspelt names are looked for in; payloads of the trigrams' matches are numbers of LatinNames. */
typedef struct LatinNames
{
	int			n;
	int			longest;		/* bytes of a name */
	LatinName  *names;
	char	   *letters;
	Size		letters_size;
	trigram_index *trigrams;
	Size		trigrams_size;
	void	   *scratch;
	slip_index	words;			/* of all of them, and their singulars */
	uint32		n_words;
} LatinNames;

typedef struct NameIndex
{
	MemoryContext context;
	int			n;
	NameEntry  *entries;
	KeyTable	by_name;		/* normalised name to entry */
	KeyTable	by_words;		/* its words in alphabetical order to entry, if it has several; made when first asked for */
	LatinNames *latin;			/* latin_names() makes it */
} NameIndex;

/* For at most n names, in the current memory context. */
extern void name_index_create(NameIndex *index, uint64 n);

/* Makes what is made when first asked for. */
extern void name_index_make_all(NameIndex *index);

/* For image.h. */
extern void name_index_follow(struct Image *image, NameIndex *index);
extern void latin_names_follow(struct Image *image, void *field);

/* The first product that takes a name keeps it. */
extern void name_index_add(NameIndex *index, text *name, text *lang, int product);

/* The entry of a normalised name, and of words in alphabetical order; -1: none. */
extern int	name_index_exact(const NameIndex *index, const char *form, size_t length);
extern int	name_index_words(NameIndex *index, const char *words, size_t length);

/* Is a form all of letters that likeness can tell something of? */
extern bool is_latin(const char *form, size_t length);

/* latin_names.c: made when first asked for. */
extern LatinNames *latin_names(NameIndex *index);

/* LatinNames that are that similar to a folded text, most similar first: payloads of the matches. */
extern size_t latin_names_similar(LatinNames *latin, const char *folded, size_t length, double threshold,
								  trigram_match *matches, size_t capacity);

#endif							/* NAME_INDEX_H */
