/*
 * fuzz_title.c
 *	  Any bytes as a title: the part found lies within, on character bounds.
 */
#include <stdint.h>
#include <stdlib.h>

#include "core/normalise.h"
#include "title_tree.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char		form[NORMALISE_MAX_BYTES];
	size_t		length = normalise_product((const char *) data, size, form, sizeof(form));
	size_t		offset = 0;
	size_t		part = 0;
	size_t		first = 0;

	if (title_product(form, length, &tree_names, &offset, &part) >= 0 &&
		(part == 0 || offset + part > length || ((unsigned char) form[offset] & 0xC0) == 0x80))
		abort();
	title_head(form, length, &first);
	return 0;
}
