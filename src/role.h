/*
 * role.h
 *	  The roles of clusters, as words and as bits (ClusterRole).
 */
#ifndef ROLE_H
#define ROLE_H

/* An unknown word raises an error that lists the known ones. */
extern int	role_of_name(const text *name);

extern const char *role_name(int role);

#endif							/* ROLE_H */
