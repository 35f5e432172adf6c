/*
 * title_words.h
 *	  Words of listing titles that are not about what the product is.
 *
 * In the form of normalise_product: singular, American, lower case; sorted.
 */
#ifndef CORE_TITLE_WORDS_H
#define CORE_TITLE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Ends the phrase that names the product: for, with, in … */
extern bool is_preposition(const char *word, size_t len);

/* Makes "of" begin it: pair, set, box … */
extern bool is_quantity(const char *word, size_t len);

/* Says how much, how good, for whom, by whom, in which colour or size; any word with a digit does. */
extern bool is_neutral(const char *word, size_t len);

/* Says what is done with a product, not what it is: service … */
extern bool is_never_head(const char *word, size_t len);

/* Two words that sound like a product and are another thing: brake shoe … */
extern bool is_misnomer(const char *words, size_t len);

/* Does the text begin with a word that makes another thing of what stands before: 机, 包装盒 …? */
extern bool begins_with_other_thing(const char *text, size_t len);

#endif							/* CORE_TITLE_WORDS_H */
