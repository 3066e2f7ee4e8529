package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.gateway.auth.iam.AccessKeyProperties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

import java.net.InetAddress;

/**
 * Whether the management API asks callers for a signature: always, where other machines reach it.
 */
@Component
class ManagementDoor {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementDoor.class);

    private final boolean open;

    ManagementDoor(ServerProperties server, AccessKeyProperties properties) {
        InetAddress address = server.getAddress();
        boolean local = address != null && address.isLoopbackAddress();
        boolean noKeys = properties.accessKeys().isEmpty();
        if (noKeys && !local) {
            throw new IllegalStateException(
                    "The management API would be open to everybody: set an access key"
                            + " (stepgraph.auth.access-keys), or let the gateway listen on this"
                            + " machine only (server.address=127.0.0.1).");
        }
        this.open = local && (noKeys || properties.trustLocal());
        if (open) {
            LOG.warn(
                    "Every program on this machine can use the management API without a signature"
                            + " (stepgraph.auth.access-keys, stepgraph.auth.trust-local).");
        }
    }

    /** Whether nobody is asked. */
    boolean open() {
        return open;
    }
}
