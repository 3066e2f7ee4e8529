package dev.stepgraph.gateway.resolver.script.worker;

import dev.stepgraph.gateway.linux.Machine;
import dev.stepgraph.gateway.linux.SystemCall;

import java.io.FileOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A child that tries what none may; prints a line of each attempt. */
final class ConfinedProcess {

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;

    private static final int EPERM = 1;

    /** More than there are; those that only Linux knows begin with 1,024. */
    private static final int COMMANDS = 4_096;

    private static final int F_SETFL = 4;
    private static final int F_SETOWN = 8;
    private static final int F_SETSIG = 10;
    private static final int F_SETOWN_EX = 15;
    private static final int F_OWNER_PROCESS = 1;
    private static final int O_ASYNC = 0x2000;
    private static final int O_NONBLOCK = 0x800;

    /** A signal that a process does not notice, should the attempt succeed. */
    private static final int SIGURG = 23;

    private static final int TIOCSTI = 0x5412;
    private static final int FIOASYNC = 0x5452;

    /** Of a word's upper half the kernel takes no notice. */
    private static final long UNNOTICED = 1L << 32;

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
        // Before the attempt to run something, which leaves the JVM without its standard input.
        signalThroughOpenFiles(Long.parseLong(args[2]));
        attempt("available", System.in::available);
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

    /** Each step by itself, the last of another file than those before: no signal comes of it. */
    private static void signalThroughOpenFiles(long parent) {
        Machine machine = Objects.requireNonNull(SystemCall.find()).machine();
        int fcntl = machine.fcntl();
        int ioctl = machine.ioctl();
        MemorySegment owner = Arena.global().allocate(2L * Integer.BYTES, Integer.BYTES);
        owner.setAtIndex(ValueLayout.JAVA_INT, 0, F_OWNER_PROCESS);
        owner.setAtIndex(ValueLayout.JAVA_INT, 1, Math.toIntExact(parent));
        attemptCall("own", fcntl, INPUT, F_SETOWN, parent);
        attemptCall("own in disguise", fcntl, INPUT, UNNOTICED | F_SETOWN, parent);
        attemptCall("own by kind", fcntl, INPUT, F_SETOWN_EX, owner.address());
        attemptCall("choose signal", fcntl, INPUT, F_SETSIG, SIGURG);
        attemptCall("signal", fcntl, OUTPUT, F_SETFL, O_ASYNC);
        attemptCall("signal in disguise", fcntl, OUTPUT, F_SETFL, UNNOTICED | O_ASYNC);
        attemptCall("same flags", fcntl, OUTPUT, F_SETFL, 0);
        attemptCall("do not wait", fcntl, ERRORS, F_SETFL, O_NONBLOCK);
        System.out.println("done to open files: " + allowed(fcntl, 0));
        System.out.println("done in disguise: " + allowed(fcntl, UNNOTICED));
        attemptCall("signal by device", ioctl, OUTPUT, FIOASYNC, 0);
        attemptCall("type", ioctl, ERRORS, TIOCSTI, 0);
        attemptCall("type in disguise", ioctl, ERRORS, UNNOTICED | TIOCSTI, 0);
    }

    /** The commands of fcntl that are not refused, among all that there are and could be. */
    private static List<Integer> allowed(int fcntl, long upperHalf) {
        SystemCall calls = Objects.requireNonNull(SystemCall.find());
        return IntStream.range(0, COMMANDS)
                .filter(command -> calls.call(fcntl, INPUT, upperHalf | command, 0) != -EPERM)
                .boxed()
                .toList();
    }

    /** A call that got as far as to fail for another reason is not refused. */
    private static void attemptCall(String what, int number, long... arguments) {
        SystemCall calls = Objects.requireNonNull(SystemCall.find());
        attempt(what, () -> calls.call(number, arguments) == -EPERM ? fail() : 1);
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
