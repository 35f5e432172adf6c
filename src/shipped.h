/*
 * shipped.h
 *	  Names and limits that C and SQL share.
 */
#ifndef SHIPPED_H
#define SHIPPED_H

#define EXTENSION_NAME	"cluster_atlas"
#define ATLAS_SCHEMA	"atlas"
#define USER_IDS_FROM	1000000 /* ids below are shipped rows */

#endif							/* SHIPPED_H */
