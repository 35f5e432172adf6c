/*
 * normalise.h
 *	  Names as people write them, in one form that can be compared byte by byte.
 *
 * The functions read UTF-8 and write UTF-8, need no locale and no memory,
 * and are idempotent: the form of a form is itself.  Characters that start after
 * NORMALISE_MAX_INPUT bytes of the text are not read, and a form has at most
 * NORMALISE_MAX_CHARS characters, so at most NORMALISE_MAX_BYTES bytes.  What is
 * longer is cut between words; within one only where it is the first, or Chinese.
 * Bytes that are not UTF-8, and NUL, part words as a space does.
 *
 * A form is written without a terminator to out, which should have
 * NORMALISE_MAX_BYTES; a smaller capacity cuts it between characters.  The
 * functions return its length; 0 means that the text holds no letter or digit.
 */
#ifndef CORE_NORMALISE_H
#define CORE_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "place_suffix.h"

#define NORMALISE_MAX_INPUT	4096
#define NORMALISE_MAX_CHARS	250
#define NORMALISE_MAX_BYTES	(4 * NORMALISE_MAX_CHARS)

/*
 * The form that the other two start from: each character folded (fold.h), words
 * parted by one space.  Hyphens, punctuation and symbols part words, an
 * apostrophe joins its two sides (Xi'an: xian), an ampersand is the word and.
 * Chinese characters stand together, whatever was between them, and apart from
 * letters and digits: "LED 灯　具" and "LED灯具" are both "led 灯具".
 */
extern size_t fold_name(const char *text, size_t len, char *out, size_t capacity);

/*
 * Product names: each English word of the folded name in the singular
 * (plural.h) and in American spelling (spelling.h).  Words with another than
 * the letters a-z and digits, or of more than 32, stay as they are.
 */
extern size_t normalise_product(const char *text, size_t len, char *out, size_t capacity);

/* The same of a name that is folded already. */
extern size_t product_of_folded(const char *folded, size_t len, char *out, size_t capacity);

/*
 * Place names: the folded name without its administrative suffixes
 * (place_suffix.h) or a leading "City of", without any space, and with pinyin's
 * ü as u, however typed.  *suffix, unless suffix is NULL, is the kind of unit
 * that the name says it is: 诸暨市 and "Zhu Ji Shi" are a city's.
 * For one name, not for an address: "Zhuji, Zhejiang" is zhujizhejiang.
 */
extern size_t normalise_place(const char *text, size_t len, char *out, size_t capacity,
							  place_suffix *suffix);

/* A word of a form: Chinese characters, or letters and digits. */
typedef struct name_word
{
	uint16_t	offset;			/* bytes from the start of the form */
	uint16_t	len;			/* bytes */
	bool		han;
} name_word;

/*
 * The words of a folded or product form; at most max are written, returns how
 * many there are (at most NORMALISE_MAX_CHARS).
 */
extern size_t name_words(const char *form, size_t len, name_word *words, size_t max);

#endif							/* CORE_NORMALISE_H */
