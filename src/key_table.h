/*
 * key_table.h
 *	  A hash table from short byte strings to numbers.
 */
#ifndef KEY_TABLE_H
#define KEY_TABLE_H

#include "packer.h"

typedef struct Key
{
	int			length;
	char		bytes[FLEXIBLE_ARRAY_MEMBER];
} Key;

typedef struct KeySlot
{
	uint32		hash;
	int			value;
	const Key  *key;			/* NULL: free */
} KeySlot;

typedef struct KeyTable
{
	MemoryContext context;
	uint32		mask;
	uint32		used;
	KeySlot    *slots;
	Packer		keys;
	uint8	   *hints;			/* a byte for each slot: eight bits for keys that begin alike and are as long */
} KeyTable;

/* For at most n keys, in the current memory context. */
extern void key_table_create(KeyTable *table, uint64 n);

/* False, and nothing changed, if the key is there already. */
extern bool key_table_add(KeyTable *table, const char *key, int length, int value);

/* The value of a key; -1: not there. */
extern int	key_table_find(const KeyTable *table, const char *key, int length);

#endif							/* KEY_TABLE_H */
