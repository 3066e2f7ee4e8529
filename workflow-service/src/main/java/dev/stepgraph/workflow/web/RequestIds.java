package dev.stepgraph.workflow.web;

import dev.stepgraph.common.RandomUuid;

import org.springframework.stereotype.Component;

import java.util.concurrent.ThreadLocalRandom;

/** Draws the ids by which requests are found in the log. They guard nothing, so they are cheap. */
@Component
public class RequestIds {

    /** A new id, as a UUID of version 4 is written. */
    public String next() {
        return RandomUuid.next(ThreadLocalRandom.current()).toString();
    }
}
