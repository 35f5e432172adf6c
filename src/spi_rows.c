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
#include "utils/guc.h"
#include "utils/memutils.h"

#include "gserialized.h"
#include "quality_tier.h"
#include "spi_rows.h"
#include "compat.h"

/* The current row is one of these; columns are counted from 1. */
static HeapTuple row;
static TupleTableSlot *slot;	/* NULL: row */

/* A view of a large atlas looks expensive, but compiling it costs more than running it. */
static int
without_compiler(void)
{
	int			level = NewGUCNestLevel();

	(void) set_config_option("jit", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	return level;
}

/* SPI_execute leaves its own memory context behind; what we make belongs in the caller's. */
uint64
rows_of(const char *query)
{
	MemoryContext context = CurrentMemoryContext;
	int			level = without_compiler();

	if (SPI_execute(query, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the atlas: %s", query);
	AtEOXact_GUC(true, level);
	MemoryContextSwitchTo(context);
	return SPI_processed;
}

void
take_row(uint64 n)
{
	CHECK_FOR_INTERRUPTS();
	slot = NULL;
	row = SPI_tuptable->vals[n];
}

/* What the executor hands its rows to, instead of SPI's table of copies. */
typedef struct RowReceiver
{
	DestReceiver receiver;
	RowMaker	make;
	void	   *arg;
	MemoryContext context;		/* the caller's */
} RowReceiver;

static void
start_rows(DestReceiver *self, int operation, TupleDesc columns)
{
	(void) self;
	(void) operation;
	(void) columns;
}

static bool
receive_row(TupleTableSlot *received, DestReceiver *self)
{
	RowReceiver *to = (RowReceiver *) self;
	MemoryContext executor = MemoryContextSwitchTo(to->context);

	CHECK_FOR_INTERRUPTS();
	slot = received;
	slot_getallattrs(slot);
	to->make(to->arg);
	MemoryContextSwitchTo(executor);
	return true;
}

static void
end_rows(DestReceiver *self)
{
	(void) self;
	slot = NULL;
}

void
each_row(const char *query, RowMaker make, void *arg)
{
	RowReceiver to = {{receive_row, start_rows, end_rows, end_rows, DestNone}, make, arg, CurrentMemoryContext};
	SPIExecuteOptions options = {.read_only = true, .dest = (DestReceiver *) &to};
	int			level = without_compiler();

	if (SPI_execute_extended(query, &options) < 0)
		elog(ERROR, "could not read the atlas: %s", query);
	AtEOXact_GUC(true, level);
	MemoryContextSwitchTo(to.context);
}

static Datum
column(int n, bool *isnull)
{
	if (slot != NULL)
	{
		*isnull = slot->tts_isnull[n - 1];
		return slot->tts_values[n - 1];
	}
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

text *
text_column_shared(int n, text *before)
{
	text	   *value = text_column(n);

	if (value == NULL || before == NULL || VARSIZE(value) != VARSIZE(before) || memcmp(value, before, VARSIZE(value)) != 0)
		return value;
	pfree(value);
	return before;
}

Datum
datum_column(int n)
{
	bool		isnull;

	return column(n, &isnull);
}

bool
position_column(int n, double *lon, double *lat)
{
	bool		isnull;
	Datum		value = column(n, &isnull);
	GserializedHead head;

	*lon = *lat = NAN;
	if (isnull)
		return false;
	gserialized_head(value, &head);
	if (!gserialized_is_point(&head))
		return false;
	*lon = head.x;
	*lat = head.y;
	return true;
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

void *
array_with_room(void *rows, int n, int *space, Size size)
{
	if (n < *space)
		return rows;
	*space *= 2;
	rows = repalloc_huge(rows, mul_size(*space, size));
	memset((char *) rows + n * size, 0, (*space - n) * size);
	return rows;
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
