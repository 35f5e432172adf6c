/*
 * supplier_fit.h
 *	  Whether a supplier sits where its product is made.
 */
#ifndef SUPPLIER_FIT_H
#define SUPPLIER_FIT_H

#include "fmgr.h"

#include "extent.h"

/* The threshold of near: argument n, metres, NULL for 50 km; an error unless it is 0 or more. */
extern double near_argument(FunctionCallInfo fcinfo, int n);

/*
 * The answer as one atlas.supplier_verdict.  product: NULL for none; point:
 * NULL if it is not known where the supplier is; precision_m: how far from the
 * point it may be, at most.
 */
extern Datum supplier_verdict(FunctionCallInfo fcinfo, text *product, QueryPoint *point, double precision_m, double near_m);

#endif							/* SUPPLIER_FIT_H */
