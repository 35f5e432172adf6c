/*
 * generation.h
 *	  Which state of the atlas a snapshot sees.
 */
#ifndef GENERATION_H
#define GENERATION_H

/*
 * The value of atlas.generation that the active snapshot sees, and the OID of
 * that table: two lasting reads that agree in both see the same rows in all
 * tables of the atlas.  Raises undefined_table when the extension is not there.
 */
typedef struct Generation
{
	Oid			table;
	int64		value;
	bool		lasting;		/* false: the number says nothing about this snapshot */
} Generation;

extern Generation generation_read(void);

#endif							/* GENERATION_H */
