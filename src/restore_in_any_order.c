/*
 * restore_in_any_order.c
 *	  Lets a parallel restore load the tables of the atlas in any order.
 *
 * The foreign keys of an ordinary table are made after its data is loaded.
 * Those of an extension's tables are there from the start, and pg_restore -j
 * knows no order among the data of tables: a worker may load clusters before
 * another has loaded their places, and fail.  So while a restore loads rows,
 * which were checked when they were first written, the foreign keys are not
 * looked at.
 *
 * That a restore is going on shows in check_function_bodies: pg_dump's output
 * and pg_restore turn it off, because what a function mentions may not be
 * there yet, which is just our case.  Anybody can do that, so it counts only for
 * who may switch off the table's triggers anyway: its owner.  Only ordinary
 * triggers are kept still, and only for the one statement; our own are ENABLE
 * ALWAYS.
 */
#include "postgres.h"

#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/guc.h"
#include "utils/rel.h"

#include "compat.h"

PG_FUNCTION_INFO_V1(restore_in_any_order);

static void
set_replication_role(const char *role)
{
	set_config_option("session_replication_role", role, PGC_SUSET, PGC_S_SESSION, GUC_ACTION_LOCAL, true, 0, false);
}

/* restore_in_any_order() returns trigger: before and after each INSERT statement */
Datum
restore_in_any_order(PG_FUNCTION_ARGS)
{
	static bool keys_rest = false;
	TriggerData *trigger;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("restore_in_any_order can only be called as a trigger")));
	trigger = (TriggerData *) fcinfo->context;

	if (TRIGGER_FIRED_BEFORE(trigger->tg_event))
	{
		keys_rest = !check_function_bodies && SessionReplicationRole == SESSION_REPLICATION_ROLE_ORIGIN &&
			has_privs_of_role(GetUserId(), trigger->tg_relation->rd_rel->relowner);
		if (keys_rest)
			set_replication_role("replica");
	}
	else if (keys_rest)
	{
		keys_rest = false;
		set_replication_role("origin");
	}
	return PointerGetDatum(NULL);
}
