/*
 * best_matches.h
 *	  The first so many of any number of matches: most similar first, ties by
 *	  payload, then by place.
 */
#ifndef CORE_BEST_MATCHES_H
#define CORE_BEST_MATCHES_H

#include "trigram_index.h"

/* Adds a match to a heap of *n that holds at most capacity: the first ones stay. */
extern void keep_match(trigram_match *heap, size_t *n, size_t capacity, trigram_match match);

/* Turns such a heap into a list in order. */
extern void sort_matches(trigram_match *heap, size_t n);

#endif							/* CORE_BEST_MATCHES_H */
