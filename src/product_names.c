/*
 * product_names.c
 *	  A hash table from the names of products to their positions.
 *
 * Names are compared without regard to ASCII case and to white space at the
 * ends.  Open addressing; at most half of the slots are used.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"

#include "product_names.h"

#define MAX_NAME	256			/* bytes; nobody calls a product by more */

typedef struct NameSlot
{
	uint32		hash;
	int			product;
	int			length;
	const char *name;			/* NULL: free */
} NameSlot;

struct ProductNames
{
	MemoryContext context;
	uint32		mask;
	NameSlot   *slots;
};

/* Writes the form in which names are compared; -1: none, or too long to be one. */
static int
comparable(const char *name, int length, char *out)
{
	while (length > 0 && isspace((unsigned char) name[length - 1]))
		length--;
	while (length > 0 && isspace((unsigned char) *name))
		name++, length--;
	if (length == 0 || length > MAX_NAME)
		return -1;
	for (int i = 0; i < length; i++)
		out[i] = pg_ascii_tolower((unsigned char) name[i]);
	return length;
}

ProductNames *
product_names_create(uint64 n)
{
	ProductNames *names = palloc(sizeof(ProductNames));

	names->context = CurrentMemoryContext;
	names->mask = pg_nextpower2_32(Max(2 * n, 16)) - 1;
	names->slots = palloc_extended(mul_size((Size) names->mask + 1, sizeof(NameSlot)), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	return names;
}

/* The slot of a comparable name, or the free one where it belongs. */
static NameSlot *
slot_of(const ProductNames *names, const char *name, int length, uint32 hash)
{
	for (uint32 at = hash;; at++)
	{
		NameSlot   *slot = &names->slots[at & names->mask];

		if (slot->name == NULL ||
			(slot->hash == hash && slot->length == length && memcmp(slot->name, name, length) == 0))
			return slot;
	}
}

void
product_names_add(ProductNames *names, const char *name, int length, int product)
{
	char		key[MAX_NAME];
	uint32		hash;
	NameSlot   *slot;
	char	   *kept;

	length = comparable(name, length, key);
	if (length < 0)
		return;
	hash = hash_bytes((unsigned char *) key, length);
	slot = slot_of(names, key, length, hash);
	if (slot->name != NULL)
		return;
	kept = MemoryContextAlloc(names->context, length);
	memcpy(kept, key, length);
	slot->name = kept;
	slot->hash = hash;
	slot->length = length;
	slot->product = product;
}

int
product_of_name(const ProductNames *names, const char *name, int length)
{
	char		key[MAX_NAME];
	const NameSlot *slot;

	length = comparable(name, length, key);
	if (length < 0)
		return -1;
	slot = slot_of(names, key, length, hash_bytes((unsigned char *) key, length));
	return slot->name == NULL ? -1 : slot->product;
}
