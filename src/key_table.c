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

#include "key_table.h"

void
key_table_create(KeyTable *table, uint64 n)
{
	table->context = CurrentMemoryContext;
	table->used = 0;
	table->keys = (Packer) {0};
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

		if (slot->key == NULL ||
			(slot->hash == hash && slot->key->length == length && memcmp(slot->key->bytes, key, length) == 0))
			return slot;
	}
}

static Key *
keep_key(KeyTable *table, const char *key, int length)
{
	Key		   *kept = packed(&table->keys, table->context, offsetof(Key, bytes) + length);

	kept->length = length;
	memcpy(kept->bytes, key, length);
	return kept;
}

bool
key_table_add(KeyTable *table, const char *key, int length, int value)
{
	uint32		hash = hash_bytes((const unsigned char *) key, length);
	KeySlot    *slot = slot_of(table, key, length, hash);
	uint8		bit;

	if (slot->key != NULL)
		return false;
	*hint_of(table, key, length, &bit) |= bit;
	Assert(table->used < table->mask);
	slot->key = keep_key(table, key, length);
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
	return slot->key == NULL ? -1 : slot->value;
}
