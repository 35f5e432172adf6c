/*
 * remember.h
 *	  Texts that were resolved, so that a join that asks for the same few again
 *	  and again resolves each once.
 *
 * A bound on memory: of no more than so many texts, none of them long.  When
 * there are more, or when the setting that the answers depend on is another,
 * all of it is forgotten.
 */
#ifndef REMEMBER_H
#define REMEMBER_H

#include "key_table.h"

typedef struct Remembered
{
	MemoryContext parent;
	int			most;			/* texts */
	Size		size;			/* of each answer; 0: of any */
	MemoryContext context;		/* holds what follows; NULL: nothing remembered yet */
	double		setting;
	KeyTable	texts;			/* to numbers of answers */
	char	   *answers;		/* or pointers to them, if they are of any size */
} Remembered;

/* Zeroed memory becomes one that remembers so many texts, in a child of this context. */
extern void remember_at_most(Remembered *remembered, MemoryContext parent, int most, Size size);

/* What was remembered for a text under this setting; NULL: nothing. */
extern const void *recall(Remembered *remembered, const char *text, int length, double setting);

/* Remembers an answer under the setting of the last recall(). */
extern void remember(Remembered *remembered, const char *text, int length, const void *answer, Size size);

#endif							/* REMEMBER_H */
