/*
 * datum.c
 *	  The conversions among WGS84, GCJ-02 and BD-09 as functions of SQL.
 *
 * Each name stands for two functions: (geometry, area) and (lon, lat, area).
 * They share a C function, which tells them apart by the number of arguments.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "core/datum.h"
#include "gserialized.h"
#include "lonlat.h"
#include "compat.h"

/* What a call asks for. */
typedef struct Conversion
{
	DatumKind	from;
	DatumKind	to;
	DatumArea	area;
} Conversion;

static DatumArea
area_argument(text *name)
{
	DatumArea	area;

	if (!datum_area_parse(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &area))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown area \"%s\"", text_to_cstring(name)),
				 errhint("The areas are \"mainland\", \"box\" and \"always\".")));
	return area;
}

/* The formula is about degrees; WGS84 and CGCS2000 agree to centimetres. */
static void
check_srid(int32 srid)
{
	if (srid != 0 && srid != 4326 && srid != 4490)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("coordinates with SRID %d cannot be converted between Chinese datums", srid),
				 errdetail("SRID 4326 (WGS84), 4490 (CGCS2000) or 0 is needed, with longitude and latitude in degrees."),
				 errhint("Use ST_Transform(geom, 4326) before.")));
}

static void
convert_position(double *lon, double *lat, void *arg)
{
	Conversion *conversion = arg;

	check_lonlat(*lon, *lat);
	datum_convert(conversion->from, conversion->to, conversion->area, lon, lat);
}

static Datum
convert_geometry(FunctionCallInfo fcinfo, DatumKind from, DatumKind to)
{
	Conversion	conversion = {from, to, area_argument(PG_GETARG_TEXT_PP(1))};
	struct varlena *geometry = PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));

	check_srid(gserialized_srid(geometry));
	gserialized_move(geometry, convert_position, &conversion);
	PG_RETURN_POINTER(geometry);
}

static Datum
convert_numbers(FunctionCallInfo fcinfo, DatumKind from, DatumKind to)
{
	Conversion	conversion = {from, to, area_argument(PG_GETARG_TEXT_PP(2))};
	double		lon = PG_GETARG_FLOAT8(0);
	double		lat = PG_GETARG_FLOAT8(1);
	TupleDesc	columns = fcinfo->flinfo->fn_extra;
	Datum		values[2];
	bool		nulls[2] = {false, false};

	if (columns == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		if (get_call_result_type(fcinfo, NULL, &columns) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		fcinfo->flinfo->fn_extra = BlessTupleDesc(columns);
		MemoryContextSwitchTo(caller);
	}
	convert_position(&lon, &lat, &conversion);
	values[0] = Float8GetDatum(lon);
	values[1] = Float8GetDatum(lat);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(columns, values, nulls)));
}

#define CONVERSION(name, from, to) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	return PG_NARGS() == 2 ? convert_geometry(fcinfo, from, to) : \
		convert_numbers(fcinfo, from, to); \
} \
extern Datum name(PG_FUNCTION_ARGS)

CONVERSION(wgs84_to_gcj02, DATUM_WGS84, DATUM_GCJ02);
CONVERSION(gcj02_to_wgs84, DATUM_GCJ02, DATUM_WGS84);
CONVERSION(wgs84_to_bd09, DATUM_WGS84, DATUM_BD09);
CONVERSION(bd09_to_wgs84, DATUM_BD09, DATUM_WGS84);
CONVERSION(gcj02_to_bd09, DATUM_GCJ02, DATUM_BD09);
CONVERSION(bd09_to_gcj02, DATUM_BD09, DATUM_GCJ02);
