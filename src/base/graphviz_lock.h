/*
 * Graphviz keeps much in globals: whoever calls it holds this lock, in whatever room that is.
 */
#pragma once

void psg_graphviz_lock(void);
void psg_graphviz_unlock(void);
