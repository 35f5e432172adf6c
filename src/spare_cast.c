/*
 * spare_cast.c
 *	  Lets a geometry reach our functions as it is.
 *
 * A point is declared as geography, and PostGIS casts a geometry to it without
 * being asked.  That costs about as much as all that we do with the point.
 * PostGIS stores both types in one format, so the planner is told to hand over
 * the geometry under the name of a geography: a RelabelType in the place of the
 * cast.  point_argument() sees from the value which of them it got, and does the
 * cast where it would do more than change the type.
 *
 * Nothing of this is ever stored: views, rules and dumps keep the cast.
 */
#include "postgres.h"

#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "optimizer/optimizer.h"
#include "optimizer/planmain.h"
#include "parser/parsetree.h"
#include "rewrite/rewriteManip.h"
#include "utils/acl.h"
#include "utils/rel.h"
#include "utils/relcache.h"

#include "point_argument.h"
#include "spare_cast.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(point_support);

/* PostGIS's own cast from geometry to geography, that the caller may call? */
static bool
is_the_cast(const Node *node)
{
	const FuncExpr *call = (const FuncExpr *) node;

	return IsA(node, FuncExpr) && list_length(call->args) == 1 &&
		call->funcid == cast_of_geometry(call->funcresulttype) &&
		function_aclcheck(call->funcid, GetUserId(), ACL_EXECUTE) == ACLCHECK_OK;
}

/*
 * Has a table an index on this very expression?  Such an index is found by the
 * cast and not without it.  The table is locked by now.
 */
static bool
is_indexed(PlannerInfo *root, Node *expression)
{
	int			table;
	RangeTblEntry *entry;
	Relation	relation;
	List	   *indexes;
	ListCell   *cell;
	bool		found = false;

	if (root == NULL || !bms_get_singleton_member(pull_varnos(root, expression), &table))
		return false;
	entry = rt_fetch(table, root->parse->rtable);
	if (entry->rtekind != RTE_RELATION)
		return false;

	relation = RelationIdGetRelation(entry->relid);
	if (relation == NULL)
		return false;
	indexes = RelationGetIndexList(relation);
	foreach(cell, indexes)
	{
		Relation	index = RelationIdGetRelation(lfirst_oid(cell));
		List	   *columns;
		ListCell   *column;

		if (index == NULL)
			continue;
		columns = RelationGetIndexExpressions(index);
		foreach(column, columns)
		{
			ChangeVarNodes(lfirst(column), 1, table, 0);
			found |= equal(lfirst(column), expression);
		}
		RelationClose(index);
	}
	RelationClose(relation);
	return found;
}

/*
 * Not in a query with grouping sets: before PostgreSQL 18 an expression that is
 * grouped by is known by its looks alone where it has to become NULL.
 */
Node *
spare_cast(const SupportRequestSimplify *request, bool may_use_index)
{
	PlannerInfo *root = request->root;
	FuncExpr   *call;
	List	   *arguments = NIL;
	bool		spared = false;
	ListCell   *cell;

	if (root != NULL && root->parse->groupingSets != NIL)
		return NULL;
	foreach(cell, request->fcall->args)
	{
		Node	   *argument = lfirst(cell);

		if (is_the_cast(argument) && !(may_use_index && is_indexed(root, argument)))
		{
			FuncExpr   *cast = (FuncExpr *) argument;

			argument = (Node *) makeRelabelType(linitial(cast->args), cast->funcresulttype, -1, InvalidOid, cast->funcformat);
			spared = true;
			/* as for a function that is inlined: plan again when it is changed */
			if (root != NULL)
				record_plan_function_dependency(root, cast->funcid);
		}
		arguments = lappend(arguments, argument);
	}
	if (!spared)
		return NULL;
	call = makeNode(FuncExpr);
	memcpy(call, request->fcall, sizeof(FuncExpr));
	call->args = arguments;
	return (Node *) call;
}

/* atlas.point_support(internal) returns internal: for functions that take a point, and need no more support */
Datum
point_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	PG_RETURN_POINTER(IsA(request, SupportRequestSimplify) ? spare_cast((SupportRequestSimplify *) request, false) : NULL);
}
