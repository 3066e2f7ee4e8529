package dev.stepgraph.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Makes sure, before anything is started, that a port can be had. */
final class FreePort {

    private FreePort() {}

    /**
     * The port itself if nobody listens on it, any free one for 0.
     *
     * @param purpose who wants it, as the sentence says if it is taken
     * @param option the option with which another one is chosen
     */
    static int require(int port, String purpose, String option) {
        try (ServerSocket loopback = new ServerSocket()) {
            loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return loopback.getLocalPort();
        } catch (IOException taken) {
            throw new LaunchFailure(
                    "Port %d, which %s needs, is taken by another program; stop that one, or choose another port with -D%s=…"
                            .formatted(port, purpose, option),
                    taken);
        }
    }
}
