package dev.stepgraph.workflow.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.net.InetAddress;

/** Says at start that nobody is asked who they are, and who can therefore do what. */
@Component
class OpenDoorWarning {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDoorWarning.class);

    private final ServerProperties server;

    OpenDoorWarning(ServerProperties server) {
        this.server = server;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        @Nullable InetAddress address = server.getAddress();
        if (address != null && address.isLoopbackAddress()) {
            LOG.warn(
                    "Signatures are not verified yet: every program on this machine can use the"
                            + " service. It listens on {} only (server.address).",
                    address.getHostAddress());
        } else {
            LOG.warn(
                    "Signatures are not verified yet, and the service listens beyond this machine:"
                            + " whoever reaches it can do everything. Put something in front of it,"
                            + " or set server.address to 127.0.0.1.");
        }
    }
}
