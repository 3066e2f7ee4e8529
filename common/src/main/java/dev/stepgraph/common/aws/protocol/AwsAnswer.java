package dev.stepgraph.common.aws.protocol;

/**
 * An answer, ready for the transport.
 *
 * @param status the HTTP status
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed from the codec to the socket, once
public record AwsAnswer(int status, byte[] body) {

    /** The media type of every body. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";
}
