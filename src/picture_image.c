/*
 * picture_image.c
 *	  The picture of the atlas, saved, so that a new backend need not make it.
 *
 * Reading the rows of a large atlas and normalising its names is nearly all
 * that a backend does before its first answer.  atlas.picture_image keeps the
 * picture that atlas.save_picture() made, in parts that are ready to be used as
 * they are, with the generation that they show.  They are used by whoever sees
 * that very generation, whose number stands for one state of the atlas
 * (generation.c): a transaction that sees another, or sees its own changes,
 * makes its picture from the rows.  The image obeys the rules of transactions
 * like any row, and whoever is told what is in it must have the right to read
 * the rows, as ever.
 *
 * It holds pointers in disguise, so nobody but save_picture() may write it, and
 * only the code that wrote it reads it.
 */
#include "postgres.h"

#include "access/table.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "port/pg_crc32c.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "gazetteer.h"
#include "picture.h"
#include "picture_image.h"
#include "product_names.h"
#include "shipped.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(save_picture);
PG_FUNCTION_INFO_V1(guard_picture_image);

#define PARTS		3			/* the columns from SAVED_ROWS on */

/* An image begins here in its value: behind the value's length, where memory is aligned. */
#define IMAGE_AT	MAXALIGN(VARHDRSZ)

typedef struct ImageHead
{
	pg_crc32c	check;			/* of all that follows */
	uint32		code;			/* CODE of those who wrote it, plus the number of the part */
	void	   *content;
} ImageHead;

#define CHECKED_FROM	offsetof(ImageHead, code)

/* The Makefile's checksum of our source, and what else decides how structures look in memory. */
#define CODE	((uint32) SOURCE_CHECKSUM ^ PG_VERSION_NUM << 8 ^ (uint32) sizeof(Picture) << 3 ^ (uint32) sizeof(void *))

static bool saving;				/* save_picture() is writing its row */

static pg_crc32c
checksum(const char *image, Size size)
{
	pg_crc32c	crc;

	INIT_CRC32C(crc);
	COMP_CRC32C(crc, image + CHECKED_FROM, size - CHECKED_FROM);
	FIN_CRC32C(crc);
	return crc;
}

/*
 * What is made for a product is not saved: for all of them it would be more to
 * read than it takes to make for one.  In a picture just made there is none.
 */
void
picture_follow(Image *image, void *field)
{
	Picture    *picture = image_follow(image, field, sizeof(Picture));
	PictureProduct *products = image_follow(image, &picture->products, mul_size(picture->n_products, sizeof(PictureProduct)));
	PictureCluster *clusters = image_follow(image, &picture->clusters, mul_size(picture->n_clusters, sizeof(PictureCluster)));
	PictureArea *areas = image_follow(image, &picture->areas, mul_size(picture->n_areas, sizeof(PictureArea)));

	for (int i = 0; i < picture->n_products; i++)
		image_follow_text(image, &products[i].name);
	for (int i = 0; i < picture->n_clusters; i++)
	{
		image_follow_text(image, &clusters[i].name);
		image_follow_text(image, &clusters[i].place);
		image_follow_text(image, &clusters[i].province);
	}
	for (int i = 0; i < picture->n_areas; i++)
	{
		image_follow_text(image, &areas[i].name);
		image_follow_text(image, &areas[i].province);
	}
	image_follow(image, &picture->by_cluster, mul_size(picture->n_specialisations, sizeof(PictureSpecialisation)));
	image_follow(image, &picture->shares, mul_size(picture->n_shares, sizeof(PictureShares)));
	image_follow(image, &picture->by_product, mul_size(picture->n_specialisations, sizeof(int)));
	image_follow(image, &picture->product_first, mul_size(picture->n_products + 1, sizeof(int)));
	image_follow(image, &picture->members, mul_size(picture->n_members, sizeof(PictureMember)));
	image_follow(image, &picture->bounded, mul_size(picture->n_bounded, sizeof(int32)));
	product_names_follow(image, &picture->names);
	Assert(picture->rows == NULL && picture->packer.room == NULL && picture->everywhere.index == NULL && picture->land == NULL);
	picture->gazetteer = NULL;
	picture->claims = NULL;
}

/* The value saved, copied to the current memory context; NULL: there is none. */
static char *
read_value(Generation generation, SavedPart part)
{
	Oid			table = get_relname_relid("picture_image", get_namespace_oid(ATLAS_SCHEMA, false));
	Relation	relation;
	TableScanDesc scan;
	TupleTableSlot *slot;
	char	   *value = NULL;
	bool		isnull;

	if (!OidIsValid(table))
		return NULL;
	relation = table_open(table, AccessShareLock);
	scan = table_beginscan(relation, GetActiveSnapshot(), 0, NULL);
	slot = table_slot_create(relation, NULL);
	while (value == NULL && table_scan_getnextslot(scan, ForwardScanDirection, slot))
		if (DatumGetInt64(slot_getattr(slot, 2, &isnull)) == generation.value)
			value = (char *) PG_DETOAST_DATUM_COPY(slot_getattr(slot, part, &isnull));
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
	table_close(relation, AccessShareLock);
	return value;
}

void *
picture_saved_part(Generation generation, SavedPart part, ImageFollow follow)
{
	char	   *value = generation.lasting ? read_value(generation, part) : NULL;
	ImageHead  *head;
	Size		size;
	Image		image;

	if (value == NULL)
		return NULL;
	head = (ImageHead *) (value + IMAGE_AT);
	size = VARSIZE(value) - IMAGE_AT;
	if (VARSIZE(value) < IMAGE_AT + sizeof(ImageHead) || head->code != CODE + part || head->check != checksum((char *) head, size))
	{
		pfree(value);
		return NULL;
	}
	ereport(DEBUG2, (errmsg_internal("part %d of the picture of the atlas is the saved one, of %zu bytes", (int) part, size)));
	image = image_to_read((char *) head, size, CurrentMemoryContext);
	follow(&image, &head->content);
	return head->content;
}

/* A part as a value of type bytea.  All of it is in the picture's memory, so it cannot take more. */
static struct varlena *
value_of_part(const Picture *picture, SavedPart part, void *content, ImageFollow follow)
{
	Size		room = sizeof(ImageHead) + MemoryContextMemAllocated(picture->context, true);
	char	   *value = palloc_extended(IMAGE_AT + room, MCXT_ALLOC_HUGE);
	ImageHead  *head = (ImageHead *) (value + IMAGE_AT);
	Image		image = image_to_write((char *) head, room);

	memset(value, 0, IMAGE_AT);
	*head = (ImageHead) {.code = CODE + part, .content = content};
	image.size = sizeof(ImageHead);
	follow(&image, &head->content);
	head->check = checksum((char *) head, image.size);
	if (!AllocSizeIsValid(IMAGE_AT + image.size))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the picture of the atlas is too large to be saved"),
				 errdetail("It takes %zu bytes.", image.size)));
	SET_VARSIZE(value, IMAGE_AT + image.size);
	return repalloc(value, IMAGE_AT + image.size);
}

static uint64
rows_written(const char *command, Generation generation, Datum *parts)
{
	Oid			types[] = {INT8OID, BYTEAOID, BYTEAOID, BYTEAOID};
	Datum		values[] = {Int64GetDatum(generation.value), parts[0], parts[1], parts[2]};

	if (SPI_execute_with_args(command, lengthof(types), types, values, NULL, false, 0) < 0)
		elog(ERROR, "could not save the picture of the atlas");
	return SPI_processed;
}

/* In a way that needs no right to read the table. */
static void
write_row(Generation generation, Datum *parts)
{
	SPI_connect();
	saving = true;
	PG_TRY();
	{
		if (rows_written("UPDATE atlas.picture_image SET generation = $1, rows = $2, places = $3, claims = $4", generation, parts) == 0)
			rows_written("INSERT INTO atlas.picture_image (generation, rows, places, claims) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", generation, parts);
	}
	PG_FINALLY();
	{
		saving = false;
	}
	PG_END_TRY();
	SPI_finish();
}

/* atlas.save_picture() returns bigint, bytes */
Datum
save_picture(PG_FUNCTION_ARGS)
{
	Picture    *picture = picture_of_all_rows();
	Gazetteer  *gazetteer = gazetteer_get(picture);
	Datum		parts[PARTS];
	int64		size = 0;

	(void) fcinfo;
	product_names_make_all(picture->names);
	gazetteer_make_all(gazetteer);
	picture_load_claims(picture);
	parts[0] = PointerGetDatum(value_of_part(picture, SAVED_ROWS, picture, picture_follow));
	parts[1] = PointerGetDatum(value_of_part(picture, SAVED_PLACES, gazetteer, gazetteer_follow));
	parts[2] = PointerGetDatum(value_of_part(picture, SAVED_CLAIMS, picture->claims, picture_claims_follow));
	write_row(picture->generation, parts);
	for (int i = 0; i < PARTS; i++)
	{
		size += VARSIZE(DatumGetPointer(parts[i])) - IMAGE_AT;
		pfree(DatumGetPointer(parts[i]));
	}
	MemoryContextDelete(picture->context);
	PG_RETURN_INT64(size);
}

/*
 * guard_picture_image() returns trigger: BEFORE INSERT OR UPDATE of each row.
 * A row that replication brings is of another server, and left out.
 */
Datum
guard_picture_image(PG_FUNCTION_ARGS)
{
	TriggerData *trigger;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("guard_picture_image can only be called as a trigger")));
	trigger = (TriggerData *) fcinfo->context;
	if (!saving && SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA)
		PG_RETURN_POINTER(NULL);
	if (!saving)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("atlas.picture_image is written by atlas.save_picture() only")));
	return PointerGetDatum(TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple);
}
