/*
 * power_index.c
 *	  Which of many circles a point belongs to: the one with the least power.
 *
 * A k-d tree over the centres, in one block.  Node i has the children 2i + 1
 * and 2i + 2, each with half of its circles; it knows the box round its centres
 * and its largest radius, and so the least power that any of its circles can
 * have.  A chord is never longer than the distance, and longest_distance()
 * bounds it from above: only circles that these two cannot rule out cost a
 * distance.
 */
#include "power_index.h"

#include <math.h>
#include <stdlib.h>

#define LEAF	6				/* circles, at most */
#define DEEP	32				/* levels, at most */
#define SLACK	1e-12			/* more than squaring a chord can round off, relative */
#define SLACK_M2	1e6			/* square metres: more than a millimetre is at any distance */

typedef struct Entry
{
	PowerCircle circle;
	int			number;
} Entry;

typedef struct Node
{
	double		low[3];
	double		high[3];
	double		square;			/* the largest */
} Node;

struct PowerIndex
{
	int			count;
	int			levels;			/* 1: the root is a leaf */
};

typedef struct Span
{
	int			node;
	int			first;
	int			end;
	double		least;
} Span;

static int
levels_for(int count)
{
	int			levels = 1;

	for (; count > LEAF; count = (count + 1) / 2)
		levels++;
	return levels;
}

static size_t
nodes_for(int levels)
{
	return ((size_t) 1 << levels) - 1;
}

static Node *
nodes_of(const PowerIndex *index)
{
	return (Node *) (index + 1);
}

static Entry *
entries_of(const PowerIndex *index)
{
	return (Entry *) (nodes_of(index) + nodes_for(index->levels));
}

size_t
power_index_size(int count)
{
	return sizeof(PowerIndex) + nodes_for(levels_for(count)) * sizeof(Node) + (size_t) count * sizeof(Entry);
}

static double
along(const Entry *entry, int axis)
{
	return axis == 0 ? entry->circle.centre.x : axis == 1 ? entry->circle.centre.y : entry->circle.centre.z;
}

static int
compare(const Entry *a, const Entry *b, int axis)
{
	double		of_a = along(a, axis);
	double		of_b = along(b, axis);

	return of_a < of_b ? -1 : of_a > of_b;
}

static int
compare_x(const void *a, const void *b)
{
	return compare(a, b, 0);
}

static int
compare_y(const void *a, const void *b)
{
	return compare(a, b, 1);
}

static int
compare_z(const void *a, const void *b)
{
	return compare(a, b, 2);
}

static void
build(PowerIndex *index, int number, int first, int end)
{
	static int	(*const by_axis[3]) (const void *, const void *) = {compare_x, compare_y, compare_z};
	Entry	   *entries = entries_of(index);
	Node	   *node = &nodes_of(index)[number];
	int			axis = 0;
	int			middle = first + (end - first + 1) / 2;

	*node = (Node) {{INFINITY, INFINITY, INFINITY}, {-INFINITY, -INFINITY, -INFINITY}, -INFINITY};
	for (int i = first; i < end; i++)
	{
		for (int a = 0; a < 3; a++)
		{
			node->low[a] = fmin(node->low[a], along(&entries[i], a));
			node->high[a] = fmax(node->high[a], along(&entries[i], a));
		}
		node->square = fmax(node->square, entries[i].circle.square);
	}
	if (end - first <= LEAF)
		return;
	for (int a = 1; a < 3; a++)
		if (node->high[a] - node->low[a] > node->high[axis] - node->low[axis])
			axis = a;
	qsort(entries + first, (size_t) (end - first), sizeof(Entry), by_axis[axis]);
	build(index, 2 * number + 1, first, middle);
	build(index, 2 * number + 2, middle, end);
}

PowerIndex *
power_index_build(void *block, const PowerCircle *circles, int count)
{
	PowerIndex *index = block;

	index->count = count;
	index->levels = levels_for(count);
	for (int i = 0; i < count; i++)
		entries_of(index)[i] = (Entry) {circles[i], i};
	if (count > 0)
		build(index, 0, 0, count);
	return index;
}

/* No circle of the node has a smaller power. */
static double
least_power(const Node *node, const GeoPoint *point)
{
	double		dx = fmax(fmax(node->low[0] - point->x, point->x - node->high[0]), 0);
	double		dy = fmax(fmax(node->low[1] - point->y, point->y - node->high[1]), 0);
	double		dz = fmax(fmax(node->low[2] - point->z, point->z - node->high[2]), 0);

	return (dx * dx + dy * dy + dz * dz) * (1 - SLACK) - node->square;
}

static double
squared_chord(const GeoPoint *a, const GeoPoint *b)
{
	double		dx = a->x - b->x;
	double		dy = a->y - b->y;
	double		dz = a->z - b->z;

	return dx * dx + dy * dy + dz * dz;
}

/*
 * The longest distance that a chord can stand for, and a bit for what
 * geodesic_distance_fast() is off.  No curve of the spheroid bends more than a
 * circle of radius R = b^2 / a, which makes it 2 R asin(chord / 2 R) at most;
 * and asin(h) <= h + (pi / 2 - 1) h^3.
 */
static double
longest_distance(double square)
{
	const double R = 6335439.0;

	if (square > 12.4e6 * 12.4e6)	/* nearly the other side of the earth */
		return INFINITY;
	return sqrt(square) * (1 + 0.571 * square / (4 * R * R)) + 0.002;
}

int
power_index_least(const PowerIndex *index, const GeoPoint *point, double beyond, double *distance)
{
	const Node *nodes = nodes_of(index);
	const Entry *entries = entries_of(index);
	double		within;			/* a circle with more power than this does not count */
	double		least = INFINITY;
	double		square_of_best = 0;
	int			best = -1;
	Span		stack[DEEP];
	int			top = 0;

	if (index->count == 0 || isnan(point->x))
		return -1;
	/* (r + beyond)^2 - r^2 is largest for the largest: who has more power than that is too far away */
	within = beyond * (beyond + 2 * sqrt(nodes[0].square)) + SLACK_M2;
	stack[top++] = (Span) {0, 0, index->count, least_power(&nodes[0], point)};
	while (top > 0)
	{
		Span		span = stack[--top];

		if (span.least > within)
			continue;
		if (span.end - span.first > LEAF)
		{
			int			middle = span.first + (span.end - span.first + 1) / 2;
			int			child = 2 * span.node + 1;
			Span		left = {child, span.first, middle, least_power(&nodes[child], point)};
			Span		right = {child + 1, middle, span.end, least_power(&nodes[child + 1], point)};

			/* the more promising one on top */
			stack[top++] = left.least < right.least ? right : left;
			stack[top++] = left.least < right.least ? left : right;
			continue;
		}
		for (int i = span.first; i < span.end; i++)
		{
			const PowerCircle *circle = &entries[i].circle;
			double		square = squared_chord(point, &circle->centre);
			double		longest;
			double		away;
			double		power;

			if (square * (1 - SLACK) - circle->square > within)
				continue;
			longest = longest_distance(square);
			within = fmin(within, longest * longest - circle->square);
			away = geodesic_distance_fast(point, &circle->centre);
			power = away * away - circle->square;
			if (power < least || (power == least && entries[i].number < best))
			{
				least = power;
				best = entries[i].number;
				square_of_best = circle->square;
				*distance = away;
			}
		}
	}
	return best >= 0 && *distance <= beyond + sqrt(square_of_best) ? best : -1;
}
