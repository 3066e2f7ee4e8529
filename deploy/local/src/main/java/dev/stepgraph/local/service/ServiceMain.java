package dev.stepgraph.local.service;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The first class of a service's JVM: starts the service, and ends it when the launcher is gone.
 *
 * <p>The launcher holds the other end of standard input and never writes to it. The end of that
 * stream means that it has closed it, to stop us, or was killed.
 */
public final class ServiceMain {

    private ServiceMain() {}

    /** Starts the class that the first argument names, with the others. */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("launcher-watch").start(ServiceMain::exitWithLauncher);
        Class<?> service = Class.forName(args[0]);
        MethodHandles.publicLookup()
                .findStatic(service, "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void exitWithLauncher() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // as good as its end
        }
        System.exit(0);
    }
}
