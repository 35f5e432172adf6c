/*
 * fuzz_address.c
 *	  The properties of addresses on the texts that a fuzzer finds.
 */
#include <stdint.h>
#include <stdio.h>

#include "address_properties.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static place_table table;
	const char *broken;
	char	   *text;

	if (table.n_names == 0)
		table = atlas_table();

	/* A copy of its own size, so that the sanitizer sees a read beyond it. */
	text = malloc(size > 0 ? size : 1);
	if (text == NULL)
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	broken = address_breaks(&table, text, size);
	free(text);
	if (broken != NULL)
	{
		fprintf(stderr, "broken property: %s\n", broken);
		abort();
	}
	return 0;
}
