package dev.stepgraph.common.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One issuer's keys, as they were when they were last fetched. They are fetched when they are old,
 * and when a token names one that is not there, but never twice in a short time; they stay in use
 * while the issuer cannot be reached.
 */
final class IssuerKeys {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    /** How soon an issuer that never answered is asked again. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

    private final String issuer;
    private final KeySource source;
    private final KeyLimits limits;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable JWKSet keys;
    private volatile @Nullable Instant asked;
    private volatile @Nullable Instant fetched;

    /** Where keys come from. */
    @FunctionalInterface
    interface KeySource {

        /** Fetches the keys. */
        JWKSet fetch() throws KeysUnavailableException;
    }

    IssuerKeys(String issuer, KeySource source, KeyLimits limits, InstantSource clock) {
        this.issuer = issuer;
        this.source = source;
        this.limits = limits;
        this.clock = clock;
    }

    /** The key of that id. */
    Optional<JWK> find(String keyId) {
        Optional<JWK> known = lookUp(keyId);
        if (known.isPresent() && !isOld()) {
            return known;
        }
        if (known.isPresent()) {
            refreshUnlessSomebodyDoes();
            return lookUp(keyId);
        }
        fetching.lock();
        try {
            fetchIfDue();
        } finally {
            fetching.unlock();
        }
        return lookUp(keyId);
    }

    private void refreshUnlessSomebodyDoes() {
        if (fetching.tryLock()) {
            try {
                fetchIfDue();
            } finally {
                fetching.unlock();
            }
        }
    }

    private void fetchIfDue() {
        Instant now = clock.instant();
        Instant last = asked;
        Duration pause = keys == null ? FIRST_RETRY : limits.minAge();
        if (last != null && now.isBefore(last.plus(pause))) {
            return;
        }
        asked = now;
        try {
            keys = source.fetch();
            fetched = now;
        } catch (KeysUnavailableException e) {
            log.warn("The keys of the issuer {} cannot be fetched: {}", issuer, e.getMessage());
        }
    }

    private boolean isOld() {
        Instant last = fetched;
        return last == null || !clock.instant().isBefore(last.plus(limits.maxAge()));
    }

    private Optional<JWK> lookUp(String keyId) {
        JWKSet known = keys;
        return known == null ? Optional.empty() : Optional.ofNullable(known.getKeyByKeyId(keyId));
    }
}
