/*
 * slip.c
 *	  Names that slips of the pen tell apart.
 */
#include "slip.h"

#include <string.h>

bool
one_slip(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t		same = 0;
	size_t		least = alen < blen ? alen : blen;

	while (same < least && a[same] == b[same])
		same++;
	if (same == least)
		return least > 0 && alen + blen - 2 * least <= 1;
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

bool
one_slip_apart(const char *a, size_t alen, const char *b, size_t blen)
{
	return alen > 0 && blen > 0 && a[0] == b[0] && one_slip(a, alen, b, blen);
}

bool
one_stumble(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t		same = 0;
	size_t		least = alen < blen ? alen : blen;
	const char *longer = alen > blen ? a : b;

	if (!one_slip(a, alen, b, blen))
		return false;
	while (same < least && a[same] == b[same])
		same++;
	if (alen != blen)
		return same > 0 && longer[same] == longer[same - 1];
	return same + 1 < alen && a[same] == b[same + 1] && a[same + 1] == b[same];
}

static int
least_of(int a, int b)
{
	return a < b ? a : b;
}

int
slips_between(const char *a, size_t alen, const char *b, size_t blen, int most)
{
	unsigned char rows[3][SLIPS_MAX_BYTES + 1];
	unsigned char *before = rows[0];
	unsigned char *last = rows[1];
	unsigned char *now = rows[2];

	for (; alen > 0 && blen > 0 && a[0] == b[0]; a++, b++, alen--, blen--);
	for (; alen > 0 && blen > 0 && a[alen - 1] == b[blen - 1]; alen--, blen--);
	if (alen > SLIPS_MAX_BYTES || blen > SLIPS_MAX_BYTES || alen > blen + (size_t) most || blen > alen + (size_t) most)
		return most + 1;
	for (size_t j = 0; j <= blen; j++)
		last[j] = (unsigned char) j;
	for (size_t i = 1; i <= alen; i++)
	{
		unsigned char *free = before;
		int			least = now[0] = (unsigned char) i;

		for (size_t j = 1; j <= blen; j++)
		{
			int			slips = last[j - 1] + (a[i - 1] != b[j - 1]);

			slips = least_of(slips, least_of(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				slips = least_of(slips, before[j - 2] + 1);
			now[j] = (unsigned char) slips;
			least = least_of(least, slips);
		}
		if (least > most + 1)
			return most + 1;
		before = last;
		last = now;
		now = free;
	}
	return least_of(last[blen], most + 1);
}
