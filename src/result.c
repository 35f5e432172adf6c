/*
 * result.c
 *	  Rows as results of functions, the same way on every server version.
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "result.h"

/* The caller knows the row type, as all of ours have one of a name; so it need not be told. */
RowSink
begin_rows(FunctionCallInfo fcinfo)
{
	ReturnSetInfo *info = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext caller;
	RowSink		sink;

	if (info == NULL || !IsA(info, ReturnSetInfo) || !(info->allowedModes & SFRM_Materialize) || info->expectedDesc == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	caller = MemoryContextSwitchTo(info->econtext->ecxt_per_query_memory);
	sink.columns = info->expectedDesc;
	sink.store = tuplestore_begin_heap((info->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	MemoryContextSwitchTo(caller);

	info->returnMode = SFRM_Materialize;
	info->setResult = sink.store;
	return sink;
}

void
add_row(RowSink *sink, Datum *values, bool *nulls)
{
	tuplestore_putvalues(sink->store, sink->columns, values, nulls);
}

TupleDesc
composite_columns(FunctionCallInfo fcinfo)
{
	Oid			type = get_fn_expr_rettype(fcinfo->flinfo);

	if (!OidIsValid(type))
		type = get_func_rettype(fcinfo->flinfo->fn_oid);
	return lookup_rowtype_tupdesc(type, -1);
}

Datum
composite_result(FunctionCallInfo fcinfo, Datum *values, bool *nulls)
{
	TupleDesc	columns = composite_columns(fcinfo);
	HeapTuple	row = heap_form_tuple(columns, values, nulls);

	ReleaseTupleDesc(columns);
	return HeapTupleGetDatum(row);
}
