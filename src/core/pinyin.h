/*
 * pinyin.h
 *	  Pinyin without tones, as folding leaves it.
 */
#ifndef CORE_PINYIN_H
#define CORE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Can the word, of lower case ASCII letters, be one syllable: an initial or
 * none, and a final?  (The few pairs of the two that do not occur are accepted.)
 */
extern bool pinyin_syllable(const char *word, size_t len);

/*
 * Writes ü, typed as v or yu after l and as v after n, as the u that folding
 * makes of it, in place; returns the new length.  (yu after n is left alone:
 * Jinyun is jin and yun.)
 */
extern size_t pinyin_plain_u(char *text, size_t len);

#endif							/* CORE_PINYIN_H */
