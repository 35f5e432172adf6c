/*
 * compat.h
 *	  What differs between PostgreSQL 14 and 18, in the form of the newest.
 *
 * No other file of the extension tests PG_VERSION_NUM.  Include postgres.h
 * first, as everywhere, and this after the headers of PostgreSQL.
 */
#ifndef COMPAT_H
#define COMPAT_H

#include "fmgr.h"

#if PG_VERSION_NUM < 140000
#error "cluster_atlas needs PostgreSQL 14 or later"
#endif

/* 16 moved the macros for variable-length values out of postgres.h. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/*
 * Soft errors: from 16 on an input function leaves an error that its caller
 * asked to be left, and returns; before, every error is thrown.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#else
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* 18 shows the names of loaded modules: pg_get_loaded_modules(). */
#if PG_VERSION_NUM >= 180000
#define CLUSTER_ATLAS_MODULE_MAGIC	PG_MODULE_MAGIC_EXT(.name = "cluster_atlas")
#else
#define CLUSTER_ATLAS_MODULE_MAGIC	PG_MODULE_MAGIC
#endif

/* 15 can keep others from settings of our name; before, wrong ones only get a warning. */
#if PG_VERSION_NUM < 150000
#include "utils/guc.h"
#define MarkGUCPrefixReserved(prefix)	EmitWarningsOnPlaceholders(prefix)
#endif

/* 15 has views that read with the rights of the caller. */
#define VIEWS_RUN_AS_CALLER	(PG_VERSION_NUM >= 150000)

/* 16 has one function for the rights on any object. */
#if PG_VERSION_NUM >= 160000
#include "catalog/pg_namespace.h"
#include "catalog/pg_proc.h"
#define schema_aclcheck(schema, user, mode) \
	object_aclcheck(NamespaceRelationId, schema, user, mode)
#define function_aclcheck(function, user, mode) \
	object_aclcheck(ProcedureRelationId, function, user, mode)
#else
#define schema_aclcheck(schema, user, mode) \
	pg_namespace_aclcheck(schema, user, mode)
#define function_aclcheck(function, user, mode) \
	pg_proc_aclcheck(function, user, mode)
#endif

#endif							/* COMPAT_H */
