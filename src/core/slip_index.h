/*
 * slip_index.h
 *	  The words of a list that one slip parts from a word: without comparing it
 *	  with each of them.
 *
 * One slip (slip.h) leaves both words the same once each has lost one byte, or
 * one has.  So every word is filed under what remains of it without each of its
 * bytes, and under itself; a word asked for looks there in the same way.
 */
#ifndef CORE_SLIP_INDEX_H
#define CORE_SLIP_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct slip_word
{
	const char *text;
	uint32_t	len;
} slip_word;

typedef struct slip_index
{
	const slip_word *words;
	uint32_t	bits;			/* 2^bits drawers */
	uint32_t   *starts;			/* of each drawer and one more: its words; then the numbers of the words */
} slip_index;

/* Bytes of the block that the index over these words needs. */
extern size_t slip_index_size(const slip_word *words, uint32_t count);

/* The words must stay where they are; the block, too, aligned to 4 bytes. */
extern void slip_index_build(slip_index *index, const slip_word *words, uint32_t count, void *block);

extern bool slip_index_has(const slip_index *index, const char *word, size_t len);

/* Numbers of words one slip away, equal ones too, each once: how many, at most max. */
extern size_t slip_index_lookup(const slip_index *index, const char *word, size_t len, uint32_t *found, size_t max);

#endif							/* CORE_SLIP_INDEX_H */
