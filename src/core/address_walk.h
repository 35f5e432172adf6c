/*
 * address_walk.h
 *	  What the walks over Chinese and over Latin words share; for address_*.c only.
 */
#ifndef CORE_ADDRESS_WALK_H
#define CORE_ADDRESS_WALK_H

#include "address_parts.h"

#define ADDRESS_KEY_MAX 64		/* bytes of a Latin name made of words */

typedef struct address_walk
{
	const place_table *table;
	address_text text;
	address_parts *parts;
	bool		china;			/* is named */
	bool		detail;			/* a street or house number was passed in this part, in Chinese */
} address_walk;

/*
 * Adds a part, the bytes start to end of the form, that may mean what goes
 * with the suffix among so many names; NULL: none does, or there is no room.
 */
extern address_part *address_add_part(address_walk *w, const place_name *names, size_t count, place_suffix said,
									  size_t start, size_t end);

/* Walks one Chinese word. */
extern void address_walk_han(address_walk *w, const address_word *word);

/* Walks on from the Latin word i; returns how many words that took. */
extern size_t address_walk_latin(address_walk *w, size_t i);

/* Letters of the Latin words first to last, joined as the keys of places are; 0: too many. */
extern size_t address_latin_key(const address_text *text, size_t first, size_t last, char key[ADDRESS_KEY_MAX]);

/* The words of the suffix behind the first n words of a Latin name; returns how many. */
extern size_t address_latin_suffix(const address_text *text, size_t first, size_t n, place_suffix *said);

#endif							/* CORE_ADDRESS_WALK_H */
