/*
 * rows.c
 *	  Rows that SPI read, column by column.
 */
#include "postgres.h"

#include <math.h>

#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"

#include "rows.h"

static HeapTuple row;

/* SPI_execute leaves its own memory context behind. */
uint64
read_rows(const char *query)
{
	MemoryContext context = CurrentMemoryContext;

	if (SPI_execute(query, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the atlas: %s", query);
	MemoryContextSwitchTo(context);
	return SPI_processed;
}

void
read_row(uint64 n)
{
	CHECK_FOR_INTERRUPTS();
	row = SPI_tuptable->vals[n];
}

static Datum
value_of(int column, bool *isnull)
{
	return SPI_getbinval(row, SPI_tuptable->tupdesc, column, isnull);
}

int32
read_int(int column)
{
	bool		isnull;
	Datum		value = value_of(column, &isnull);

	return isnull ? 0 : DatumGetInt32(value);
}

double
read_double(int column)
{
	bool		isnull;
	Datum		value = value_of(column, &isnull);

	return isnull ? NAN : DatumGetFloat8(value);
}

bool
read_bool(int column)
{
	bool		isnull;
	Datum		value = value_of(column, &isnull);

	return !isnull && DatumGetBool(value);
}

text *
read_text(int column)
{
	bool		isnull;
	Datum		value = value_of(column, &isnull);

	return isnull ? NULL : DatumGetTextPCopy(value);
}

Datum
read_value(int column)
{
	bool		isnull;
	Datum		value = value_of(column, &isnull);

	return datumCopy(value, false, -1);
}
