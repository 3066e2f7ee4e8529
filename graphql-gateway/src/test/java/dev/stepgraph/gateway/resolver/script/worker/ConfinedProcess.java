package dev.stepgraph.gateway.resolver.script.worker;

import java.io.FileOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A child that tries what none may; prints a line of each attempt. */
final class ConfinedProcess {

    private ConfinedProcess() {}

    /** Arguments: a port that somebody listens on, a folder, and the process that started this. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        Path parent = Path.of("/proc", args[2]);
        // As far as the JVM prepares for it at its first use, it is prepared.
        new ServerSocket(0).close();
        new DatagramSocket().close();
        SocketChannel.open(StandardProtocolFamily.UNIX).close();
        new ProcessBuilder("/bin/true").start().waitFor();
        System.out.println("missing: " + Confinement.enter());
        attempt(
                "connect",
                () -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        attempt("listen", () -> new ServerSocket(0));
        attempt("send", DatagramSocket::new);
        attempt("local socket", () -> SocketChannel.open(StandardProtocolFamily.UNIX));
        attempt("run", () -> new ProcessBuilder("/bin/true").start());
        attempt("create", () -> Files.createFile(folder.resolve("created")));
        attempt("folder", () -> Files.createDirectory(folder.resolve("made")));
        attempt("write", () -> new FileOutputStream(folder.resolve("there").toFile()));
        attempt("append", () -> new FileOutputStream(folder.resolve("there").toFile(), true));
        attempt("move", () -> Files.move(folder.resolve("there"), folder.resolve("elsewhere")));
        attempt("link", () -> Files.createLink(folder.resolve("link"), folder.resolve("there")));
        attempt("permit", () -> folder.resolve("there").toFile().setExecutable(true) ? 1 : fail());
        attempt(
                "delete",
                () -> {
                    Files.delete(folder.resolve("there"));
                    return 1;
                });
        attempt("read", () -> Files.readString(folder.resolve("there")));
        attempt("environment", () -> Files.readString(parent.resolve("environ")));
        attempt("list", () -> folder.toFile().list() == null ? fail() : 1);
        attempt(
                "end",
                () ->
                        ProcessHandle.of(Long.parseLong(args[2])).orElseThrow().destroy()
                                ? 1
                                : fail());
        attempt(
                "compute",
                () -> {
                    Thread thread = new Thread(() -> System.out.println("in a thread of its own"));
                    thread.start();
                    thread.join();
                    return new String(new char[50_000_000]).length();
                });
    }

    private static Object fail() {
        throw new IllegalStateException("refused");
    }

    private static void attempt(String what, Callable<?> attempt) {
        try {
            attempt.call();
            System.out.println(what + ": done");
        } catch (Exception | LinkageError e) {
            System.out.println(what + ": refused");
        }
    }
}
