/*
 * address_properties.h
 *	  What holds for any address: used by the unit test and by the fuzzer.
 */
#ifndef ADDRESS_PROPERTIES_H
#define ADDRESS_PROPERTIES_H

#include "address_atlas.h"

/* Says which property the text breaks, or NULL. */
static const char *
address_breaks(place_table *table, const char *text, size_t len)
{
	address_parts parts;
	address_parts again;
	address_fit fits[ADDRESS_MAX_FITS];
	address_answer answer;
	size_t		n;
	bool		among = false;

	address_find_parts(table, atlas_similar, table, text, len, &parts);
	if (parts.n > ADDRESS_MAX_PARTS)
		return "more parts than there is room for";
	for (size_t p = 0; p < parts.n; p++)
	{
		const address_part *part = &parts.part[p];

		if (part->from >= part->to || part->to > len)
			return "a part is not in the text";
		if (part->n_meanings == 0 || part->n_meanings > ADDRESS_MAX_MEANINGS)
			return "a part without meaning";
		for (int m = 0; m < part->n_meanings; m++)
		{
			const address_meaning *meaning = &part->meanings[m];

			if (meaning->name < table->names || meaning->name >= table->names + table->n_names)
				return "a meaning that is no name";
			if (!(meaning->grade > 0 && meaning->grade <= (part->misspelt ? 1 : 3)))
				return "a grade out of bounds";
			if (m > 0 && meaning->grade > part->meanings[m - 1].grade)
				return "meanings out of order";
			for (int k = 0; k < m; k++)
			{
				if (part->meanings[k].name->place == meaning->name->place)
					return "a place meant twice";
			}
		}
	}

	n = address_best_fits(table, &parts, fits);
	if (n > ADDRESS_MAX_FITS || (parts.abroad && n > 0))
		return "fits where there are none";
	answer = address_locate(table, &parts);
	if (answer.place >= 0)
	{
		if (answer.place >= (int32_t) table->n_places || !(answer.confidence > 0 && answer.confidence < 1))
			return "an answer out of bounds";
		if (n == 0 || answer.agrees == 0 || answer.agrees >> parts.n != 0)
			return "an answer without a reason";
		for (size_t i = 0; i < n; i++)
			among = among || place_holds(table, answer.place, fits[i].name->place);
		if (!among)
			return "an answer that holds no fit";
	}

	address_find_parts(table, atlas_similar, table, text, len, &again);
	if (again.n != parts.n || address_locate(table, &again).place != answer.place)
		return "another answer the second time";
	return NULL;
}

#endif							/* ADDRESS_PROPERTIES_H */
