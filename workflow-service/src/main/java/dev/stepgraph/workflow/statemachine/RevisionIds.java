package dev.stepgraph.workflow.statemachine;

import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.util.UUID;

/** Draws the keys of state machines and revisions: random ones, for clients see them. */
@Component
class RevisionIds {

    private final SecureRandom random = new SecureRandom();

    /** A new key: a UUID of version 4 (RFC 9562, section 5.4). */
    UUID next() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
