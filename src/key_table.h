/*
 * key_table.h
 *	  A hash table from short byte strings to numbers.
 */
#ifndef KEY_TABLE_H
#define KEY_TABLE_H

struct Image;					/* image.h */

typedef struct KeySlot
{
	uint32		hash;
	int			value;
	uint32		key;			/* where it stands in keys; 0: free */
	int			length;
} KeySlot;

typedef struct KeyTable
{
	uint32		mask;
	uint32		used;
	KeySlot    *slots;
	uint8	   *hints;			/* a byte for each slot: eight bits for keys that begin alike and are as long */
	char	   *keys;			/* the bytes of all of them */
	Size		room;			/* in bytes */
	Size		end;
} KeyTable;

/* For at most n keys, in the current memory context. */
extern void key_table_create(KeyTable *table, uint64 n);

/* False, and nothing changed, if the key is there already. */
extern bool key_table_add(KeyTable *table, const char *key, int length, int value);

/* The value of a key; -1: not there. */
extern int	key_table_find(const KeyTable *table, const char *key, int length);

/* For image.h.  A table that was read can be looked into, but gets no more keys. */
extern void key_table_follow(struct Image *image, KeyTable *table);

#endif							/* KEY_TABLE_H */
