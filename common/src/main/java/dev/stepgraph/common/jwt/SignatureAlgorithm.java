package dev.stepgraph.common.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms that tokens may be signed with: those with a public key. None, and secrets that
 * issuer and gateway would share, are not among them, so no key can be taken for another kind.
 */
enum SignatureAlgorithm {
    RS256(JWSAlgorithm.RS256, null),
    RS384(JWSAlgorithm.RS384, null),
    RS512(JWSAlgorithm.RS512, null),
    PS256(JWSAlgorithm.PS256, null),
    PS384(JWSAlgorithm.PS384, null),
    PS512(JWSAlgorithm.PS512, null),
    ES256(JWSAlgorithm.ES256, Curve.P_256),
    ES384(JWSAlgorithm.ES384, Curve.P_384),
    ES512(JWSAlgorithm.ES512, Curve.P_521);

    private static final int MIN_RSA_BITS = 2_048;

    private final JWSAlgorithm algorithm;
    private final @Nullable Curve curve;

    SignatureAlgorithm(JWSAlgorithm algorithm, @Nullable Curve curve) {
        this.algorithm = algorithm;
        this.curve = curve;
    }

    /** The algorithm of exactly that name. */
    static Optional<SignatureAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(value -> value.name().equals(name)).findFirst();
    }

    /** Whether the owner of that key signed the token. */
    boolean verifies(SignedToken token, JWK key) {
        if (!fits(key)) {
            return false;
        }
        try {
            return verifier(key)
                    .verify(
                            new JWSHeader(algorithm),
                            token.signingInput(),
                            Base64URL.encode(token.signature()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private boolean fits(JWK key) {
        boolean forThis = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        if (!forThis || !signs) {
            return false;
        }
        return switch (key) {
            case RSAKey rsa -> curve == null && rsa.size() >= MIN_RSA_BITS;
            case ECKey ec -> ec.getCurve().equals(curve);
            default -> false;
        };
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa
                ? new RSASSAVerifier(rsa.toRSAPublicKey())
                : new ECDSAVerifier(key.toECKey().toECPublicKey());
    }
}
