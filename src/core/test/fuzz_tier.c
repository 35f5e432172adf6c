/*
 * fuzz_tier.c
 *	  Whatever the bytes: a tier or none, the same one in capitals and between
 *	  white space, and none once a letter stands beside it.
 */
#include "../tier.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char before[] = "\xE3\x80\x80 \t";
	static const char after[] = "\r\xE3\x80\x80\n";
	const size_t margin = sizeof(before) - 1;
	char	   *text = malloc(size + 2 * margin + 1);
	int			code;

	memcpy(text, data, size);
	code = tier_parse(text, size);
	if (code != TIER_NONE && !tier_is_valid(code))
		abort();

	for (size_t i = 0; i < size; i++)
	{
		if (text[i] >= 'a' && text[i] <= 'z')
			text[i] -= 'a' - 'A';
	}
	if (tier_parse(text, size) != code)
		abort();

	memcpy(text, before, margin);
	memcpy(text + margin, data, size);
	memcpy(text + margin + size, after, margin);
	if (tier_parse(text, size + 2 * margin) != code)
		abort();

	text[size + 2 * margin] = 'x';
	if (tier_parse(text, size + 2 * margin + 1) != TIER_NONE)
		abort();

	free(text);
	return 0;
}
