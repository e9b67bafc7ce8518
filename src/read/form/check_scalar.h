/*
 * The check of single values: what form_check hands on.
 */
#pragma once

#include "read/form/form.h"
#include "read/yaml/node.h"

/* A value and what it should be. */
typedef struct {
    PsgDiagnostics *list; /* where mistakes go */
    const PsgForm *form;
    const PsgNode *node;
    const char *what; /* the key that the value belongs to */
    bool is_entry;    /* of a list at that key */
} PsgCheck;

/* Whether there is something to look at: false if it was told already, is nothing, or
 * no scalar where the form asks for one. */
bool psg_check_presence(const PsgCheck *at);

/* Says that a list, a map or a single value stands where the form asks for something
 * else. */
void psg_check_report_kind(const PsgCheck *at);

/* Says that a scalar is not `what`, and why. */
void psg_check_report_bad(const PsgCheck *at, const char *rule, const char *what,
                          const char *complaint);

/* For psg_check_text the node may be anything; for the others it is a scalar. */
void psg_check_string(const PsgCheck *at);
void psg_check_language(const PsgCheck *at);
void psg_check_text(const PsgCheck *at);
void psg_check_new_id(const PsgCheck *at);
void psg_check_new_actor_id(const PsgCheck *at);
void psg_check_date(const PsgCheck *at);
void psg_check_url(const PsgCheck *at);
void psg_check_colour(const PsgCheck *at);
void psg_check_number(const PsgCheck *at);
void psg_check_boolean(const PsgCheck *at);
void psg_check_word(const PsgCheck *at);
