package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for what is started here, so that it disturbs nothing that runs already. */
final class Ports {

    private Ports() {}

    /** One that nobody listened on a moment ago. */
    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
