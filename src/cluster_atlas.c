/*
 * cluster_atlas.c
 *	  The module itself: its magic block, and what is done when it is loaded.
 */
#include "postgres.h"

#include "fmgr.h"

#include "settings.h"
#include "compat.h"

CLUSTER_ATLAS_MODULE_MAGIC;

extern PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	settings_define();
}
