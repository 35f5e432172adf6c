/*
 * point_argument.c
 *	  The point that a function is called with.
 *
 * A value says itself whether it is a geometry or a geography.  A geometry that
 * is a point in degrees within bounds and in no other system than WGS84 is taken
 * as it is; PostGIS's cast would only copy it.  Everything else about geometries,
 * other systems, coordinates out of range, shapes, is left to the cast.
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "parser/parse_coerce.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "gserialized.h"
#include "point_argument.h"
#include "compat.h"

#define SRID_UNKNOWN	0
#define SRID_WGS84		4326

/*
 * The type "geometry" of the schema that this geography is in is PostGIS's,
 * which has both in one schema, always; the catalog of casts knows the rest.
 */
Oid
cast_of_geometry(Oid geography)
{
	HeapTuple	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(geography));
	Oid			schema;
	Oid			geometry;
	Oid			function;

	if (!HeapTupleIsValid(tuple))
		return InvalidOid;
	schema = ((Form_pg_type) GETSTRUCT(tuple))->typnamespace;
	ReleaseSysCache(tuple);
	geometry = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("geometry"), ObjectIdGetDatum(schema));
	if (!OidIsValid(geometry) ||
		find_coercion_pathway(geography, geometry, COERCION_IMPLICIT, &function) != COERCION_PATH_FUNC)
		return InvalidOid;
	return function;
}

static Datum
cast_argument(FunctionCallInfo fcinfo, int n)
{
	Oid		   *types;
	int			count;
	Oid			cast;

	get_func_signature(fcinfo->flinfo->fn_oid, &types, &count);
	cast = n < count ? cast_of_geometry(types[n]) : InvalidOid;
	if (!OidIsValid(cast))
		elog(ERROR, "PostGIS's cast from geometry to geography is missing");
	return OidFunctionCall1(cast, PG_GETARG_DATUM(n));
}

static bool
needs_cast(const GserializedHead *head)
{
	return !head->geography &&
		!(gserialized_is_point(head) && (head->srid == SRID_UNKNOWN || head->srid == SRID_WGS84) &&
		  fabs(head->x) <= 180 && fabs(head->y) <= 90);
}

static bool
take_point(const GserializedHead *head, GeoPoint *point)
{
	if (head->count == 0)
		return false;
	if (!gserialized_is_point(head))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a point is needed, not a %s", gserialized_type_name(head->type)),
				 errhint("Use ST_PointOnSurface() or ST_Centroid(), or ST_Dump() for the points of a MultiPoint.")));
	geo_point_init(point, head->x, head->y);
	if (isnan(point->x))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("point (%g %g) is not on earth", head->x, head->y),
				 errdetail("Longitude must be from -180 to 180 and latitude from -90 to 90."),
				 errhint("Coordinates are longitude first, then latitude.")));
	return true;
}

bool
point_argument(FunctionCallInfo fcinfo, int n, GeoPoint *point)
{
	GserializedHead head;

	gserialized_head(PG_GETARG_DATUM(n), &head);
	if (needs_cast(&head))
		gserialized_head(cast_argument(fcinfo, n), &head);
	return take_point(&head, point);
}

bool
point_value(Datum value, GeoPoint *point)
{
	GserializedHead head;

	gserialized_head(value, &head);
	return take_point(&head, point);
}
