/*
 * packer.h
 *	  Many small things that stay, side by side: each in memory of its own would
 *	  take twice as much.
 */
#ifndef PACKER_H
#define PACKER_H

#include "utils/memutils.h"

#include "compat.h"

#define PACKER_BYTES	8000	/* at a time: too much for a block that others share, which would be rounded up */

/* Zeroed to begin with. */
typedef struct Packer
{
	char	   *room;
	Size		left;
} Packer;

/*
 * Memory from the context, next to what came before.  It is aligned for an int,
 * or as any memory is, if that is true of all the sizes that the packer is asked for.
 */
static inline void *
packed(Packer *packer, MemoryContext context, Size size)
{
	void	   *place;

	size = INTALIGN(size);
	if (size > packer->left)
	{
		packer->left = Max(size, PACKER_BYTES);
		packer->room = MemoryContextAllocHuge(context, packer->left);
	}
	place = packer->room;
	packer->room += size;
	packer->left -= size;
	return place;
}

/* A text of memory of its own goes there. */
static inline text *
packed_text(Packer *packer, MemoryContext context, text *own)
{
	text	   *kept = NULL;

	if (own != NULL)
	{
		kept = memcpy(packed(packer, context, VARSIZE(own)), own, VARSIZE(own));
		pfree(own);
	}
	return kept;
}

#endif							/* PACKER_H */
