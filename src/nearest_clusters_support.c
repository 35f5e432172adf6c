/*
 * nearest_clusters_support.c
 *	  What the planner should expect of nearest_clusters().
 */
#include "postgres.h"

#include "nodes/nodeFuncs.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"

#include "spare_cast.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(nearest_clusters_support);

#define ARGUMENT_K	2

/* In cpu_operator_cost: to find the first, and for each more of them. */
#define COST_OF_CALL	20
#define COST_OF_ROW		4

/* How many clusters a call asks for; -1: not known yet. */
static double
asked_for(PlannerInfo *root, Node *node)
{
	Node	   *k;

	if (node == NULL || !IsA(node, FuncExpr) || list_length(((FuncExpr *) node)->args) <= ARGUMENT_K)
		return -1;
	k = estimate_expression_value(root, list_nth(((FuncExpr *) node)->args, ARGUMENT_K));
	if (!IsA(k, Const))
		return -1;
	return ((Const *) k)->constisnull ? 0 : Max(DatumGetInt32(((Const *) k)->constvalue), 0);
}

/* atlas.nearest_clusters_support(internal) returns internal */
Datum
nearest_clusters_support(PG_FUNCTION_ARGS)
{
	Node	   *node = (Node *) PG_GETARG_POINTER(0);

	if (IsA(node, SupportRequestSimplify))
		PG_RETURN_POINTER(spare_cast((SupportRequestSimplify *) node, false));
	if (IsA(node, SupportRequestRows))
	{
		SupportRequestRows *request = (SupportRequestRows *) node;

		request->rows = asked_for(request->root, request->node);
		PG_RETURN_POINTER(request->rows < 0 ? NULL : request);
	}
	if (IsA(node, SupportRequestCost))
	{
		SupportRequestCost *request = (SupportRequestCost *) node;
		double		rows = asked_for(request->root, request->node);

		if (rows < 0)
			PG_RETURN_POINTER(NULL);
		request->startup = 0;
		request->per_tuple = (COST_OF_CALL + COST_OF_ROW * rows) * cpu_operator_cost;
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}
