/*
 * fuzz_normalise.c
 *	  The properties of normalised names on the texts that a fuzzer finds.
 *
 * The first two bytes choose a small capacity, the rest is the text.
 */
#include <stdint.h>
#include <stdlib.h>

#include "normalise_properties.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *broken;
	char	   *text;

	if (size < 2)
		return 0;

	/* A copy of its own size, so that the sanitizer sees a read beyond it. */
	text = malloc(size - 2 > 0 ? size - 2 : 1);
	if (text == NULL)
		return 0;
	memcpy(text, data + 2, size - 2);
	broken = forms_break(text, size - 2, data[0] | (size_t) data[1] << 8);
	free(text);
	if (broken != NULL)
	{
		fprintf(stderr, "broken property: %s\n", broken);
		abort();
	}
	return 0;
}
