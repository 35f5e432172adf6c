/*
 * address.c
 *	  Which place a written address is in.
 */
#include "address.h"

/* What a part is worth to the place that it names best. */
static double
worth_of_part(const place_table *table, const address_part *part)
{
	double		worth = part->meanings[0].grade;
	bool		certain = true;
	bool		bare = false;	/* a prefecture in pinyin that might be a county, too */
	int			places = 0;

	if (part->misspelt)
		return worth;
	for (int i = 0; i < part->n_meanings && part->meanings[i].grade == part->meanings[0].grade; i++)
	{
		const place_name *name = part->meanings[i].name;
		place_level level = (place_level) table->places[name->place].level;
		bool		unique = part->han && part->meanings[i].grade == 3 &&
			(part->said == PLACE_SUFFIX_CITY || part->said == PLACE_SUFFIX_COUNTY);

		certain = certain && part->meanings[i].grade >= 2 &&
			(level == PLACE_PROVINCE || level == PLACE_PREFECTURE || (level == PLACE_COUNTY && unique));
		bare = bare || (level == PLACE_PREFECTURE && !part->han && part->said == PLACE_SUFFIX_NONE);
		places++;
	}
	if (certain)
		worth = bare ? 7 : 8;
	if (part->loose)
		worth /= 4;
	return worth / places;
}

/* The share of a part's worth that one of its meanings has. */
static double
share_of(const address_part *part, int meaning)
{
	return part->meanings[meaning].grade / part->meanings[0].grade;
}

/*
 * Makes up the fit of the place that a part names: each other part may stand
 * for one place more that holds it, and agrees with it if it says one again.
 */
static address_fit
fit_of(const place_table *table, const address_parts *parts, const double *worth, int own, int meaning)
{
	const address_part *part = &parts->part[own];
	int32_t		claimed[ADDRESS_MAX_PARTS];
	int			n = 0;
	address_fit fit = {
		.name = part->meanings[meaning].name, .part = own, .grade = part->meanings[meaning].grade,
		.worth = worth[own] * share_of(part, meaning), .agrees = (uint16_t) (1u << own)
	};

	claimed[n++] = fit.name->place;
	for (int p = 0; p < (int) parts->n; p++)
	{
		const address_part *other = &parts->part[p];
		bool		counted = false;

		for (int m = 0; p != own && m < other->n_meanings && !counted; m++)
		{
			int32_t		place = other->meanings[m].name->place;
			bool		before = false;

			if (!place_holds(table, place, fit.name->place))
				continue;
			for (int i = 0; i < n && !before; i++)
				before = claimed[i] == place;
			fit.agrees |= (uint16_t) (1u << p);
			if (before)
				continue;
			fit.worth += worth[p] * share_of(other, m);
			claimed[n++] = place;
			counted = true;
		}
	}
	fit.places = n;
	return fit;
}

/* May this fit be the answer?  Not with nothing but a frail part. */
static bool
stands(const place_table *table, const address_parts *parts, const address_fit *fit)
{
	const address_part *part = &parts->part[fit->part];
	place_level level = (place_level) table->places[fit->name->place].level;
	bool		minor = level != PLACE_PROVINCE && level != PLACE_PREFECTURE && level != PLACE_COUNTY;
	bool		plain = fit->name->han ? fit->name->len <= 9 : fit->name->words == 1;	/* 大唐 may be anything */

	if (fit->places > 1)
		return true;
	if (part->misspelt && (minor || level == PLACE_COUNTY))
		return false;
	return !(part->frail || (part->loose && minor && plain));
}

/* The fits that may be the answer, each place once. */
static size_t
all_fits(const place_table *table, const address_parts *parts, const double *worth, address_fit *fits)
{
	size_t		n = 0;

	for (int p = 0; p < (int) parts->n; p++)
	{
		for (int m = 0; m < parts->part[p].n_meanings; m++)
		{
			address_fit fit = fit_of(table, parts, worth, p, m);
			size_t		i = 0;

			while (i < n && fits[i].name->place != fit.name->place)
				i++;
			if (i < n && fits[i].worth >= fit.worth)
				continue;
			if (!stands(table, parts, &fit))
				continue;
			fits[i] = fit;
			n += i == n;
		}
	}
	return n;
}

size_t
address_best_fits(const place_table *table, const address_parts *parts, address_fit fits[ADDRESS_MAX_FITS])
{
	double		worth[ADDRESS_MAX_PARTS];
	double		best = 0;
	size_t		n;
	size_t		kept = 0;

	if (parts->abroad)
		return 0;
	for (size_t p = 0; p < parts->n; p++)
		worth[p] = worth_of_part(table, &parts->part[p]);
	n = all_fits(table, parts, worth, fits);
	for (size_t i = 0; i < n; i++)
		best = fits[i].worth > best ? fits[i].worth : best;
	for (size_t i = 0; i < n; i++)
	{
		if (fits[i].worth > best - 1e-9)
			fits[kept++] = fits[i];
	}
	return kept;
}

/* Leaves out the places that others of them hold. */
static size_t
only_holders(const place_table *table, address_fit *fits, size_t n)
{
	size_t		kept = 0;
	bool		held[ADDRESS_MAX_FITS];

	for (size_t i = 0; i < n; i++)
	{
		held[i] = false;
		for (size_t j = 0; j < n && !held[i]; j++)
			held[i] = j != i && place_holds(table, fits[j].name->place, fits[i].name->place);
	}
	for (size_t i = 0; i < n; i++)
	{
		if (!held[i])
			fits[kept++] = fits[i];
	}
	return kept;
}

/* Of equals that one part names, the only province; of those that several do, the only smallest. */
static const address_fit *
preferred(const place_table *table, const address_fit *fits, size_t n)
{
	const address_fit *found = NULL;
	bool		one_part = true;
	bool		each_its_own = true;
	int			wanted = PLACE_PROVINCE;
	int			count = 0;

	for (size_t i = 0; i < n; i++)
	{
		for (size_t j = 0; j < i; j++)
		{
			one_part = one_part && fits[i].part == fits[j].part;
			each_its_own = each_its_own && fits[i].part != fits[j].part;
		}
	}
	if (!one_part && !each_its_own)
		return NULL;
	for (size_t i = 0; i < n && !one_part; i++)
	{
		if (table->places[fits[i].name->place].level > wanted)
			wanted = table->places[fits[i].name->place].level;
	}
	for (size_t i = 0; i < n; i++)
	{
		if (table->places[fits[i].name->place].level != wanted)
			continue;
		found = &fits[i];
		count++;
	}
	return count == 1 ? found : NULL;
}

/* The smallest place that an agreeing part names and that holds all of them. */
static bool
common_holder(const place_table *table, const address_parts *parts, const address_fit *fits, size_t n,
			  address_fit *found)
{
	double		worth[ADDRESS_MAX_PARTS];
	bool		any = false;

	for (size_t p = 0; p < parts->n; p++)
		worth[p] = worth_of_part(table, &parts->part[p]);
	for (int p = 0; p < (int) parts->n; p++)
	{
		for (int m = 0; m < parts->part[p].n_meanings; m++)
		{
			int32_t		place = parts->part[p].meanings[m].name->place;
			bool		holds = true;

			for (size_t i = 0; i < n && holds; i++)
				holds = place != fits[i].name->place && place_holds(table, place, fits[i].name->place);
			if (!holds || (any && !place_holds(table, found->name->place, place)))
				continue;
			*found = fit_of(table, parts, worth, p, m);
			any = true;
		}
	}
	return any;
}

static double
confidence_of(const place_table *table, const address_parts *parts, const address_fit *fit)
{
	static const double alone[] = {
		[PLACE_REGION] = 0.8, [PLACE_PROVINCE] = 0.95, [PLACE_PREFECTURE] = 0.9,
		[PLACE_COUNTY] = 0.8, [PLACE_TOWN] = 0.6, [PLACE_PARK] = 0.6
	};
	const address_part *part = &parts->part[fit->part];
	place_level level = (place_level) table->places[fit->name->place].level;
	double		doubt;
	double		against = 0;

	doubt = alone[level];
	if (part->loose)
		doubt *= part->han && (level == PLACE_PROVINCE || level == PLACE_PREFECTURE) ? 0.9 : 0.6;
	doubt = 1 - doubt;
	for (int place = 1; place < fit->places; place++)
		doubt *= 0.3;
	for (int p = 0; p < (int) parts->n; p++)
	{
		if ((fit->agrees >> p & 1) == 0 && !parts->part[p].misspelt)
			against += worth_of_part(table, &parts->part[p]);
	}
	return (1 - doubt) * fit->worth / (fit->worth + against) * (part->misspelt ? fit->grade : 1);
}

address_answer
address_locate(const place_table *table, const address_parts *parts)
{
	address_fit fits[ADDRESS_MAX_FITS];
	const address_fit *best = fits;
	address_fit holder;
	size_t		n = address_best_fits(table, parts, fits);

	if (n > 1)
		n = only_holders(table, fits, n);
	if (n > 1)
		best = preferred(table, fits, n);
	if (n > 1 && best == NULL && common_holder(table, parts, fits, n, &holder))
		best = &holder;
	if (n == 0 || best == NULL)
		return (address_answer) {.place = -1};
	return (address_answer) {best->name->place, confidence_of(table, parts, best), best->agrees};
}
