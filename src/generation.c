/*
 * generation.c
 *	  Tells whether the atlas that a snapshot sees has changed.
 *
 * One row, atlas.generation, is given a fresh number by triggers on the tables
 * of the atlas.  Being a row it obeys the rules of transactions by itself: a
 * snapshot sees the number that belongs to the rows it sees, a rollback (to a
 * savepoint too) brings the old number back, a prepared transaction shows its
 * number when it commits, a standby replays it.  The numbers come from a
 * sequence, which rollback does not turn back, so no number ever stands for
 * two states; and the table's OID goes with it, because a dropped and newly
 * created extension counts from the start again.
 *
 * A number per changed row would bloat the one-row table in bulk loads.  A row
 * needs a fresh number only if somebody may have read the current one since it
 * was set.  Before commit only this backend can have, so it is enough to
 * remember whether it did.  A subtransaction always takes a number of its own,
 * since its end may undo the rows but not those of its parent.
 *
 * The price is that two transactions that both change the atlas wait for each
 * other.  Curators are few, and that is what they would expect.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "generation.h"
#include "shipped.h"

PG_FUNCTION_INFO_V1(touch_generation);

/* The subtransaction that set the current number, if nobody read it since. */
static SubTransactionId touched_in = InvalidSubTransactionId;
static TransactionId touched_xid = InvalidTransactionId;

static Oid
generation_table(void)
{
	Oid			schema = get_namespace_oid(ATLAS_SCHEMA, true);
	Oid			table = OidIsValid(schema) ? get_relname_relid("generation", schema) : InvalidOid;

	if (!OidIsValid(table))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the tables of the atlas are missing"),
				 errhint("CREATE EXTENSION %s CASCADE makes them.", EXTENSION_NAME)));
	return table;
}

Generation
generation_read(void)
{
	Generation	generation = {generation_table(), 0};
	Relation	relation = table_open(generation.table, AccessShareLock);
	TableScanDesc scan = table_beginscan(relation, GetActiveSnapshot(), 0, NULL);
	TupleTableSlot *slot = table_slot_create(relation, NULL);
	bool		isnull;

	if (table_scan_getnextslot(scan, ForwardScanDirection, slot))
		generation.value = DatumGetInt64(slot_getattr(slot, 1, &isnull));
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
	table_close(relation, AccessShareLock);

	touched_in = InvalidSubTransactionId;
	return generation;
}

/* The row is changed with the rights of its owner, as a foreign key would. */
static void
set_fresh_number(void)
{
	Oid			owner;
	Oid			user;
	int			context;
	Relation	relation = table_open(generation_table(), AccessShareLock);

	owner = RelationGetForm(relation)->relowner;
	table_close(relation, AccessShareLock);

	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(owner, context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	SPI_connect();
	if (SPI_execute("UPDATE atlas.generation SET value = pg_catalog.nextval('atlas.generation_value'::pg_catalog.regclass)",
					false, 0) != SPI_OK_UPDATE || SPI_processed != 1)
		elog(ERROR, "atlas.generation does not hold one row");
	SPI_finish();
	SetUserIdAndSecContext(user, context);
}

/*
 * touch_generation() returns trigger: before and after each row, and after
 * TRUNCATE.  Before, so that nobody reads the new row under the old number;
 * after, so that nobody who read the number in between keeps it.
 */
Datum
touch_generation(PG_FUNCTION_ARGS)
{
	TriggerData *trigger;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("touch_generation can only be called as a trigger")));
	trigger = (TriggerData *) fcinfo->context;

	if (touched_in != GetCurrentSubTransactionId() || touched_xid != GetTopTransactionIdIfAny() ||
		!TransactionIdIsValid(touched_xid))
	{
		set_fresh_number();
		touched_in = GetCurrentSubTransactionId();
		touched_xid = GetTopTransactionIdIfAny();
	}
	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) && TRIGGER_FIRED_BEFORE(trigger->tg_event))
		return PointerGetDatum(trigger->tg_newtuple);
	return PointerGetDatum(trigger->tg_trigtuple);
}
