/*
 * address_text.h
 *	  A written address as words: what a walk over it reads.
 */
#ifndef CORE_ADDRESS_TEXT_H
#define CORE_ADDRESS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What comes after is not read; no address is so long. */
#define ADDRESS_MAX_INPUT	4096	/* bytes of the text */
#define ADDRESS_MAX_BYTES	1024	/* bytes of its form */
#define ADDRESS_MAX_WORDS	160

typedef enum address_use
{
	ADDRESS_UNKNOWN,
	ADDRESS_STRANGER,			/* the name of a unit that the atlas does not know, or misspelt */
	ADDRESS_NAME,				/* of a place, with its suffix */
	ADDRESS_IGNORED				/* says nothing about the place: China, numbers, streets */
} address_use;

/* Letters and digits, or Chinese characters whatever stands between them but a separator. */
typedef struct address_word
{
	uint16_t	start;			/* in the form */
	uint16_t	len;
	uint16_t	part;			/* counts what commas and their like part */
	uint8_t		use;			/* address_use, of a Chinese word ADDRESS_UNKNOWN */
	bool		han;
	bool		digits;			/* has one, not Chinese */
} address_word;

/*
 * The form is folded as names are (fold.h), with one space between words and
 * the apostrophes inside them.
 */
typedef struct address_text
{
	char		form[ADDRESS_MAX_BYTES];
	uint16_t	from[ADDRESS_MAX_BYTES];	/* where in the text the character came from */
	uint16_t	to[ADDRESS_MAX_BYTES];	/* one past its end there */
	address_word words[ADDRESS_MAX_WORDS];
	size_t		n_words;
	size_t		len;
} address_text;

extern void address_read(const char *text, size_t len, address_text *out);

#endif							/* CORE_ADDRESS_TEXT_H */
