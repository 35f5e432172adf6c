/*
 * key_table.c
 *	  A hash table from short byte strings to numbers.
 *
 * dynahash wants keys of one size and simplehash a type of its own for each
 * use; this is open addressing, with at most three quarters of the slots used.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"

#include "key_table.h"

void
key_table_create(KeyTable *table, uint64 n)
{
	table->context = CurrentMemoryContext;
	table->used = 0;
	table->mask = pg_nextpower2_32(Max(n + n / 3 + 1, 16)) - 1;
	table->slots = palloc_extended(mul_size((Size) table->mask + 1, sizeof(KeySlot)), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* The slot of a key, or the free one where it belongs. */
static KeySlot *
slot_of(const KeyTable *table, const char *key, int length, uint32 hash)
{
	for (uint32 at = hash;; at++)
	{
		KeySlot    *slot = &table->slots[at & table->mask];

		if (slot->key == NULL ||
			(slot->hash == hash && slot->key->length == length && memcmp(slot->key->bytes, key, length) == 0))
			return slot;
	}
}

bool
key_table_add(KeyTable *table, const char *key, int length, int value)
{
	uint32		hash = hash_bytes((const unsigned char *) key, length);
	KeySlot    *slot = slot_of(table, key, length, hash);
	Key		   *kept;

	if (slot->key != NULL)
		return false;
	Assert(table->used < table->mask);
	kept = MemoryContextAlloc(table->context, offsetof(Key, bytes) + length);
	kept->length = length;
	memcpy(kept->bytes, key, length);
	slot->key = kept;
	slot->hash = hash;
	slot->value = value;
	table->used++;
	return true;
}

int
key_table_find(const KeyTable *table, const char *key, int length)
{
	const KeySlot *slot = slot_of(table, key, length, hash_bytes((const unsigned char *) key, length));

	return slot->key == NULL ? -1 : slot->value;
}
