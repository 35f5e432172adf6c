/*
 * gserialized.c
 *	  Reading PostGIS's stored form, and moving the points in it.
 */
#include "postgres.h"

#include <float.h>
#include <math.h>

#include "fmgr.h"
#include "miscadmin.h"

#include "gserialized.h"
#include "compat.h"

#define FLAG_Z			0x01
#define FLAG_M			0x02
#define FLAG_BOX		0x04
#define FLAG_GEODETIC	0x08
#define FLAG_EXTENDED	0x10
#define FLAG_VERSION_2	0x40
#define FLAG_LATER		0x80

#define WGS84			4326

/* The types of shapes, as they are stored. */
enum
{
	POINT = 1,
	LINESTRING,
	POLYGON,
	MULTIPOINT,
	MULTILINESTRING,
	MULTIPOLYGON,
	GEOMETRYCOLLECTION,
	CIRCULARSTRING,
	COMPOUNDCURVE,
	CURVEPOLYGON,
	MULTICURVE,
	MULTISURFACE,
	POLYHEDRALSURFACE,
	TRIANGLE,
	TIN
};

/* Bytes that are still to be read. */
typedef struct Rest
{
	char	   *at;
	char	   *end;
} Rest;

/* What comes before the shape. */
typedef struct Header
{
	char	   *flags;
	char	   *box;			/* NULL: it has none */
	int			box_size;
	int			dimensions;
} Header;

/* A walk through the shapes. */
typedef struct Walk
{
	Rest		rest;
	int			dimensions;
	GserializedMove move;
	void	   *arg;
	bool		arcs;			/* there was a circular string */
	double		low[2],
				high[2];		/* of the points that count for the box */
} Walk;

static void
corrupted(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("corrupted geometry"),
			 errdetail("Its parts do not add up to its size.")));
}

/* The next bytes, which the caller is going to read. */
static char *
take(Rest *rest, Size size)
{
	char	   *at = rest->at;

	if (size > (Size) (rest->end - at))
		corrupted();
	rest->at += size;
	return at;
}

static uint32
take_integer(Rest *rest)
{
	uint32		value;

	memcpy(&value, take(rest, sizeof(value)), sizeof(value));
	return value;
}

static Header
take_header(Rest *rest)
{
	Header		header;
	char		flags;

	header.flags = take(rest, 4) + 3;
	flags = *header.flags;
	if (flags & FLAG_LATER)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("geometry has a format that is not known"),
				 errhint("It was written by a later version of PostGIS than this extension was made for.")));
	if ((flags & FLAG_VERSION_2) && (flags & FLAG_EXTENDED))
		take(rest, 8);
	header.dimensions = 2 + ((flags & FLAG_Z) != 0) + ((flags & FLAG_M) != 0);
	header.box_size = 2 * sizeof(float) * ((flags & FLAG_GEODETIC) ? 3 : header.dimensions);
	header.box = (flags & FLAG_BOX) ? take(rest, header.box_size) : NULL;
	return header;
}

static inline Rest
rest_of(const struct varlena *geometry)
{
	char	   *data = VARDATA_ANY(geometry);

	return (Rest)
	{
		data, data + VARSIZE_ANY_EXHDR(geometry)
	};
}

static void
check_type(uint32 type)
{
	if (type < POINT || type > TIN)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("geometry type %u is not supported", type)));
}

const char *
gserialized_type_name(uint32 type)
{
	static const char *const names[] = {
		[POINT] = "Point", [LINESTRING] = "LineString", [POLYGON] = "Polygon",
		[MULTIPOINT] = "MultiPoint", [MULTILINESTRING] = "MultiLineString",
		[MULTIPOLYGON] = "MultiPolygon", [GEOMETRYCOLLECTION] = "GeometryCollection",
		[CIRCULARSTRING] = "CircularString", [COMPOUNDCURVE] = "CompoundCurve",
		[CURVEPOLYGON] = "CurvePolygon", [MULTICURVE] = "MultiCurve",
		[MULTISURFACE] = "MultiSurface", [POLYHEDRALSURFACE] = "PolyhedralSurface",
		[TRIANGLE] = "Triangle", [TIN] = "Tin"
	};

	check_type(type);
	return names[type];
}

/* 21 bits, of which the highest is the sign. */
static int32
srid_of(const char *header)
{
	const unsigned char *bytes = (const unsigned char *) header;
	int32		srid = (bytes[0] & 0x1F) << 16 | bytes[1] << 8 | bytes[2];

	return (srid ^ 0x100000) - 0x100000;
}

void
gserialized_head(Datum datum, GserializedHead *head)
{
	struct varlena *geometry = PG_DETOAST_DATUM_PACKED(datum);
	Rest		rest = rest_of(geometry);
	const char *start = rest.at;
	Header		header = take_header(&rest);

	head->geography = (*header.flags & FLAG_GEODETIC) != 0;
	head->srid = srid_of(start);
	head->type = take_integer(&rest);
	head->count = take_integer(&rest);
	if (gserialized_is_point(head))
	{
		const char *coordinates = take(&rest, header.dimensions * sizeof(double));

		memcpy(&head->x, coordinates, sizeof(double));
		memcpy(&head->y, coordinates + sizeof(double), sizeof(double));
	}
	if ((Pointer) geometry != DatumGetPointer(datum))
		pfree(geometry);
}

bool
gserialized_is_point(const GserializedHead *head)
{
	return head->type == POINT && head->count != 0;
}

/*
 * Moves the next points.  Those of a hole do not count for the box: PostGIS
 * takes that of a polygon from its outer ring.
 */
static void
move_points(Walk *walk, uint32 count, bool hole)
{
	Size		stride = walk->dimensions * sizeof(double);
	char	   *at = walk->rest.at;

	if (count > (Size) (walk->rest.end - at) / stride)
		corrupted();
	for (; count > 0; count--, at += stride)
	{
		double		position[2];

		CHECK_FOR_INTERRUPTS();
		memcpy(position, at, sizeof(position));
		walk->move(&position[0], &position[1], walk->arg);
		memcpy(at, position, sizeof(position));
		for (int i = 0; i < 2 && !hole; i++)
		{
			walk->low[i] = Min(walk->low[i], position[i]);
			walk->high[i] = Max(walk->high[i], position[i]);
		}
	}
	walk->rest.at = at;
}

static void
move_shape(Walk *walk)
{
	uint32		type = take_integer(&walk->rest);
	uint32		count = take_integer(&walk->rest);
	Rest		rings;

	check_stack_depth();
	check_type(type);
	switch (type)
	{
		case POINT:
			if (count > 1)
				corrupted();
			move_points(walk, count, false);
			break;
		case CIRCULARSTRING:
			walk->arcs = true;
			move_points(walk, count, false);
			break;
		case LINESTRING:
		case TRIANGLE:
			move_points(walk, count, false);
			break;
		case POLYGON:
			rings.at = take(&walk->rest, ((Size) count + count % 2) * sizeof(uint32));
			rings.end = walk->rest.at;
			for (uint32 i = 0; i < count; i++)
				move_points(walk, take_integer(&rings), i > 0);
			break;
		default:
			for (uint32 i = 0; i < count; i++)
				move_shape(walk);
	}
}

/* The nearest float that is not above, or not below, a number. */
static float
float_below(double value)
{
	float		f = (float) Max(Min(value, FLT_MAX), -FLT_MAX);

	return f > value ? nextafterf(f, -FLT_MAX) : f;
}

static float
float_above(double value)
{
	return -float_below(-value);
}

void
gserialized_move(struct varlena *geometry, GserializedMove move, void *arg)
{
	Rest		rest = rest_of(geometry);
	Header		header = take_header(&rest);
	Walk		walk = {
		.rest = rest,
		.dimensions = header.dimensions,
		.move = move,
		.arg = arg,
		.low = {DBL_MAX, DBL_MAX},
		.high = {-DBL_MAX, -DBL_MAX}
	};

	move_shape(&walk);
	if (walk.rest.at != walk.rest.end)
		corrupted();

	if (header.box == NULL)
		return;
	if (walk.arcs || (*header.flags & FLAG_GEODETIC))
	{
		memmove(header.box, rest.at, rest.end - rest.at);
		*header.flags &= ~FLAG_BOX;
		SET_VARSIZE(geometry, VARSIZE(geometry) - header.box_size);
	}
	else if (walk.low[0] <= walk.high[0])
	{
		float		box[4] = {
			float_below(walk.low[0]), float_above(walk.high[0]),
			float_below(walk.low[1]), float_above(walk.high[1])
		};

		memcpy(header.box, box, sizeof(box));
	}
}

int32
gserialized_srid(const struct varlena *geometry)
{
	Rest		rest = rest_of(geometry);

	return srid_of(take(&rest, 4));
}

/* What a multipoint is made of. */
typedef struct StoredPoint
{
	uint32		type;
	uint32		count;
	GeoPosition position;
} StoredPoint;

struct varlena *
gserialized_multipoint(const GeoPosition *positions, int n)
{
	Size		size = VARHDRSZ + 4 + 2 * sizeof(uint32) + n * sizeof(StoredPoint);
	struct varlena *geography = palloc(size);
	const char	head[4] = {WGS84 >> 16, (char) (WGS84 >> 8), (char) (WGS84 & 0xFF), FLAG_VERSION_2 | FLAG_GEODETIC};
	const uint32 shape[2] = {MULTIPOINT, n};
	char	   *at = VARDATA(geography);

	SET_VARSIZE(geography, size);
	memcpy(at, head, sizeof(head));
	memcpy(at + sizeof(head), shape, sizeof(shape));
	at += sizeof(head) + sizeof(shape);
	for (int i = 0; i < n; i++)
	{
		StoredPoint point = {POINT, 1, positions[i]};

		memcpy(at + i * sizeof(point), &point, sizeof(point));
	}
	return geography;
}
