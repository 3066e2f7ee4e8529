package dev.stepgraph.local;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The address that was asked for, if it is one of this machine's. */
final class ListenAddress {

    private ListenAddress() {}

    static InetAddress require(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (UnknownHostException | SocketException unknown) {
            // as good as one of another machine
        }
        throw new LaunchFailure(
                "-D%s=%s is no address of this machine.".formatted(LauncherOptions.ADDRESS, text));
    }
}
