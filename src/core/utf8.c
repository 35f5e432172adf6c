/*
 * utf8.c
 *	  Code points in and out of UTF-8.
 */
#include "utf8.h"

uint32_t
utf8_decode(const char *text, size_t len, size_t *used)
{
	const unsigned char *s = (const unsigned char *) text;
	uint32_t	c = s[0];
	size_t		want;

	/* The second byte's range rules out overlong forms, surrogates and > 10FFFF. */
	unsigned char low = 0x80;
	unsigned char high = 0xBF;

	*used = 1;
	if (c < 0x80)
		return c;
	if (c < 0xC2 || c > 0xF4)
		return UTF8_REPLACEMENT;

	if (c < 0xE0)
	{
		want = 2;
		c &= 0x1F;
	}
	else if (c < 0xF0)
	{
		want = 3;
		if (c == 0xE0)
			low = 0xA0;
		else if (c == 0xED)
			high = 0x9F;
		c &= 0x0F;
	}
	else
	{
		want = 4;
		if (c == 0xF0)
			low = 0x90;
		else if (c == 0xF4)
			high = 0x8F;
		c &= 0x07;
	}

	for (size_t i = 1; i < want; i++)
	{
		if (i >= len || s[i] < low || s[i] > high)
			return UTF8_REPLACEMENT;
		c = c << 6 | (s[i] & 0x3F);
		low = 0x80;
		high = 0xBF;
		*used = i + 1;
	}
	return c;
}

size_t
utf8_encode(uint32_t c, char *out)
{
	if (c < 0x80)
	{
		out[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		out[0] = (char) (0xC0 | c >> 6);
		out[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		out[0] = (char) (0xE0 | c >> 12);
		out[1] = (char) (0x80 | (c >> 6 & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | c >> 18);
	out[1] = (char) (0x80 | (c >> 12 & 0x3F));
	out[2] = (char) (0x80 | (c >> 6 & 0x3F));
	out[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

size_t
utf8_length(const char *text, size_t len)
{
	size_t		characters = 0;

	for (size_t i = 0; i < len; i++)
		characters += ((unsigned char) text[i] & 0xC0) != 0x80;
	return characters;
}

bool
is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) ||
		(c >= 0x3400 && c <= 0x4DBF) ||
		(c >= 0xF900 && c <= 0xFAFF) ||
		(c >= 0x20000 && c <= 0x323AF) ||
		c == 0x3007;
}
