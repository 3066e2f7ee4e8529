package dev.stepgraph.gateway.auth;

/** Whether who was let in once may go on. */
public enum Standing {
    /** Yes. */
    GOOD,
    /** What was decided held until now; the same credentials have to be looked at again. */
    TO_BE_ASKED,
    /** No. */
    ENDED
}
