/*
 * utf8.h
 *	  Code points in and out of UTF-8, for the parts of the core that read names.
 */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands for bytes that are not UTF-8. */
#define UTF8_REPLACEMENT 0xFFFD

/*
 * The code point at the start of text, which has len >= 1 bytes, and in
 * *used how many bytes it took.  Overlong forms, surrogates, values beyond
 * U+10FFFF and truncated sequences give UTF8_REPLACEMENT for the longest
 * prefix of a possible character, at least one byte, as Unicode recommends.
 */
extern uint32_t utf8_decode(const char *text, size_t len, size_t *used);

/* Writes a code point, no surrogate, up to U+10FFFF; returns 1 to 4 bytes. */
extern size_t utf8_encode(uint32_t c, char *out);

/* Number of characters in valid UTF-8 text. */
extern size_t utf8_length(const char *text, size_t len);

/*
 * Is the character one of the Chinese script: unified ideographs of every
 * plane, compatibility ideographs, and U+3007, the zero of written numbers?
 */
extern bool is_han(uint32_t c);

#endif							/* CORE_UTF8_H */
