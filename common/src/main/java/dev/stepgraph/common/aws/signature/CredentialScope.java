package dev.stepgraph.common.aws.signature;

/**
 * What a signing key is good for.
 *
 * @param date eight digits: year, month, day
 */
record CredentialScope(String date, String region, String service) {

    static final String TERMINATOR = "aws4_request";

    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
