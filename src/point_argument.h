/*
 * point_argument.h
 *	  The point that a function is called with.
 */
#ifndef POINT_ARGUMENT_H
#define POINT_ARGUMENT_H

#include "fmgr.h"

#include "core/geodesic.h"

/*
 * Reads argument n, declared as geography: one, or a geometry that the planner
 * was told not to cast (spare_cast.c).  False if it is empty.  Raises an error,
 * saying what to do, for any other type and for coordinates that are not on
 * earth; and whatever error PostGIS's cast has for a geometry.
 */
extern bool point_argument(FunctionCallInfo fcinfo, int n, GeoPoint *point);

/* The same for a value from elsewhere, a geography, or a geometry that is none the worse for not being cast. */
extern bool point_value(Datum value, GeoPoint *point);

/* PostGIS's function that casts geometry to this type, its geography; InvalidOid: none is known. */
extern Oid	cast_of_geometry(Oid geography);

#endif							/* POINT_ARGUMENT_H */
