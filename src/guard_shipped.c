/*
 * guard_shipped.c
 *	  Keeps the shipped rows as shipped.
 *
 * Shipped rows are replaced by the next edition and are not dumped, so a
 * change to one would silently be lost.  Only the extension's own scripts may
 * write them; to everybody else, superusers too, the error says how to get
 * the same effect with rows of one's own.
 */
#include "postgres.h"

#include "commands/extension.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/rel.h"

#include "shipped.h"

PG_FUNCTION_INFO_V1(guard_shipped);

/* Is this the install or update script of the extension itself? */
static bool
in_own_script(void)
{
	return creating_extension &&
		CurrentExtensionObject == get_extension_oid(EXTENSION_NAME, true);
}

static bool
is_shipped(TriggerData *trigger, HeapTuple row, int32 *id)
{
	TupleDesc	columns = RelationGetDescr(trigger->tg_relation);
	bool		isnull;

	*id = DatumGetInt32(SPI_getbinval(row, columns, SPI_fnumber(columns, "id"), &isnull));
	return !isnull && *id < USER_IDS_FROM;
}

/*
 * guard_shipped() returns trigger: BEFORE INSERT OR UPDATE OR DELETE of each
 * row and BEFORE TRUNCATE.
 */
Datum
guard_shipped(PG_FUNCTION_ARGS)
{
	TriggerData *trigger;
	const char *table;
	int32		id;
	bool		insert;
	bool		update;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("guard_shipped can only be called as a trigger")));
	trigger = (TriggerData *) fcinfo->context;
	table = RelationGetRelationName(trigger->tg_relation);

	if (TRIGGER_FIRED_BY_TRUNCATE(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("cannot truncate atlas.%s because it holds shipped rows", table),
				 errhint("DELETE FROM atlas.%s WHERE id >= %d removes the rows that you added.", table, USER_IDS_FROM)));

	insert = TRIGGER_FIRED_BY_INSERT(trigger->tg_event);
	update = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event);

	if (!in_own_script())
	{
		if (!insert && is_shipped(trigger, trigger->tg_trigtuple, &id))
			ereport(ERROR,
					(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					 errmsg("row %d of atlas.%s is shipped with the extension and read-only", id, table),
					 errdetail("The next edition replaces shipped rows, and dumps leave them out, so a change would be lost."),
					 errhint("To hide it, INSERT INTO atlas.retirement (entity, row_id). To say something else, insert a row of your own; a specialisation of yours overrides the shipped one for the same cluster and product.")));
		if ((insert && is_shipped(trigger, trigger->tg_trigtuple, &id)) ||
			(update && is_shipped(trigger, trigger->tg_newtuple, &id)))
			ereport(ERROR,
					(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
					 errmsg("id %d of atlas.%s is reserved for shipped rows", id, table),
					 errhint("Leave the id out: rows of your own get one from the sequence atlas.user_id, %d or above.", USER_IDS_FROM)));
	}
	return PointerGetDatum(update ? trigger->tg_newtuple : trigger->tg_trigtuple);
}
