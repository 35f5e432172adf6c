/*
 * fuzz_datum.c
 *	  Any two numbers, any two datums, any area: the conversion ends, moves a
 *	  position by no more than the formula can, and what it moved comes back.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../datum.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	double		from[2];
	double		to[2];
	DatumArea	area;

	datum_area_parse((const char *) data, size, &area);
	if (size < 1 + sizeof(from))
		return 0;

	DatumKind	a = (DatumKind) (data[0] % 3);
	DatumKind	b = (DatumKind) (data[0] / 3 % 3);

	area = (DatumArea) (data[0] / 9 % 3);
	memcpy(from, data + 1, sizeof(from));

	/* Half of the inputs are brought to where something happens. */
	if (data[0] >= 128 && isfinite(from[0]) && isfinite(from[1]))
	{
		from[0] = fmod(from[0], 190);
		from[1] = fmod(from[1], 90);
	}

	memcpy(to, from, sizeof(to));
	datum_convert(a, b, area, &to[0], &to[1]);
	if (memcmp(to, from, sizeof(to)) == 0)
		return 0;

	/* On the very edge of an area rounding decides. */
	if (area == DATUM_AREA_ALWAYS && (fabs(from[0]) > 178 || fabs(from[1]) > 84))
		return 0;
	if (!(fabs(to[0] - from[0]) < 2 && fabs(to[1] - from[1]) < 2))
		abort();
	datum_convert(b, a, area, &to[0], &to[1]);
	if (!(fabs(to[0] - from[0]) < 1e-9 && fabs(to[1] - from[1]) < 1e-9))
		abort();
	return 0;
}
