/*
 * slip.c
 *	  Names that one slip of the pen tells apart.
 */
#include "slip.h"

#include <string.h>

bool
one_slip_apart(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t		same = 0;
	size_t		least = alen < blen ? alen : blen;

	while (same < least && a[same] == b[same])
		same++;
	if (same == least)
		return least > 0 && alen + blen - 2 * least <= 1;
	if (same == 0)
		return false;
	a += same;
	b += same;
	alen -= same;
	blen -= same;
	if (alen == blen)
		return memcmp(a + 1, b + 1, alen - 1) == 0 ||
			(alen > 1 && a[0] == b[1] && a[1] == b[0] && memcmp(a + 2, b + 2, alen - 2) == 0);
	return alen + 1 == blen ? memcmp(a, b + 1, alen) == 0 :
		blen + 1 == alen && memcmp(a + 1, b, blen) == 0;
}
