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

#define HAN_BYTES	3			/* of a common Chinese character */

/* Ends the phrase that names the product: for, with, in … */
extern bool is_preposition(const char *word, size_t len);

/* Makes "of" begin it: pair, set, box … */
extern bool is_quantity(const char *word, size_t len);

/* Says how much, how good, for whom, by whom, in which colour or size; any word with a digit does. */
extern bool is_neutral_word(const char *word, size_t len);

/* The same, or one that by its ending says how a product is: washable, waterproof … */
extern bool is_neutral(const char *word, size_t len);

extern bool has_digit(const char *word, size_t len);

/* What a number before it counts: inch, ply … */
extern bool is_unit(const char *word, size_t len);

/* The word that names have for those whom a word means: kid is children; NULL: it means nobody. */
extern const char *audience(const char *word, size_t len);

/* Says what is done with a product, not what it is: service … */
extern bool is_never_head(const char *word, size_t len);

/* Two words that sound like a product and are another thing: brake shoe … */
extern bool is_misnomer(const char *words, size_t len);

/* Does the Chinese text end with what is done to a product that follows: 维修 …? */
extern bool ends_with_service(const char *text, size_t len);

/*
 * Does the Chinese text begin with a word that makes another thing of what
 * stands before (机, 包装盒 …), or is it one character that does?
 */
extern bool begins_with_other_thing(const char *text, size_t len);

#endif							/* CORE_TITLE_WORDS_H */
