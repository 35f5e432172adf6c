/*
 * place_table.h
 *	  Places, and what they are called: from a name to every place that answers
 *	  to it.
 *
 * Places refer to each other by position.  The memory is the caller's; nothing
 * here changes after place_table_index.
 */
#ifndef CORE_PLACE_TABLE_H
#define CORE_PLACE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "normalise.h"

/* The bigger first; a region is made of provinces and cities. */
typedef enum place_level
{
	PLACE_REGION,
	PLACE_PROVINCE,
	PLACE_PREFECTURE,
	PLACE_COUNTY,
	PLACE_TOWN,
	PLACE_PARK
} place_level;

/* What a name is to its place, the best first. */
typedef enum place_name_kind
{
	PLACE_NAME_OWN,				/* the name that the atlas calls it by */
	PLACE_NAME_OTHER,			/* another that is in use */
	PLACE_NAME_FORMER,
	PLACE_NAME_CODE				/* GB/T 2260, of today or formerly; never looked for in an address */
} place_name_kind;

typedef struct place_node
{
	int32_t		parent;			/* -1: none */
	uint8_t		level;			/* place_level */
	uint8_t		says;			/* 1 << place_suffix, for each that a name of today has */
} place_node;

typedef struct place_name
{
	const char *key;			/* normalise_place() of the name, len bytes */
	int32_t		place;
	int32_t		source;			/* for the caller: which of his names it is */
	uint16_t	len;
	uint8_t		kind;			/* place_name_kind */
	uint8_t		suffix;			/* place_suffix that the name was written with */
	uint8_t		words;			/* of the name as written, suffix and all */
	bool		han;			/* begins with a Chinese character */
} place_name;

typedef struct place_member
{
	int32_t		region;
	int32_t		place;
} place_member;

#define PLACE_STARTS 8192

typedef struct place_table
{
	const place_node *places;
	size_t		n_places;
	const place_name *names;	/* those with one key together */
	size_t		n_names;
	const place_member *members;	/* of regions */
	size_t		n_members;
	uint32_t   *slots;			/* where a key's names begin, + 1; 0: free */
	size_t		n_slots;		/* a power of two */
	size_t		longest;		/* bytes of the longest key */
	uint64_t	starts[PLACE_STARTS / 64];	/* beginnings of Chinese keys, hashed */
} place_table;

/* No chain of parents is followed further than this: a user's may be a loop. */
#define PLACE_DEPTH_MAX 16

/*
 * Writes the key of a name to out, which has NORMALISE_MAX_BYTES, and what
 * else the name itself says to *made, but for key, place, source and kind.
 * Returns the key's length; 0: the name has no letter or digit.
 */
extern size_t place_name_key(const char *name, size_t len, char *out, place_name *made);

/* How many slots a table with so many names needs. */
extern size_t place_table_slots(size_t n_names);

/*
 * Sorts the names, fills the slots and sets what follows from them.  places,
 * n_places, members, n_members, slots and n_slots must be set; of the same
 * names the better kind and then the lower place and source come first.
 */
extern void place_table_index(place_table *table, place_name *names, size_t n_names);

/* The names with a key, *count of them, or NULL. */
extern const place_name *place_table_find(const place_table *table, const char *key, size_t len, size_t *count);

/* Can a key begin with these two Chinese characters, of three bytes each? */
extern bool place_table_begins(const place_table *table, const char *two);

/* Is the place inner, or does it hold inner, as its parent or as its region? */
extern bool place_holds(const place_table *table, int32_t outer, int32_t inner);

/*
 * How well a place's name goes with what a text says that it is:
 *
 *	3	the place is, or was under this name, that kind of unit
 *	2	nothing is said; or a unit of its level is often called so
 *	1	doubtful: a Chinese county by another kind of county; a former name that
 *		lacks the suffix it had (绍兴 for 绍兴县); a city, said of a province
 *	0	not this place: 河北区 is a district and not the province
 */
extern int	place_grade(const place_table *table, const place_name *name, place_suffix said);

#endif							/* CORE_PLACE_TABLE_H */
