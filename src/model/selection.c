/* Which actors a figure is of: what is asked for in vain. */
#include "model/selection.h"

bool
psg_selection_is_none(const PsgSelection *selection)
{
    return selection == NULL ||
           (selection->only.kinds.count + selection->only.groups.count +
                    selection->only.tiers.count + selection->around.count ==
                0 &&
            selection->top == 0 && selection->by == PSG_BY_NONE);
}

const char *
psg_selection_complaint(const PsgSelection *selection, const char **option)
{
    if (selection->steps > 0 && selection->around.count == 0) {
        *option = "steps";
        return "steps are counted from an actor: say around whom";
    }
    if (selection->top_by.count > 0 && selection->top == 0) {
        *option = "top-by";
        return "a measure says who is on top: say how many there are with top";
    }
    return NULL;
}
