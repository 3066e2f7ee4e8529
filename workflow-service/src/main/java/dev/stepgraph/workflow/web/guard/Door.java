package dev.stepgraph.workflow.web.guard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

import java.net.InetAddress;

/**
 * Which parts of the service ask callers who they are. Each does as soon as it is told whom to let
 * in; on an address that other machines reach, a part that was not told lets nobody in.
 */
@Component
class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final boolean awsOpen;
    private final boolean restOpen;

    Door(ServerProperties server, AuthProperties properties) {
        InetAddress address = server.getAddress();
        boolean local = address != null && address.isLoopbackAddress();
        boolean noKeys = properties.accessKeys().isEmpty();
        boolean noIssuer = properties.issuer() == null;
        if (!local && noKeys && noIssuer) {
            throw new IllegalStateException(
                    "The service would be open to everybody: set an access key"
                            + " (stepgraph.auth.access-keys) or an issuer of tokens"
                            + " (stepgraph.auth.issuer), or let it listen on this machine only"
                            + " (server.address=127.0.0.1).");
        }
        this.awsOpen = local && (noKeys || properties.trustLocal());
        this.restOpen = local && noIssuer;
        warn();
    }

    /** Whether the AWS endpoint asks nobody for a signature. */
    boolean awsOpen() {
        return awsOpen;
    }

    /** Whether the REST API asks nobody for a token. */
    boolean restOpen() {
        return restOpen;
    }

    private void warn() {
        if (awsOpen) {
            LOG.warn(
                    "Every program on this machine can use the AWS endpoint without a signature"
                            + " (stepgraph.auth.access-keys, stepgraph.auth.trust-local).");
        }
        if (restOpen) {
            LOG.warn(
                    "Every program on this machine can use the REST API without a token"
                            + " (stepgraph.auth.issuer).");
        }
    }
}
