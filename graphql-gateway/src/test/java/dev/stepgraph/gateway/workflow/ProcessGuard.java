package dev.stepgraph.gateway.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The first class of a JVM that a test starts: runs the program that its first argument names, and
 * ends it at once when the test's JVM is gone, which holds the other end of standard input.
 */
public final class ProcessGuard {

    private ProcessGuard() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("test-watch").start(ProcessGuard::haltWithTest);
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    private static void haltWithTest() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // as good as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
