/*
 * key_table.c
 *	  A hash table from short byte strings to numbers.
 *
 * dynahash wants keys of one size and simplehash a type of its own for each
 * use; this is open addressing, with at most three quarters of the slots used.
 * Most keys asked for are not there, parts of titles that might have been names,
 * and most of these are known by their first three bytes and their length before
 * anything is hashed.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"

#include "utils/memutils.h"

#include "image.h"
#include "key_table.h"
#include "compat.h"

#define FIRST_ROOM	1024		/* bytes of keys */

void
key_table_create(KeyTable *table, uint64 n)
{
	table->used = 0;
	table->keys = palloc(FIRST_ROOM);
	table->room = FIRST_ROOM;
	table->end = 1;
	table->mask = pg_nextpower2_32(Max(n + n / 3 + 1, 16)) - 1;
	table->hints = palloc_extended((Size) table->mask + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	table->slots = palloc_extended(mul_size((Size) table->mask + 1, sizeof(KeySlot)), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Where the hint of such keys is: its byte, and the bit in that. */
static uint8 *
hint_of(const KeyTable *table, const char *key, int length, uint8 *bit)
{
	uint32		begins = length;

	for (int i = 0; i < Min(length, 3); i++)
		begins = begins << 8 | (uint8) key[i];
	begins *= 0x9E3779B1;
	*bit = 1 << (begins & 7);
	return &table->hints[begins >> 8 & table->mask];
}

/* The slot of a key, or the free one where it belongs. */
static KeySlot *
slot_of(const KeyTable *table, const char *key, int length, uint32 hash)
{
	for (uint32 at = hash;; at++)
	{
		KeySlot    *slot = &table->slots[at & table->mask];

		if (slot->key == 0 ||
			(slot->hash == hash && slot->length == length && memcmp(table->keys + slot->key, key, length) == 0))
			return slot;
	}
}

static uint32
keep_key(KeyTable *table, const char *key, int length)
{
	uint32		kept = table->end;

	if (length > PG_INT32_MAX - (int64) kept)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the names in the atlas take more than 2 gigabytes")));
	while ((Size) length > table->room - table->end)
	{
		table->keys = repalloc_huge(table->keys, table->room * 2);
		table->room *= 2;
	}
	memcpy(table->keys + kept, key, length);
	table->end += length;
	return kept;
}

bool
key_table_add(KeyTable *table, const char *key, int length, int value)
{
	uint32		hash = hash_bytes((const unsigned char *) key, length);
	KeySlot    *slot = slot_of(table, key, length, hash);
	uint8		bit;

	if (slot->key != 0)
		return false;
	*hint_of(table, key, length, &bit) |= bit;
	Assert(table->used < table->mask);
	slot->key = keep_key(table, key, length);
	slot->length = length;
	slot->hash = hash;
	slot->value = value;
	table->used++;
	return true;
}

int
key_table_find(const KeyTable *table, const char *key, int length)
{
	const KeySlot *slot;
	uint8		bit;

	if ((*hint_of(table, key, length, &bit) & bit) == 0)
		return -1;
	slot = slot_of(table, key, length, hash_bytes((const unsigned char *) key, length));
	return slot->key == 0 ? -1 : slot->value;
}

void
key_table_follow(Image *image, KeyTable *table)
{
	image_follow(image, &table->hints, (Size) table->mask + 1);
	image_follow(image, &table->slots, mul_size((Size) table->mask + 1, sizeof(KeySlot)));
	image_follow(image, &table->keys, table->end);
}
