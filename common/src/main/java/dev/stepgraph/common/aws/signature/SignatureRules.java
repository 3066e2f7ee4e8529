package dev.stepgraph.common.aws.signature;

import java.util.Set;

/**
 * Which signatures a service takes.
 *
 * @param region the only region
 * @param service the only service, such as {@code states}
 * @param pathForm how paths are signed
 * @param leniencies what is allowed beyond the usual
 */
public record SignatureRules(
        String region, String service, PathForm pathForm, Set<Leniency> leniencies) {

    /** What only some services allow. */
    public enum Leniency {
        /** The signature may stand in the query: a URL that works for whoever holds it. */
        PRESIGNED_URLS,
        /** The signature may leave the body out. */
        UNSIGNED_PAYLOADS
    }

    public SignatureRules {
        leniencies = Set.copyOf(leniencies);
    }

    /** Signatures in the header, of all that is sent: what services for programs take. */
    public static SignatureRules strict(String region, String service) {
        return new SignatureRules(region, service, PathForm.NORMALIZED, Set.of());
    }

    boolean allows(Leniency leniency) {
        return leniencies.contains(leniency);
    }
}
