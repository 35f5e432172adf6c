/*
 * real_words.h
 *	  Words of English that could pass for misspelt product names.
 *
 * A boot is no misspelt book, a card no car: a word of its own is not put right.
 * The list has the common words that are one slip (slip.h) from a word of the
 * shipped names; where names are added and a word is missing, the worst is
 * that it is taken for a slip.
 */
#ifndef CORE_REAL_WORDS_H
#define CORE_REAL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* In the form of normalise_product: singular, American, lower case. */
extern bool is_real_word(const char *word, size_t len);

#endif							/* CORE_REAL_WORDS_H */
