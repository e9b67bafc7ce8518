/*
 * The explorer: a landscape's page of HTML (explore/page.h), with its figures in all languages.
 */
#pragma once

#include "explore/page.h"
#include "run/session.h"

/* The page, or a part of one, of the session's landscape, which has been read; its figures have the
 * session's look. What is laid out is kept by the session, and several threads are used meanwhile.
 * of: whom the page is of (psg_session_select), and by what its first network is aggregated; NULL: of
 * everybody, aggregated if the network is large. Owned by the caller; NULL with an error if the layout
 * fails. */
GBytes *psg_session_explore(PsgSession *session, const PsgFigureSpec *of,
                            PsgExplorerForm form, GError **error);
