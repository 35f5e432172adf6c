/*
 * in_cluster_support.c
 *	  Lets an index on the points help in_cluster() with a product that is known.
 *
 * To in_cluster(product, point, role) the planner may add
 *
 *		point && atlas.in_cluster_bounds(product, role)
 *
 * for an index of geographies; what the index finds is checked by in_cluster()
 * itself.  The bounds are a call and not a value: a plan that is kept asks for
 * them each time it runs, under the snapshot that in_cluster() looks at, so that
 * no change of the atlas between planning and running can lose a row.
 *
 * Only where the planner can tell the bounds beforehand it can tell whether an
 * index pays, so that it gets no choice where it cannot.  The index is no good to
 * geometries that are not cast: the cast brings coordinates out of range back
 * into it, and a box of degrees would miss these.
 */
#include "postgres.h"

#include "access/stratnum.h"
#include "catalog/dependency.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type_d.h"
#include "commands/defrem.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/value.h"
#include "optimizer/optimizer.h"
#include "optimizer/plancat.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"

#include "shipped.h"
#include "spare_cast.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(in_cluster_support);

/* The arguments of in_cluster(). */
enum
{
	PRODUCT,
	POINT,
	ROLE,
	ARGUMENTS
};

/* What the planner expects of any condition that it knows nothing about. */
#define SHARE_OF_UNKNOWN	0.3333333

/* in_cluster_bounds() of the extension that in_cluster() belongs to. */
static Oid
bounds_function(Oid in_cluster)
{
	Oid			types[] = {TEXTOID, TEXTOID};
	List	   *name = list_make2(makeString(pstrdup(ATLAS_SCHEMA)), makeString(pstrdup("in_cluster_bounds")));
	Oid			function = LookupFuncName(name, lengthof(types), types, true);
	Oid			extension = getExtensionOfObject(ProcedureRelationId, in_cluster);

	if (!OidIsValid(function) || getExtensionOfObject(ProcedureRelationId, function) != extension)
		return InvalidOid;
	return function;
}

/* The call that gives the bounds, and what it gives now; false if that cannot be told. */
static bool
bounds_of(PlannerInfo *root, Oid in_cluster, List *arguments, Node **call, Const **now)
{
	Oid			function;
	Node	   *estimate;

	if (list_length(arguments) != ARGUMENTS ||
		contain_var_clause(list_nth(arguments, PRODUCT)) || contain_volatile_functions(list_nth(arguments, PRODUCT)) ||
		contain_var_clause(list_nth(arguments, ROLE)) || contain_volatile_functions(list_nth(arguments, ROLE)))
		return false;
	function = bounds_function(in_cluster);
	if (!OidIsValid(function))
		return false;
	*call = (Node *) makeFuncExpr(function, get_func_rettype(function),
								  list_make2(list_nth(arguments, PRODUCT), list_nth(arguments, ROLE)),
								  InvalidOid, DEFAULT_COLLATION_OID, COERCE_EXPLICIT_CALL);
	estimate = estimate_expression_value(root, *call);
	*now = (Const *) estimate;
	return IsA(estimate, Const);
}

static List *
index_condition(SupportRequestIndexCondition *request)
{
	FuncExpr   *in_cluster = (FuncExpr *) request->node;
	Oid			geography;
	Oid			overlaps;
	Node	   *bounds;
	Const	   *now;

	if (request->indexarg != POINT || !IsA(in_cluster, FuncExpr) ||
		!(request->index->relam == GIST_AM_OID || request->index->relam == SPGIST_AM_OID || request->index->relam == BRIN_AM_OID) ||
		!bounds_of(request->root, request->funcid, in_cluster->args, &bounds, &now))
		return NIL;
	geography = exprType(bounds);
	overlaps = get_opfamily_member(request->opfamily, geography, geography, RTOverlapStrategyNumber);
	if (!OidIsValid(overlaps) || IsA(list_nth(in_cluster->args, POINT), RelabelType))
		return NIL;
	request->lossy = true;
	return list_make1(make_opclause(overlaps, BOOLOID, false, list_nth(in_cluster->args, POINT), (Expr *) bounds,
									InvalidOid, InvalidOid));
}

/* No more than lies within the bounds, which the statistics of the column tell; how much of that is not known. */
static bool
estimate_share(SupportRequestSelectivity *request)
{
	Node	   *bounds;
	Const	   *now;
	Oid			geography;
	Oid			operators;
	Oid			overlaps;

	if (request->is_join || !bounds_of(request->root, request->funcid, request->args, &bounds, &now) ||
		IsA(list_nth(request->args, POINT), RelabelType))
		return false;
	geography = exprType(bounds);
	operators = GetDefaultOpClass(geography, GIST_AM_OID);
	overlaps = OidIsValid(operators)
		? get_opfamily_member(get_opclass_family(operators), geography, geography, RTOverlapStrategyNumber) : InvalidOid;
	if (!OidIsValid(overlaps))
		return false;
	request->selectivity = Min(SHARE_OF_UNKNOWN,
							   restriction_selectivity(request->root, overlaps, list_make2(list_nth(request->args, POINT), now),
													   InvalidOid, request->varRelid));
	return true;
}

/* atlas.in_cluster_support(internal) returns internal */
Datum
in_cluster_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(spare_cast((SupportRequestSimplify *) request, true));
	if (IsA(request, SupportRequestIndexCondition))
		PG_RETURN_POINTER(index_condition((SupportRequestIndexCondition *) request));
	if (IsA(request, SupportRequestSelectivity) && estimate_share((SupportRequestSelectivity *) request))
		PG_RETURN_POINTER(request);
	PG_RETURN_POINTER(NULL);
}
