/*
 * spi_rows.c
 *	  Rows that a query of our own gives, and arrays to keep them in.
 */
#include "postgres.h"

#include <math.h>

#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/memutils.h"

#include "quality_tier.h"
#include "spi_rows.h"
#include "compat.h"

/* One query's rows; columns are counted from 1. */
static HeapTuple row;

/* SPI_execute leaves its own memory context behind; what we make belongs in the caller's. */
uint64
rows_of(const char *query)
{
	MemoryContext context = CurrentMemoryContext;

	if (SPI_execute(query, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the atlas: %s", query);
	MemoryContextSwitchTo(context);
	return SPI_processed;
}

void
take_row(uint64 n)
{
	CHECK_FOR_INTERRUPTS();
	row = SPI_tuptable->vals[n];
}

static Datum
column(int n, bool *isnull)
{
	return SPI_getbinval(row, SPI_tuptable->tupdesc, n, isnull);
}

int32
int_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? 0 : DatumGetInt32(value);
}

double
double_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? NAN : DatumGetFloat8(value);
}

uint8
tier_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? 0 : DatumGetQualityTier(value);
}

bool
bool_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return !isnull && DatumGetBool(value);
}

/* A copy in the current memory context, NULL for NULL. */
text *
text_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return isnull ? NULL : DatumGetTextPCopy(value);
}

Datum
value_column(int n)
{
	bool		isnull;
	Datum		value = column(n, &isnull);

	return datumCopy(value, false, -1);
}

bool
text_column_is(int n, const char *word)
{
	bool		isnull;
	Datum		value = column(n, &isnull);
	text	   *t;

	if (isnull)
		return false;
	t = DatumGetTextPP(value);
	return VARSIZE_ANY_EXHDR(t) == strlen(word) && memcmp(VARDATA_ANY(t), word, strlen(word)) == 0;
}

/* Memory for n rows, never of size zero. */
void *
array_of(uint64 n, Size size)
{
	return palloc_extended(mul_size(Max(n, 1), size), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Position of an id in rows sorted by an int32 id that comes first in each; -1: not there. */
int
position_of(const void *rows, int n, Size size, int32 id)
{
	int			low = 0;
	int			high = n;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;
		int32		at = *(const int32 *) ((const char *) rows + middle * size);

		if (at == id)
			return middle;
		if (at < id)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}
