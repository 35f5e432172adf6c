/*
 * title_parts.h
 *	  A title and its words, for the files that read it.
 */
#ifndef CORE_TITLE_PARTS_H
#define CORE_TITLE_PARTS_H

#include "normalise.h"
#include "title.h"

typedef struct Title
{
	const char *form;
	const title_names *names;
	size_t		n;
	name_word	words[NORMALISE_MAX_CHARS];
} Title;

static inline const char *
word_at(const Title *title, size_t i)
{
	return title->form + title->words[i].offset;
}

static inline size_t
end_of(const Title *title, size_t i)
{
	return (size_t) title->words[i].offset + title->words[i].len;
}

/* The name that the title's Chinese text contains, of several the last; -1: none. */
extern int	title_han_product(const Title *title, size_t *offset, size_t *length);

#endif							/* CORE_TITLE_PARTS_H */
