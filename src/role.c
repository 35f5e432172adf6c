/*
 * role.c
 *	  The roles of clusters, as words and as bits.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"

#include "picture.h"
#include "role.h"
#include "compat.h"

static const struct
{
	const char *name;
	int			role;			/* a ClusterRole */
}			roles[] = {
	{"production", ROLE_PRODUCTION}, {"market", ROLE_MARKET}, {"trade", ROLE_TRADE}, {"brand", ROLE_BRAND}
};

int
role_of_name(const text *name)
{
	for (size_t i = 0; i < lengthof(roles); i++)
		if (VARSIZE_ANY_EXHDR(name) == strlen(roles[i].name) &&
			memcmp(VARDATA_ANY(name), roles[i].name, strlen(roles[i].name)) == 0)
			return roles[i].role;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown role: \"%.*s\"", pg_mbcliplen(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), 64), VARDATA_ANY(name)),
			 errhint("Roles are production, market, trade and brand; NULL stands for any.")));
}

const char *
role_name(int role)
{
	for (size_t i = 0; i < lengthof(roles); i++)
		if (roles[i].role == role)
			return roles[i].name;
	elog(ERROR, "no cluster has the role %d", role);
}

PG_FUNCTION_INFO_V1(has_role);

/* atlas.has_role(role, wanted) returns boolean; wanted NULL: any */
Datum
has_role(PG_FUNCTION_ARGS)
{
	int			wanted = PG_ARGISNULL(1) ? ROLE_ANY : role_of_name(PG_GETARG_TEXT_PP(1));

	PG_RETURN_BOOL(!PG_ARGISNULL(0) && (role_of_name(PG_GETARG_TEXT_PP(0)) & wanted));
}
