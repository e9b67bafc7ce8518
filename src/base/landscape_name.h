/*
 * What a landscape is called whose file or folder is all that is known of it.
 *
 *     map/tools.paysage.yaml  map/tools.yaml  map/tools.csv  map/tools.paysage/   tools
 *     map/tools.paysage/paysage.yaml          tools/paysage.yaml                  tools
 *     paysage.yaml                            what the current folder is called
 *     releases/v1.2/  .hidden                 v1.2, .hidden
 *
 * Nothing is read but whether a path is a folder: a folder loses no ending but ".paysage".
 */
#pragma once

/* The file of a landscape that has its folder for itself. */
#define PSG_LANDSCAPE_FILE "paysage.yaml"

/* Any bytes, as paths are; never empty. "-" stays as it is. Owned by the caller. */
char *psg_landscape_name_of_path(const char *path);

/* The same with the folders of the path before it, as they were written: "map/tools"; of the
 * "paysage.yaml" of the current folder "paysage". Owned by the caller. */
char *psg_landscape_path_stem(const char *path);
