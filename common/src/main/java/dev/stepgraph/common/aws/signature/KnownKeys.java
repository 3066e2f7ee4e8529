package dev.stepgraph.common.aws.signature;

import dev.stepgraph.common.aws.signature.AccessKeyRing.KnownKey;

import java.util.Optional;

/** Keys, and whose they are. */
public interface KnownKeys extends AccessKeys {

    /** The key of that id, and whose it is; none if there is no such key, or it is switched off. */
    Optional<KnownKey> known(String id);

    /**
     * The key of that id, which has just signed something.
     *
     * @throws SignatureRefusedException if it was taken away this moment
     */
    default KnownKey require(String id) throws SignatureRefusedException {
        Optional<KnownKey> key = known(id);
        if (key.isEmpty()) {
            throw new SignatureRefusedException(
                    SignatureRefusedException.Reason.UNRECOGNIZED,
                    RequestVerifier.UNRECOGNIZED_KEY);
        }
        return key.get();
    }

    @Override
    default Optional<AccessKey> find(String id) {
        return known(id).map(KnownKey::key);
    }
}
