/*
 * result.h
 *	  Rows as results of functions.
 */
#ifndef RESULT_H
#define RESULT_H

#include "fmgr.h"
#include "utils/tuplestore.h"

typedef struct RowSink
{
	Tuplestorestate *store;
	TupleDesc	columns;
} RowSink;

/* A set-returning function hands over its rows all at once. */
extern RowSink begin_rows(FunctionCallInfo fcinfo);
extern void add_row(RowSink *sink, Datum *values, bool *nulls);

/* The columns of the composite type that the function returns; ReleaseTupleDesc() gives them back. */
extern TupleDesc composite_columns(FunctionCallInfo fcinfo);

/* One value of that type. */
extern Datum composite_result(FunctionCallInfo fcinfo, Datum *values, bool *nulls);

#endif							/* RESULT_H */
