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
 * So the rows of a number may come from several commands, and a snapshot taken
 * between these (that of a cursor, or of a statement that calls a function that
 * changes the atlas) sees the number without the later rows.  Such a snapshot is
 * told by its command counter.  Another kind sees two numbers: PostgreSQL runs
 * the actions of a rule under one snapshot, and when the first had to wait for a
 * change by others, the second sees its own rows but not theirs.  For both
 * kinds the number does not stand for what they see, and does not last.
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

/* The last change of the atlas by this backend. */
static struct
{
	TransactionId xid;			/* of the top-level transaction */
	SubTransactionId subid;		/* the one that set the number */
	CommandId	command;		/* the number's rows are of this command or an earlier one */
	bool		read;			/* somebody read the number since it was set */
}			touched;

static bool
touched_in_this_transaction(void)
{
	return TransactionIdIsValid(touched.xid) && touched.xid == GetTopTransactionIdIfAny();
}

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
	Generation	generation = {generation_table(), 0, false};
	Snapshot	snapshot = GetActiveSnapshot();
	Relation	relation = table_open(generation.table, AccessShareLock);
	TableScanDesc scan = table_beginscan(relation, snapshot, 0, NULL);
	TupleTableSlot *slot = table_slot_create(relation, NULL);
	int			numbers = 0;
	bool		isnull;

	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		generation.value = DatumGetInt64(slot_getattr(slot, 1, &isnull));
		numbers++;
	}
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
	table_close(relation, AccessShareLock);

	generation.lasting = numbers == 1 &&
		!(touched_in_this_transaction() && snapshot->curcid <= touched.command);
	if (generation.lasting)
		touched.read = true;
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
 * touch_generation() returns trigger: before and after each row, and before and
 * after TRUNCATE.  Before, so that nobody reads the new row under the old number;
 * after, so that nobody who read the number in between keeps it.
 *
 * Marking the command as used sets the next one apart from it.
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

	if (!touched_in_this_transaction() || touched.subid != GetCurrentSubTransactionId() || touched.read)
	{
		set_fresh_number();
		touched.xid = GetTopTransactionIdIfAny();
		touched.subid = GetCurrentSubTransactionId();
		touched.read = false;
	}
	touched.command = GetCurrentCommandId(true);
	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) && TRIGGER_FIRED_BEFORE(trigger->tg_event))
		return PointerGetDatum(trigger->tg_newtuple);
	return PointerGetDatum(trigger->tg_trigtuple);
}
