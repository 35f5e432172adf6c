/*
 * floor.c
 *	  The least that a function of a product and a point can cost.
 *
 * bench_floor() reads the point and makes its unit vector; what it gives is
 * good for nothing but to be added up.  bench_constant() does not even look at
 * its arguments.  Nothing of the extension is used here.
 */
#include "postgres.h"

#include <math.h>

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(bench_floor);
PG_FUNCTION_INFO_V1(bench_constant);

#define FLAG_BOX	0x04
#define POINT		1
#define RADIANS		(M_PI / 180.0)

/* What stands before the coordinates of a two-dimensional point without a box. */
typedef struct PointHeader
{
	uint8		srid[3];
	uint8		flags;
	uint32		type;
	uint32		count;
} PointHeader;

/* bench_floor(product text, point geometry) returns double precision */
Datum
bench_floor(PG_FUNCTION_ARGS)
{
	struct varlena *geometry = PG_GETARG_VARLENA_PP(1);
	const char *data = VARDATA_ANY(geometry);
	PointHeader header;
	double		position[2];

	if (VARSIZE_ANY_EXHDR(geometry) != sizeof(header) + sizeof(position))
		elog(ERROR, "not a plain point");
	memcpy(&header, data, sizeof(header));
	memcpy(position, data + sizeof(header), sizeof(position));
	if (header.type != POINT || header.count != 1 || (header.flags & FLAG_BOX))
		elog(ERROR, "not a plain point");

	double		lon = position[0] * RADIANS;
	double		lat = position[1] * RADIANS;
	double		x = cos(lat) * cos(lon);
	double		y = cos(lat) * sin(lon);
	double		z = sin(lat);

	PG_RETURN_FLOAT8(x + y + z);
}

/* bench_constant(product text, point geometry) returns double precision */
Datum
bench_constant(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_FLOAT8(1.0);
}
