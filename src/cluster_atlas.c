/*
 * cluster_atlas.c
 *	  The module itself: its magic block.
 */
#include "postgres.h"

#include "fmgr.h"

#include "compat.h"

CLUSTER_ATLAS_MODULE_MAGIC;
