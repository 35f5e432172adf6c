/*
 * place_candidates.c
 *	  From a name as people write it to the places that it may mean.
 */
#include "postgres.h"

#include "core/slip.h"
#include "place_candidates.h"
#include "settings.h"

#define SHORTEST_MISSPELT	4	/* letters; shorter names are like too many */

/* Places with just this name, each by the best of its names, unless the suffix says otherwise. */
static int
named(const place_table *table, const char *key, size_t length, place_suffix said, PlaceCandidate *candidates)
{
	size_t		count;
	const place_name *names = place_table_find(table, key, length, &count);
	int			n = 0;

	for (int grade = 3; grade > 0; grade--)
		for (size_t i = 0; i < count && n < PLACE_CANDIDATES_MAX; i++)
		{
			bool		before = false;

			if (place_grade(table, &names[i], said) != grade)
				continue;
			for (int j = 0; j < n && !before; j++)
				before = candidates[j].name->place == names[i].place;
			if (before)
				continue;
			candidates[n] = (PlaceCandidate) {&names[i], 1, grade, false};
			candidates[n].taken = grade == candidates[0].grade;
			n++;
		}
	return n;
}

/*
 * How much of a text names the place that fits, or what holds it; *contradicted
 * where a known name in it says something else.
 */
static float4
share_understood(const address_parts *parts, const address_fit *fit, bool *contradicted)
{
	size_t		understood = parts->read;

	*contradicted = false;
	for (size_t p = 0; p < parts->n; p++)
	{
		const address_part *part = &parts->part[p];
		size_t		characters = (part->to - part->from) / (part->han ? 3 : 1);

		if ((fit->agrees >> p & 1) != 0)
			continue;
		understood -= Min(understood, characters);
		*contradicted = *contradicted || !part->misspelt;
	}
	return (float4) understood / (parts->read + parts->unread);
}

/* Places that fit a text of several parts, most of which must be understood. */
static int
fitting(Gazetteer *gazetteer, const char *text, size_t length, PlaceCandidate *candidates)
{
	address_parts parts;
	address_fit fits[ADDRESS_MAX_FITS];
	size_t		n;
	int			kept = 0;

	address_find_parts(&gazetteer->table, gazetteer_similar, gazetteer, text, length, &parts);
	n = address_best_fits(&gazetteer->table, &parts, fits);
	for (size_t i = 0; i < n; i++)
	{
		bool		misspelt = parts.part[fits[i].part].misspelt;
		bool		contradicted;
		float4		similarity = share_understood(&parts, &fits[i], &contradicted) * (misspelt ? fits[i].grade : 1);

		if (similarity >= place_similarity)
			candidates[kept++] = (PlaceCandidate) {fits[i].name, similarity, misspelt ? 0 : fits[i].grade, !contradicted};
	}
	return kept;
}

static int
misspelt(Gazetteer *gazetteer, const char *key, size_t length, place_suffix said, PlaceCandidate *candidates)
{
	address_meaning similar[PLACE_CANDIDATES_MAX];
	size_t		n = gazetteer_similar(gazetteer, key, length, similar, PLACE_CANDIDATES_MAX);
	float4		best = 0;
	int			kept = 0;

	for (size_t i = 0; i < n; i++)
	{
		const place_name *name = similar[i].name;
		int			grade = place_grade(&gazetteer->table, name, said);
		bool		slip = one_slip_apart(key, length, name->key, name->len);

		if (grade == 0)
			continue;
		if (best == 0 && slip)
			best = similar[i].grade;
		candidates[kept++] = (PlaceCandidate) {name, similar[i].grade, grade, slip && similar[i].grade == best};
	}
	return kept;
}

static int
compare_candidates(const void *a, const void *b, void *arg)
{
	const PlaceCandidate *x = a;
	const PlaceCandidate *y = b;
	const Gazetteer *gazetteer = arg;
	const GazetteerPlace *place_x = &gazetteer->places[x->name->place];
	const GazetteerPlace *place_y = &gazetteer->places[y->name->place];
	int			level_x = gazetteer->table.places[x->name->place].level;
	int			level_y = gazetteer->table.places[y->name->place].level;

	if (x->similarity != y->similarity)
		return x->similarity > y->similarity ? -1 : 1;
	if (x->grade != y->grade)
		return x->grade > y->grade ? -1 : 1;
	if (x->name->kind != y->name->kind)
		return x->name->kind < y->name->kind ? -1 : 1;
	if (level_x != level_y)
		return level_x < level_y ? -1 : 1;
	if (place_x->n_clusters != place_y->n_clusters)
		return place_x->n_clusters > place_y->n_clusters ? -1 : 1;
	return place_x->id < place_y->id ? -1 : 1;
}

int
place_candidates(Gazetteer *gazetteer, const char *text, size_t length, PlaceCandidate candidates[PLACE_CANDIDATES_MAX])
{
	char		key[NORMALISE_MAX_BYTES];
	place_suffix said;
	size_t		key_length = normalise_place(text, length, key, sizeof(key), &said);
	int			n;

	if (key_length == 0)
		return 0;
	n = named(&gazetteer->table, key, key_length, said, candidates);
	if (n == 0)
		n = fitting(gazetteer, text, length, candidates);
	if (n == 0 && key_length >= SHORTEST_MISSPELT && (unsigned char) key[0] < 0x80)
		n = misspelt(gazetteer, key, key_length, said, candidates);
	qsort_arg(candidates, n, sizeof(PlaceCandidate), compare_candidates, gazetteer);
	return n;
}
