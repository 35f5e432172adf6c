/*
 * best_matches.c
 *	  The first so many of any number of matches, in a heap of fixed size.
 */
#include "best_matches.h"

#include <stdbool.h>

/* Does match a come before match b? */
static bool
precedes(const trigram_match *a, const trigram_match *b)
{
	if (a->similarity != b->similarity)
		return a->similarity > b->similarity;
	if (a->payload != b->payload)
		return a->payload < b->payload;
	return a->name < b->name;
}

/* Lets a match sink in a heap of n whose root is the last in order. */
static void
sink(trigram_match *heap, size_t n, size_t at, trigram_match match)
{
	for (;;)
	{
		size_t		child = 2 * at + 1;

		if (child + 1 < n && precedes(&heap[child], &heap[child + 1]))
			child++;
		if (child >= n || !precedes(&match, &heap[child]))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = match;
}

void
keep_match(trigram_match *heap, size_t *n, size_t capacity, trigram_match match)
{
	if (*n < capacity)
	{
		size_t		at = (*n)++;

		while (at > 0 && precedes(&heap[(at - 1) / 2], &match))
		{
			heap[at] = heap[(at - 1) / 2];
			at = (at - 1) / 2;
		}
		heap[at] = match;
	}
	else if (capacity > 0 && precedes(&match, &heap[0]))
		sink(heap, capacity, 0, match);
}

void
sort_matches(trigram_match *heap, size_t n)
{
	/* The root, the last in order, goes to the end, again and again. */
	for (; n > 1; n--)
	{
		trigram_match last = heap[0];

		sink(heap, n - 1, 0, heap[n - 1]);
		heap[n - 1] = last;
	}
}
