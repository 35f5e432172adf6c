/*
 * address_parts.h
 *	  The places that an address names, before anybody asks whether they fit.
 */
#ifndef CORE_ADDRESS_PARTS_H
#define CORE_ADDRESS_PARTS_H

#include "address_text.h"
#include "place_table.h"

#define ADDRESS_MAX_PARTS		16
#define ADDRESS_MAX_MEANINGS	8

/* A place that a part may mean, by which of its names, and how well that fits (0 to 3). */
typedef struct address_meaning
{
	const place_name *name;
	float		grade;			/* place_grade(); of a misspelt name the similarity, 0 to 1 */
} address_meaning;

typedef struct address_part
{
	uint16_t	from;			/* bytes of the address */
	uint16_t	to;
	uint8_t		said;			/* place_suffix */
	bool		han;
	bool		loose;			/* no suffix, and unknown words beside it */
	bool		frail;			/* and so short or torn that alone it means nothing */
	bool		misspelt;
	uint8_t		n_meanings;		/* at least 1 */
	address_meaning meanings[ADDRESS_MAX_MEANINGS];	/* the best grade first */
} address_part;

typedef struct address_parts
{
	size_t		n;
	address_part part[ADDRESS_MAX_PARTS];
	size_t		read;			/* characters that name places */
	size_t		unread;			/* and those that nobody knows */
	bool		abroad;			/* another country is named, and China is not */
} address_parts;

/*
 * Names similar to one that is not known, a key of Latin letters: at most max,
 * best first, their similarity as the grade.  Returns how many.
 */
typedef size_t (*address_similar) (void *arg, const char *key, size_t len, address_meaning *found, size_t max);

/*
 * Finds the parts of an address.  No similar names are looked for if similar
 * is NULL.
 */
extern void address_find_parts(const place_table *table, address_similar similar, void *arg,
							   const char *text, size_t len, address_parts *parts);

#endif							/* CORE_ADDRESS_PARTS_H */
