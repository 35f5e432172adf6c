/*
 * locate_address.c
 *	  Which place a written address is in, and how sure that is.
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "gazetteer.h"
#include "result.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(locate_address);

/* The parts of the address that agree, as they are written there. */
static text *
parts_as_written(const char *address, const address_parts *parts, uint16 agrees)
{
	StringInfoData written;

	initStringInfo(&written);
	for (size_t p = 0; p < parts->n; p++)
	{
		const address_part *part = &parts->part[p];

		if ((agrees >> p & 1) == 0)
			continue;
		if (written.len > 0)
			appendStringInfoString(&written, ", ");
		appendBinaryStringInfo(&written, address + part->from, part->to - part->from);
	}
	return cstring_to_text_with_len(written.data, written.len);
}

/* locate_address(address) returns atlas.address_match: one row always, all NULL where there is no answer. */
Datum
locate_address(PG_FUNCTION_ARGS)
{
	text	   *address;
	Gazetteer  *gazetteer;
	address_parts parts;
	address_answer answer;
	const GazetteerPlace *place;
	text	   *province;
	Datum		values[8];
	bool		nulls[8] = {false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	address = PG_GETARG_TEXT_PP(0);
	gazetteer = gazetteer_get(picture_get());
	address_find_parts(&gazetteer->table, gazetteer_similar, gazetteer,
					   VARDATA_ANY(address), VARSIZE_ANY_EXHDR(address), &parts);
	answer = address_locate(&gazetteer->table, &parts);
	if (answer.place < 0)
		PG_RETURN_NULL();

	place = &gazetteer->places[answer.place];
	province = gazetteer_province(gazetteer, answer.place);
	values[0] = Int32GetDatum(place->id);
	values[1] = PointerGetDatum(place->name);
	values[2] = gazetteer_level(gazetteer, answer.place);
	values[3] = PointerGetDatum(province);
	nulls[3] = province == NULL;
	values[4] = place->location;
	values[5] = Float8GetDatum(place->precision_m);
	values[6] = Float4GetDatum(answer.confidence);
	values[7] = PointerGetDatum(parts_as_written(VARDATA_ANY(address), &parts, answer.agrees));
	return composite_result(fcinfo, values, nulls);
}
