/*
 * fold.h
 *	  What one character of a written name is worth: a letter in its plain form,
 *	  a gap between words, or nothing.
 */
#ifndef CORE_FOLD_H
#define CORE_FOLD_H

#include <stddef.h>
#include <stdint.h>

typedef enum fold_kind
{
	FOLD_NOTHING,				/* invisible, or an accent: leaves no trace */
	FOLD_GAP,					/* space, punctuation, symbol, emoji, control */
	FOLD_APOSTROPHE,			/* in any of its shapes */
	FOLD_AND,					/* an ampersand */
	FOLD_LETTER,				/* a letter or digit of any script but Han */
	FOLD_HAN					/* a Chinese character */
} fold_kind;

/* The most code points that one character unfolds to. */
#define FOLD_MAX 3

/*
 * Folds one code point.  For FOLD_LETTER and FOLD_HAN writes *count code points
 * (1 to FOLD_MAX) to folded; for the other kinds *count is 0.
 *
 * - Latin letters of U+0000-024F and U+1E00-1EFF, with the presentation forms
 *   and the two letters of pinyin fonts, become a-z: case, accents, tone marks
 *   and ligatures go (Ü is u, ß is ss, Æ is ae).
 * - Full width forms become their ASCII twins, superscript digits digits.
 * - Greek and Cyrillic letters become lower case; other scripts stay as they are.
 * - Traditional Chinese characters of places and of the trade become simplified.
 *   Folding is by character, so 發 and 髮 are both 发.
 * - Combining accents (U+0300-036F), joiners, marks of direction, variation
 *   selectors and the soft hyphen are nothing.
 *
 * Folding what was folded changes nothing.
 */
extern fold_kind fold_character(uint32_t c, uint32_t folded[FOLD_MAX], size_t *count);

#endif							/* CORE_FOLD_H */
