/*
 * disc.c
 *	  The disc of a given radius around one of the points that holds the most weight.
 *
 * The points stand in a k-d tree over their positions in space; each node knows
 * its box and the weight in it, so that a disc counts nodes that are wholly
 * inside at once.  Centres are tried group by group: what lies within the
 * radius of a node's box is at least what any centre in the node can reach.
 */
#include "disc.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define LEAF	16				/* points, at most */
#define DEEP	64				/* levels: each halves the points */
#define SLACK	1e-12			/* more than squaring chords and boxes can round off, relative */

typedef struct Node
{
	double		low[3];
	double		high[3];
	double		weight;
	int			first;			/* its points */
	int			end;
	int			right;			/* the left child comes next; 0: a leaf */
} Node;

typedef struct Tree
{
	DiscPoint  *points;
	Node	   *nodes;
	int			n_nodes;
	double		radius_m;
	double		within;			/* squared chords that prove a distance <= or > the radius */
	double		beyond;
	void		(*breathe) (void);
} Tree;

size_t
disc_scratch_size(int n)
{
	/* a leaf holds at least half of LEAF points, unless it is the root */
	return ((size_t) n / (LEAF / 2) * 2 + 1) * sizeof(Node);
}

static double
along(const DiscPoint *p, int axis)
{
	return axis == 0 ? p->point.x : axis == 1 ? p->point.y : p->point.z;
}

/* Total over everything that tells points apart, so that the order they came in does not matter. */
static bool
comes_before(const DiscPoint *a, const DiscPoint *b, int axis)
{
	for (int i = 0; i < 3; i++, axis = (axis + 1) % 3)
		if (along(a, axis) != along(b, axis))
			return along(a, axis) < along(b, axis);
	return a->weight < b->weight;
}

static int
compare(const void *a, const void *b)
{
	return comes_before(a, b, 0) ? -1 : comes_before(b, a, 0);
}

static void
swap(DiscPoint *a, DiscPoint *b)
{
	DiscPoint	t = *a;

	*a = *b;
	*b = t;
}

/* Puts the points before and after the middle on its two sides. */
static void
split_at(DiscPoint *points, int first, int end, int middle, int axis)
{
	uint32_t	random = 1;

	while (end - first > 1)
	{
		DiscPoint	pivot;
		int			i = first;
		int			j = end - 1;

		random = random * 1664525u + 1013904223u;
		pivot = points[first + (int) ((random >> 8) % (uint32_t) (end - first))];
		while (i <= j)
		{
			while (comes_before(&points[i], &pivot, axis))
				i++;
			while (comes_before(&pivot, &points[j], axis))
				j--;
			if (i <= j)
				swap(&points[i++], &points[j--]);
		}
		if (middle <= j)
			end = j + 1;
		else if (middle >= i)
			first = i;
		else
			return;
	}
}

static void
measure(Tree *tree, Node *node)
{
	node->weight = 0;
	for (int axis = 0; axis < 3; axis++)
	{
		node->low[axis] = INFINITY;
		node->high[axis] = -INFINITY;
	}
	for (int i = node->first; i < node->end; i++)
	{
		node->weight += tree->points[i].weight;
		for (int axis = 0; axis < 3; axis++)
		{
			node->low[axis] = fmin(node->low[axis], along(&tree->points[i], axis));
			node->high[axis] = fmax(node->high[axis], along(&tree->points[i], axis));
		}
	}
}

/* Fills the next node with a run of points, and those below it; returns its position. */
static int
build(Tree *tree, int first, int end)
{
	int			position = tree->n_nodes++;
	Node	   *node = &tree->nodes[position];
	int			axis = 0;
	int			middle = first + (end - first) / 2;

	node->first = first;
	node->end = end;
	node->right = 0;
	measure(tree, node);
	if (end - first <= LEAF)
		return position;
	for (int i = 1; i < 3; i++)
		if (node->high[i] - node->low[i] > node->high[axis] - node->low[axis])
			axis = i;
	split_at(tree->points, first, end, middle, axis);
	build(tree, first, middle);
	node->right = build(tree, middle, end);
	return position;
}

/* Squares of the least and the greatest chord between two boxes. */
static void
between(const double *low, const double *high, const Node *node, double *least, double *greatest)
{
	*least = *greatest = 0;
	for (int axis = 0; axis < 3; axis++)
	{
		double		gap = fmax(fmax(node->low[axis] - high[axis], low[axis] - node->high[axis]), 0);
		double		span = fmax(node->high[axis] - low[axis], high[axis] - node->low[axis]);

		*least += gap * gap;
		*greatest += span * span;
	}
}

static bool
is_within(const Tree *tree, const GeoPoint *a, const GeoPoint *b)
{
	double		dx = a->x - b->x;
	double		dy = a->y - b->y;
	double		dz = a->z - b->z;
	double		square = dx * dx + dy * dy + dz * dz;

	if (square <= tree->within)
		return true;
	if (square > tree->beyond)
		return false;
	return geodesic_distance(a->lon, a->lat, b->lon, b->lat) <= tree->radius_m;
}

/* What the disc around a point holds. */
static double
weigh(const Tree *tree, const GeoPoint *centre, int *count)
{
	double		at[3] = {centre->x, centre->y, centre->z};
	double		weight = 0;
	int			stack[DEEP];
	int			depth = 0;

	*count = 0;
	stack[depth++] = 0;
	while (depth > 0)
	{
		const Node *node = &tree->nodes[stack[--depth]];
		double		least;
		double		greatest;

		between(at, at, node, &least, &greatest);
		if (least > tree->beyond)
			continue;
		if (greatest <= tree->within)
		{
			weight += node->weight;
			*count += node->end - node->first;
		}
		else if (node->right != 0)
		{
			stack[depth++] = node->right;
			stack[depth++] = (int) (node - tree->nodes) + 1;
		}
		else
			for (int i = node->first; i < node->end; i++)
				if (is_within(tree, centre, &tree->points[i].point))
				{
					weight += tree->points[i].weight;
					(*count)++;
				}
	}
	return weight;
}

/* No disc around a point of this node holds more: all leaves that come near its box, and a bit for rounding. */
static double
bound(const Tree *tree, const Node *centres)
{
	double		weight = 0;
	int			stack[DEEP];
	int			depth = 0;

	stack[depth++] = 0;
	while (depth > 0)
	{
		const Node *node = &tree->nodes[stack[--depth]];
		double		least;
		double		greatest;

		between(centres->low, centres->high, node, &least, &greatest);
		if (least > tree->beyond)
			continue;
		if (node->right == 0 || greatest <= tree->within)
			weight += node->weight;
		else
		{
			stack[depth++] = node->right;
			stack[depth++] = (int) (node - tree->nodes) + 1;
		}
	}
	return weight * (1 + 1e-9);
}

/* Tries the centres of a node that may be worth it, the more promising half first. */
static void
search(const Tree *tree, int position, Disc *best)
{
	const Node *node = &tree->nodes[position];
	int			left = position + 1;
	double		to_left;
	double		to_right;

	if (tree->breathe != NULL)
		tree->breathe();
	if (node->right == 0)
	{
		for (int i = node->first; i < node->end; i++)
		{
			int			count;
			double		weight = weigh(tree, &tree->points[i].point, &count);

			if (best->centre < 0 || weight > best->weight)
				*best = (Disc) {i, weight, count};
		}
		return;
	}
	to_left = bound(tree, &tree->nodes[left]);
	to_right = bound(tree, &tree->nodes[node->right]);
	if (to_left >= to_right && (best->centre < 0 || to_left > best->weight))
		search(tree, left, best);
	if (best->centre < 0 || to_right > best->weight)
		search(tree, node->right, best);
	if (to_left < to_right && to_left > best->weight)
		search(tree, left, best);
}

Disc
disc_heaviest(DiscPoint *points, int n, double radius_m, void *scratch, void (*breathe) (void))
{
	double		within = geodesic_chord_within(radius_m);
	double		beyond = geodesic_chord_beyond(radius_m);
	Tree		tree = {points, scratch, 0, radius_m,
		within < 0 ? -1 : within * within * (1 - SLACK), beyond * beyond * (1 + SLACK), breathe};
	Disc		best = {-1, 0, 0};

	if (n > 0)
	{
		qsort(points, (size_t) n, sizeof(DiscPoint), compare);
		build(&tree, 0, n);
		search(&tree, 0, &best);
	}
	return best;
}
