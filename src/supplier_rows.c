/*
 * supplier_rows.c
 *	  The suppliers that a query given as text selects.
 *
 * The query runs with the rights and the search_path of the caller, in a
 * subtransaction that is read-only and always rolled back: what only looks like
 * a SELECT cannot change anything.  Read-only alone would let functions write
 * to temporary tables and change settings; the rollback alone would let
 * sequences advance.
 */
#include "postgres.h"

#include <math.h>

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_coerce.h"
#include "tcop/cmdtag.h"
#include "tcop/dest.h"
#include "tcop/utility.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/plancache.h"

#include "gserialized.h"
#include "picture.h"
#include "point_argument.h"
#include "product_names.h"
#include "result.h"
#include "compat.h"

#define SRID_WGS84	4326

/* The columns of atlas.supplier_row. */
enum
{
	ROW_GIVEN,
	ROW_PRODUCT_ID,
	ROW_SCOPE_ID,
	ROW_POINT,
	ROW_SPEND,
	ROW_COLUMNS
};

/* A column that the query gives, and how its values become ours. */
typedef struct InputColumn
{
	const char *name;
	const char *wanted;			/* type, for messages */
	int			number;			/* in the query's result; 0: it is not there */
	bool		cast;			/* by a function, otherwise as it is */
	FmgrInfo	function;
} InputColumn;

/* Where the executor puts the rows of the query. */
typedef struct SupplierReceiver
{
	DestReceiver pub;			/* comes first */
	RowSink    *sink;
	InputColumn product;
	InputColumn point;
	InputColumn spend;
	MemoryContext row;			/* reset for each */
} SupplierReceiver;

/* Is there a FOR UPDATE or FOR SHARE anywhere? */
static bool
locks_rows(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (IsA(node, Query))
		return ((Query *) node)->rowMarks != NIL || query_tree_walker((Query *) node, locks_rows, context, 0);
	return expression_tree_walker(node, locks_rows, context);
}

static void
refuse(const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_READ_ONLY_SQL_TRANSACTION),
			 errmsg("query must be a SELECT that only reads"),
			 errdetail("%s", what)));
}

/* The one SELECT that the text must be. */
static CachedPlanSource *
check_statement(SPIPlanPtr plan)
{
	List	   *sources = SPI_plan_get_plan_sources(plan);
	CachedPlanSource *source;
	Query	   *query;

	if (list_length(sources) != 1)
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("query must be one SELECT"),
				 errdetail("It has %d statements.", list_length(sources))));
	source = linitial(sources);
	query = list_length(source->query_list) == 1 ? linitial_node(Query, source->query_list) : NULL;
	if (query == NULL || query->commandType != CMD_SELECT || source->resultDesc == NULL)
		refuse(psprintf("It is %s.", GetCommandTagName(query == NULL ? source->commandTag : CreateCommandTag((Node *) query))));
	if (query->hasModifyingCTE)
		refuse("There is a statement in WITH that writes.");
	if (locks_rows((Node *) query, NULL))
		refuse("It locks rows.");
	return source;
}

static InputColumn
find_column(TupleDesc columns, const char *name, Oid type, const char *wanted, bool required)
{
	InputColumn found = {name, wanted, 0, false, {0}};
	Oid			given;
	Oid			function = InvalidOid;
	CoercionPathType path;

	for (int i = 0; i < columns->natts; i++)
	{
		if (strcmp(NameStr(TupleDescAttr(columns, i)->attname), name) != 0)
			continue;
		if (found.number != 0)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN),
					 errmsg("query gives two columns named \"%s\"", name)));
		found.number = i + 1;
	}
	if (found.number == 0 && required)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("query gives no column named \"%s\"", name),
				 errhint("Name it with AS; it must be %s.", wanted)));
	if (found.number == 0)
		return found;

	given = getBaseType(TupleDescAttr(columns, found.number - 1)->atttypid);
	path = find_coercion_pathway(type, given, COERCION_IMPLICIT, &function);
	/* PostGIS reads bytea as well, but it is not what bytes in a supplier table are */
	if ((path != COERCION_PATH_RELABELTYPE && path != COERCION_PATH_FUNC) || given == BYTEAOID)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of the query is of type %s", name, format_type_be(TupleDescAttr(columns, found.number - 1)->atttypid)),
				 errhint("It must be %s.", wanted)));
	if (path == COERCION_PATH_FUNC)
	{
		found.cast = true;
		fmgr_info(function, &found.function);
	}
	return found;
}

/* The column's value as we want it; false: NULL. */
static bool
value_of(InputColumn *column, TupleTableSlot *slot, Datum *value)
{
	bool		isnull;

	if (column->number == 0)
		return false;
	*value = slot_getattr(slot, column->number, &isnull);
	if (!isnull && column->cast)
		*value = FunctionCall1(&column->function, *value);
	return !isnull;
}

/* The same for the point, which is looked at before PostGIS casts it: its own messages say less. */
static bool
point_of(InputColumn *column, TupleTableSlot *slot, Datum *value)
{
	bool		isnull;
	Datum		given = slot_getattr(slot, column->number, &isnull);
	GeoPoint	point;
	int32		srid;

	if (isnull)
		return false;
	given = PointerGetDatum(PG_DETOAST_DATUM(given));
	srid = gserialized_srid((struct varlena *) DatumGetPointer(given));
	if (srid != SRID_WGS84 && srid != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("points of the query have SRID %d", srid),
				 errhint("They must be WGS84 longitude and latitude: ST_Transform(…, %d) makes them so.", SRID_WGS84)));
	if (!point_value(given, &point))
		return false;
	*value = column->cast ? FunctionCall1(&column->function, given) : given;
	return true;
}

static void
set_product(const Picture *picture, int product, int column, Datum *values, bool *nulls)
{
	nulls[column] = product < 0;
	if (product >= 0)
		values[column] = Int32GetDatum(picture->products[product].id);
}

static bool
receive_row(TupleTableSlot *slot, DestReceiver *self)
{
	SupplierReceiver *receiver = (SupplierReceiver *) self;
	MemoryContext caller = MemoryContextSwitchTo(receiver->row);
	Datum		values[ROW_COLUMNS];
	bool		nulls[ROW_COLUMNS];

	nulls[ROW_GIVEN] = !value_of(&receiver->product, slot, &values[ROW_GIVEN]);
	nulls[ROW_PRODUCT_ID] = nulls[ROW_SCOPE_ID] = true;
	if (!nulls[ROW_GIVEN])
	{
		Picture    *picture = picture_get();
		text	   *name = DatumGetTextPP(values[ROW_GIVEN]);
		int			product = product_of_text(picture, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
		int			scope = product_scope(picture, product, ROLE_PRODUCTION);

		set_product(picture, product, ROW_PRODUCT_ID, values, nulls);
		set_product(picture, scope, ROW_SCOPE_ID, values, nulls);
	}
	nulls[ROW_POINT] = !point_of(&receiver->point, slot, &values[ROW_POINT]);
	nulls[ROW_SPEND] = !value_of(&receiver->spend, slot, &values[ROW_SPEND]);
	if (!nulls[ROW_SPEND] && (!isfinite(DatumGetFloat8(values[ROW_SPEND])) || DatumGetFloat8(values[ROW_SPEND]) < 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("spend must not be negative, infinite or NaN")));
	add_row(receiver->sink, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(receiver->row);
	return true;
}

static void
receiver_startup(DestReceiver *self, int operation, TupleDesc columns)
{
	(void) self;
	(void) operation;
	(void) columns;
}

static void
receiver_end(DestReceiver *self)
{
	(void) self;
}

static void
run_query(const char *query, bool needs_product, bool needs_spend, RowSink *sink)
{
	SPIExecuteOptions options = {0};
	SupplierReceiver receiver = {.pub = {receive_row, receiver_startup, receiver_end, receiver_end, DestNone}};
	SPIPlanPtr	plan;
	TupleDesc	columns;

	XactReadOnly = true;		/* the end of the subtransaction sets it back */
	SPI_connect();
	plan = SPI_prepare_cursor(query, 0, NULL, CURSOR_OPT_PARALLEL_OK);
	if (plan == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("query must be one SELECT"),
				 errdetail("It cannot be prepared: %s.", SPI_result_code_string(SPI_result))));
	columns = check_statement(plan)->resultDesc;
	receiver.sink = sink;
	receiver.row = AllocSetContextCreate(CurrentMemoryContext, "cluster_atlas supplier", ALLOCSET_SMALL_SIZES);
	receiver.product = find_column(columns, "product", TEXTOID, "text", needs_product);
	receiver.point = find_column(columns, "point", TupleDescAttr(sink->columns, ROW_POINT)->atttypid, "geography or geometry", true);
	receiver.spend = needs_spend ? find_column(columns, "spend", FLOAT8OID, "a number", true) : (InputColumn) {0};

	options.read_only = true;
	options.must_return_tuples = true;
	options.dest = &receiver.pub;
	SPI_execute_plan_extended(plan, &options);
	SPI_finish();
}

PG_FUNCTION_INFO_V1(supplier_rows);

/* atlas.supplier_rows(query, needs_product, needs_spend) returns setof atlas.supplier_row */
Datum
supplier_rows(PG_FUNCTION_ARGS)
{
	RowSink		sink = begin_rows(fcinfo);
	MemoryContext caller = CurrentMemoryContext;
	ResourceOwner owner = CurrentResourceOwner;
	char	   *query;

	if (PG_ARGISNULL(0))
		return (Datum) 0;
	query = text_to_cstring(PG_GETARG_TEXT_PP(0));

	BeginInternalSubTransaction(NULL);
	MemoryContextSwitchTo(caller);
	PG_TRY();
	{
		run_query(query, PG_GETARG_BOOL(1), PG_GETARG_BOOL(2), &sink);
		RollbackAndReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(caller);
		CurrentResourceOwner = owner;
	}
	PG_CATCH();
	{
		ErrorData  *error;

		MemoryContextSwitchTo(caller);
		error = CopyErrorData();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(caller);
		CurrentResourceOwner = owner;
		ReThrowError(error);
	}
	PG_END_TRY();
	return (Datum) 0;
}
