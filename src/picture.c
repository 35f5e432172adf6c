/*
 * picture.c
 *	  When the backend's picture of the atlas may be used, and when it must be
 *	  made anew.
 *
 * The picture is good for every snapshot that sees the generation it was made
 * for (generation.c).  Reading that row costs more than a look-up in the
 * picture, so it is read once per statement: as long as a call runs under a
 * snapshot that sees the same as the one last checked, nothing is asked again.
 *
 * Two snapshots see the same when these agree: xmax, the numbers of running
 * transactions and subtransactions below it (for one xmax that set can only
 * shrink, so an equal count is an equal set), the command counter, and
 * `ended`, which counts the ends of transactions and the rollbacks of
 * subtransactions in this backend: these change what our own rows look like
 * without leaving a trace in the snapshot.
 *
 * Rights are checked at the same moment, for the user who calls, and again when
 * the client sends the next statement: a picture that somebody else made warm
 * is no way round a revoked SELECT.  Where row-level security applies to the
 * caller, the kept picture is not used, and none is kept: what a policy lets
 * through may depend on anything, a setting for one, so each call makes its own.
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "miscadmin.h"
#include "storage/proc.h"
#include "utils/acl.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

#include "picture.h"
#include "picture_image.h"
#include "shipped.h"
#include "compat.h"

typedef struct SeenBy
{
	TransactionId xmax;
	uint32		xcnt;
	int32		subxcnt;
	bool		suboverflowed;
	CommandId	curcid;
	uint32		ended;
	Oid			user;
	TimestampTz statement;
} SeenBy;

/* What the picture is made of: relations of schema atlas that the caller must be allowed to read. */
static const char *const tables[] = {
	"place", "place_name", "region_member", "place_boundary", "product", "product_name", "cluster", "specialisation",
	"source", "claim", "retirement"
};
static const char *const views[] = {
	"picture_product", "picture_product_name", "picture_cluster", "picture_specialisation", "picture_claim",
	"picture_territory", "picture_region_member", "picture_boundary", "picture_place", "picture_place_name",
	"effective_claim", "effective_cluster", "effective_place", "effective_place_name", "effective_product",
	"effective_region_member", "effective_source", "visible_cluster", "visible_product_name", "visible_specialisation"
};

static Picture *kept;
static SeenBy seen_by;			/* what kept was last checked against */
static bool checked;			/* seen_by holds */
static uint32 ended;

static void
transaction_ended(XactEvent event, void *arg)
{
	(void) event;
	(void) arg;
	ended++;
}

static void
subtransaction_ended(SubXactEvent event, SubTransactionId id, SubTransactionId parent, void *arg)
{
	(void) id;
	(void) parent;
	(void) arg;
	if (event == SUBXACT_EVENT_ABORT_SUB)
		ended++;
}

static SeenBy
seen_by_now(void)
{
	Snapshot	snapshot = GetActiveSnapshot();
	SeenBy		now;

	now.xmax = snapshot->xmax;
	now.xcnt = snapshot->xcnt;
	now.subxcnt = snapshot->subxcnt;
	now.suboverflowed = snapshot->suboverflowed;
	now.curcid = snapshot->curcid;
	now.ended = ended;
	now.user = GetUserId();
	now.statement = GetCurrentStatementStartTimestamp();
	return now;
}

/* Not as bytes: padding is not copied for certain. */
static bool
same(const SeenBy *a, const SeenBy *b)
{
	return a->xmax == b->xmax && a->xcnt == b->xcnt && a->subxcnt == b->subxcnt && a->suboverflowed == b->suboverflowed &&
		a->curcid == b->curcid && a->ended == b->ended && a->user == b->user && a->statement == b->statement;
}

/* Raises an error unless the caller may read the relation; tells whether row-level security applies. */
static bool
check_rights(const char *name, bool view, Oid schema)
{
	Oid			relation = get_relname_relid(name, schema);
	AclResult	result;

	if (!OidIsValid(relation))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the tables of the atlas are missing"),
				 errdetail("There is no relation %s.%s.", ATLAS_SCHEMA, name)));
	result = pg_class_aclcheck(relation, GetUserId(), ACL_SELECT);
	if (result != ACLCHECK_OK)
		aclcheck_error(result, view ? OBJECT_VIEW : OBJECT_TABLE, name);
	return !view && check_enable_rls(relation, InvalidOid, true) == RLS_ENABLED;
}

static bool
check_all_rights(void)
{
	Oid			schema = get_namespace_oid(ATLAS_SCHEMA, true);
	bool		row_security = false;
	AclResult	result;

	if (!OidIsValid(schema))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the tables of the atlas are missing"),
				 errhint("CREATE EXTENSION %s CASCADE makes them.", EXTENSION_NAME)));
	result = schema_aclcheck(schema, GetUserId(), ACL_USAGE);
	if (result != ACLCHECK_OK)
		aclcheck_error(result, OBJECT_SCHEMA, ATLAS_SCHEMA);
	for (size_t i = 0; i < lengthof(tables); i++)
		row_security |= check_rights(tables[i], false, schema);
	for (size_t i = 0; i < lengthof(views); i++)
		check_rights(views[i], true, schema);
	if (row_security && !VIEWS_RUN_AS_CALLER)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("row-level security on the tables of the atlas needs PostgreSQL 15 or later")));
	return row_security;
}

/* A new picture hangs on the memory of this call until it is whole: an error frees it. */
static Picture *
make_picture(Generation generation)
{
	static uint64 last_serial = 0;
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "cluster_atlas picture", PICTURE_CONTEXT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(context);
	Picture    *picture = picture_saved_part(generation, SAVED_ROWS, picture_follow);

	if (picture == NULL)
		picture = picture_load();
	MemoryContextSwitchTo(caller);
	picture->context = context;
	picture->generation = generation;
	picture->serial = ++last_serial;
	return picture;
}

/* Without what was saved, which shows all rows: the generation does not last for it. */
static Picture *
make_picture_of_rows(Generation generation)
{
	generation.lasting = false;
	return make_picture(generation);
}

static void
keep(Picture *picture)
{
	MemoryContextSetParent(picture->context, TopMemoryContext);
	if (kept != NULL)
		MemoryContextDelete(kept->context);
	kept = picture;
}

static bool
stands_for(const Picture *picture, Generation generation)
{
	return picture != NULL && picture->generation.lasting && generation.lasting &&
		picture->generation.table == generation.table && picture->generation.value == generation.value;
}

static void
need_snapshot(void)
{
	if (!ActiveSnapshotSet())
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("the atlas cannot be read here"),
				 errdetail("There is no snapshot to read it under.")));
}

Picture *
picture_of_all_rows(void)
{
	Generation	generation;

	need_snapshot();
	if (check_all_rights())
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("a picture of some of the rows cannot be saved"),
				 errdetail("Row-level security applies to this role.")));
	generation = generation_read();
	if (!generation.lasting)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("the picture of the atlas cannot be saved by a statement that changes the atlas")));
	return make_picture_of_rows(generation);
}

Picture *
picture_get(void)
{
	static bool callbacks_registered = false;
	SeenBy		now;
	Generation	generation;

	need_snapshot();
	now = seen_by_now();
	if (checked && same(&now, &seen_by))
		return kept;

	if (!callbacks_registered)
	{
		RegisterXactCallback(transaction_ended, NULL);
		RegisterSubXactCallback(subtransaction_ended, NULL);
		callbacks_registered = true;
	}

	/* a right taken away by others shows only now in a transaction that goes on */
	AcceptInvalidationMessages();
	if (check_all_rights())
		return make_picture_of_rows(generation_read());

	generation = generation_read();
	if (!stands_for(kept, generation))
	{
		checked = false;
		keep(make_picture(generation));
	}
	seen_by = now;
	checked = true;
	return kept;
}
