package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.RandomUuid;

import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.util.UUID;

/** Draws the keys of state machines and revisions: random ones, for clients see them. */
@Component
class RevisionIds {

    private final SecureRandom random = new SecureRandom();

    /** A new key: a UUID of version 4 (RFC 9562, section 5.4). */
    UUID next() {
        return RandomUuid.next(random);
    }
}
